import { expect, it } from 'vitest';
import { excerptOf } from '../../src/knowledge/excerpt.js';

const FILE = `# tips
flags:
  first:
    text: one

    more: two
  # about the second
  second:
    text: three
`;

it('an entry reaches from its key to its last line', () => {
  expect(excerptOf(FILE, ['flags', 'second'])).toEqual({
    line: 8,
    text: '  second:\n    text: three\n',
  });
  expect(excerptOf(FILE, ['flags', 'first'])).toEqual({
    line: 3,
    text: '  first:\n    text: one\n\n    more: two\n',
  });
});

it('without a path it is the whole file', () => {
  expect(excerptOf(FILE, [])).toEqual({ line: 1, text: FILE });
});

it('there is none of what is not there, or in what is no YAML', () => {
  expect(excerptOf(FILE, ['flags', 'third'])).toBeNull();
  expect(excerptOf('a: [', ['a'])).toBeNull();
});
