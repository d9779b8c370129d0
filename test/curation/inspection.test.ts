import { expect, it } from 'vitest';
import { fileNamed, findingIn } from '../../src/curation/inspection.js';
import { inspectionOf, TEMPO } from './inspection-of.js';

const FOLDER = 'test/fixtures/knowledge';
const inspection = await inspectionOf(FOLDER);

it('a finding stands where its value stands, as an error unless it is said to be a warning', () => {
  const file = `${FOLDER}/${TEMPO}`;
  const place = { file, line: 7, col: 5, message: 'wrong' };
  expect(findingIn(inspection, file, ['why', 1], 'wrong')).toEqual({ ...place, severity: 'error' });
  expect(findingIn(inspection, file, ['why', 1], 'wrong', 'warning')).toEqual({
    ...place,
    severity: 'warning',
  });
});

it('a finding about a file that was not read stands at its start', () => {
  expect(findingIn(inspection, 'other.yaml', ['why', 1], 'wrong')).toEqual({
    file: 'other.yaml',
    line: 1,
    col: 1,
    severity: 'error',
    message: 'wrong',
  });
});

it('a file is found by how its path ends', () => {
  expect(fileNamed(inspection, 'sources.yaml')).toBe(`${FOLDER}/sources.yaml`);
  expect(fileNamed(inspection, 'nothing.yaml')).toBe('nothing.yaml');
});
