import { describe, expect, it } from 'vitest';
import { parseSignPattern } from '../../src/knowledge/sign-pattern.js';

const TERMS = { calf: ['calf', 'lower leg'], pain: ['hurt', 'sore'] };

describe('a sign is a list of groups, of each of which one phrase must be said', () => {
  it.each([
    ['a phrase alone', 'both calves', [['both calves']]],
    ['alternatives', 'hot / warm', [['hot', 'warm']]],
    ['things said near each other', 'calf + hot', [['calf'], ['hot']]],
    ['a word list', '<calf> + hot', [['calf', 'lower leg'], ['hot']]],
    [
      'word lists beside phrases',
      '<calf> / shin / <pain>',
      [['calf', 'lower leg', 'shin', 'hurt', 'sore']],
    ],
    [
      'words with hyphens, apostrophes and digits',
      "can't walk + x-ray / 2 days",
      [["can't walk"], ['x-ray', '2 days']],
    ],
    ['no spaces', 'calf/shin+hot', [['calf', 'shin'], ['hot']]],
  ])('%s', (_, text, groups) => {
    expect(parseSignPattern(text, TERMS)).toEqual({ text, groups });
  });
});

it('a word list that does not exist is named', () => {
  expect(parseSignPattern('<calf> + <ankle>', TERMS)).toBe(
    'there is no word list "ankle" under terms',
  );
});

it.each(['constructor', '__proto__', 'toString'])(
  'what every object has is no word list: <%s>',
  (name) => {
    expect(parseSignPattern(`<${name}> + hot`, TERMS)).toBe(
      `there is no word list "${name}" under terms`,
    );
  },
);

it.each(['calf +', '+ calf', 'calf // hot', 'calf + / hot', ''])(
  '“%s” has an empty part',
  (text) => {
    expect(parseSignPattern(text, TERMS)).toContain('a sign has an empty part');
  },
);

it.each([
  ['calf + hot, warm', 'hot, warm'],
  ['calf + (hot)', '(hot)'],
  ['calf; hot', 'calf; hot'],
  ['calf | shin', 'calf | shin'],
  ['<calf> swollen + hot', '<calf> swollen'],
])('“%s” could never be raised, and what is wrong with it is named', (text, odd) => {
  expect(parseSignPattern(text, TERMS)).toContain(`"${odd}" is never found`);
});

it('nor can a word list hold more than words', () => {
  expect(parseSignPattern('<calf>', { calf: ['calf / shin'] })).toContain('"calf / shin" is never');
});
