import { expect, it } from 'vitest';
import { inspectionOf, TEMPO } from './inspection-of.js';

const FOLDER = 'test/fixtures/knowledge';
const { finding } = await inspectionOf(FOLDER);

it('a finding stands where its value stands, as an error unless it is said to be a warning', () => {
  const file = `${FOLDER}/${TEMPO}`;
  const place = { file, line: 7, col: 5, message: 'wrong' };
  expect(finding(file, ['why', 1], 'wrong')).toEqual({ ...place, severity: 'error' });
  expect(finding(file, ['why', 1], 'wrong', 'warning')).toEqual({ ...place, severity: 'warning' });
});

it('a file may be named as it is called in the folder of the knowledge base', () => {
  expect(finding('sources.yaml', ['scan-study', 'kind'], 'wrong')).toMatchObject({
    file: `${FOLDER}/sources.yaml`,
    line: 8,
  });
  expect(() => finding('nothing.yaml', [], 'wrong')).toThrow('nothing.yaml');
});
