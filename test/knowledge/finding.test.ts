import { expect, it } from 'vitest';
import { byPlace, type Finding, formatFinding } from '../../src/knowledge/finding.js';

function finding(file: string, line: number, col: number): Finding {
  return { file, line, col, severity: 'error', message: 'it is wrong' };
}

it('a finding starts with its place, as editors link it', () => {
  expect(formatFinding(finding('faq/a.yaml', 3, 10))).toBe('faq/a.yaml:3:10  it is wrong');
});

it('a warning says that it is one', () => {
  expect(formatFinding({ ...finding('a.yaml', 1, 1), severity: 'warning' })).toBe(
    'a.yaml:1:1  warning: it is wrong',
  );
});

it('findings are sorted by file, then line, then column, as numbers', () => {
  const sorted = [
    finding('a.yaml', 2, 9),
    finding('a.yaml', 2, 10),
    finding('a.yaml', 10, 1),
    finding('b.yaml', 1, 1),
  ];
  expect([...sorted].reverse().sort(byPlace)).toEqual(sorted);
});
