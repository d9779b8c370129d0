import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  isFindings,
  parseYamlFile,
  validate,
  type YamlFile,
} from '../../src/knowledge/yaml-file.js';

const TEXT = `# A comment comes first.
name: Calf Raise
long: >-
  Rise slowly,
  sink slowly.
steps:
  - Rise.
  - Sink.
nested: { inner: { deep: 1 } }
`;

function parsed(text: string): YamlFile {
  const file = parseYamlFile('a.yaml', text);
  if (isFindings(file)) throw new Error('this should be YAML');
  return file;
}

describe('a finding stands', () => {
  it.each<[string, PropertyKey[], [number, number]]>([
    ['at the start of a value', ['name'], [2, 7]],
    ['at the text of a folded value', ['long'], [3, 7]],
    ['at the key of a list', ['steps'], [6, 1]],
    ['at an item of a list', ['steps', 1], [8, 5]],
    ['deep inside', ['nested', 'inner', 'deep'], [9, 26]],
    ['around a field that does not exist', ['nested', 'inner', 'other'], [9, 11]],
    ['at the first field, if it is about the whole file', [], [2, 1]],
  ])('%s', (_, path, [line, col]) => {
    expect(parsed(TEXT).finding(path, 'wrong')).toMatchObject({ file: 'a.yaml', line, col });
  });
});

it('a finding is an error unless it is said to be a warning', () => {
  expect(parsed(TEXT).finding([], 'wrong').severity).toBe('error');
  expect(parsed(TEXT).finding([], 'wrong', 'warning').severity).toBe('warning');
});

it('every syntax error of a file is told', () => {
  const findings = parseYamlFile('a.yaml', 'a: 1\na: 2\nb: 1\nb: 2\n');
  expect(isFindings(findings) && findings.map(({ line }) => line)).toEqual([2, 4]);
});

it('a value that fits its schema comes back with the schema’s type', () => {
  const schema = z.object({ name: z.string().trim() });
  expect(validate(parsed('name: "  Calf Raise "'), schema)).toEqual({ name: 'Calf Raise' });
});

it('everything that does not fit is told at once', () => {
  const findings = validate(parsed(TEXT), z.strictObject({ name: z.number(), steps: z.string() }));
  expect(isFindings(findings) && findings.map(({ line }) => line).sort()).toEqual([2, 3, 6, 9]);
});

describe('what is wrong is said in the words of a curator', () => {
  it.each<[string, string, [number, number], string]>([
    ['a colon in a text', 'short: It depends: on you.\n', [1, 8], 'a text with a colon in it'],
    ['no space after a dash', 'a:\n  - one\n  -two\n', [3, 1], 'a space is missing after the dash'],
    ['no space after the first', 'a:\n  -one\n  - two\n', [2, 3], 'a space is missing after the'],
    ['no space after a colon', 'a: one\nb:two\n', [2, 1], 'a space is missing after the colon'],
    ['a field given twice', 'a: one\na: two\n', [2, 1], 'this name stands further up already'],
    ['a tab', 'a:\n  - one\n\t- two\n', [3, 1], 'this is a tab: indent with spaces'],
    ['a tab before a field', 'a: one\n\tb: two\n', [2, 1], 'this is a tab: indent with spaces'],
    ['a dash too far left', 'a:\n  - one\n - two\n', [3, 1], 'this dash stands too far left'],
    ['a field too far right', 'a:\n  - one\n b: two\n', [3, 1], 'this is not below the fields'],
    ['text that belongs to no field', 'a: one\nand two\n', [2, 1], 'this belongs to no field'],
    ['quotes around a part', 'a: "one" two\n', [1, 10], 'a text that starts with a sign'],
    ['quotes that are open', 'a: "one\nb: two\n', [1, 4], 'the quotes that open here are never'],
    ['a list that is open', 'a: [one\nb: two\n', [2, 1], 'the list above is not closed'],
    ['a text that starts with @', 'a: @one\n', [1, 4], 'a text that starts with a sign'],
    ['a text that starts with *', 'a:\n  - *one\n', [2, 5], 'a text that starts with a sign'],
    ['a text that starts with >', 'a: > 5 km\n', [1, 6], 'a text that starts with a sign'],
  ])('%s', (_, text, [line, col], start) => {
    const message = expect.stringMatching(new RegExp(`^${start}`));
    expect(parseYamlFile('a.yaml', text)).toEqual([
      { file: 'a.yaml', line, col, severity: 'error', message },
    ]);
  });

  it('and what else the lines of two versions that were not merged seem to do wrong is not', () => {
    const text = 'a:\n<<<<<<< HEAD\n  - one\n=======\n  - two\n>>>>>>> other\nb: [\n';
    const findings = parseYamlFile('a.yaml', text);
    expect(isFindings(findings) && findings.map(({ line }) => line)).toEqual([2, 4, 6]);
    expect(findings).toHaveProperty('0.message', expect.stringMatching(/^two versions were not/));
  });

  it.each([
    [
      'a colon in an item of a list',
      'a:\n  - It depends: on you.\n',
      'a.0: a text with a colon in it',
    ],
    ['a list in one line', 'a: -one -two\n', 'a: this is a list: put each item on a line'],
    ['a list of which all dashes lack a space', 'a:\n  -one\n  -two\n', 'a: this is a list: put'],
    ['a field without a value', 'a:\n', 'a is empty'],
    ['a file without a field', '# nothing\n', 'the file is empty'],
  ])('%s', (_, text, start) => {
    const findings = validate(parsed(text), z.strictObject({ a: z.array(z.string()) }));
    expect(findings).toEqual([
      expect.objectContaining({ message: expect.stringMatching(new RegExp(`^${start}`)) }),
    ]);
  });
});

describe('what YAML would take otherwise than it was meant is a finding', () => {
  const COMMENT = /^what follows " #" is a comment .*quotes/;
  const DASH = /^this dash is text of the item before: align/;
  it.each<[string, string, [number, number], RegExp]>([
    ['text after " #"', 'caution: Stop at pain # 5 of 10.\n', [1, 23], COMMENT],
    ['text after " #" in a list', 'do:\n  - Rest.\n  - Do set # 2.\n', [3, 12], COMMENT],
    ['text after " #" in a flow list', 'a: [one, two # three\n  ]\n', [1, 14], COMMENT],
    ['text after " #" in a text of two lines', 'a: one\n  two # three\nb: 1\n', [2, 7], COMMENT],
    ['a dash too far to the right', 'why:\n  - One.\n   - Two.\n', [3, 4], DASH],
    ['such a dash after a folded text', 'why:\n  - >-\n    One.\n    - Two.\n', [4, 5], DASH],
  ])('%s', (_, text, [line, col], message) => {
    expect(parseYamlFile('a.yaml', text)).toEqual([
      { file: 'a.yaml', line, col, severity: 'error', message: expect.stringMatching(message) },
    ]);
  });

  it.each([
    ['a comment on a line of its own', 'a: one\n# two\nb:\n  - three\n  # four\n  - five\n# six\n'],
    ['a comment after a key', 'a: # one\n  - two\nb: # three\n'],
    ['a comment after a list', 'a: [one, two] # three\n'],
    ['a comment after quotes', 'a: "one # two" # three\n'],
    ['a comment at the head of a folded text', 'a: >- # one\n  two # three\n'],
    ['a # within a word', 'a: one#two\n'],
    ['a dash within a line', 'a: one\n  two - three\n'],
    ['a list as it is meant', 'a:\n  - one\n    two\n  - three\n'],
  ])('but not %s', (_, text) => {
    expect(parseYamlFile('a.yaml', text)).toHaveProperty('value');
  });
});
