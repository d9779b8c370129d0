import { describe, expect, it } from 'vitest';
import { createSpeller, editDistance } from '../../src/matching/spelling.js';
import { randomText, seededRandom } from '../seeded-random.js';

const spell = createSpeller(
  new Map([
    ['calf', 9],
    ['calves', 8],
    ['hamstring', 4],
    ['marathon', 7],
    ['shin', 3],
    ['run', 20],
    ['5krace', 2],
    ['pace', 2],
    ['race', 6],
  ]),
);

describe('a typo is repaired to the nearest word of the vocabulary', () => {
  it.each([
    ['two letters swapped', 'claf', 'calf'],
    ['a letter missing', 'hamstrng', 'hamstring'],
    ['a letter doubled', 'hammstring', 'hamstring'],
    ['a wrong letter', 'maradhon', 'marathon'],
    ['a wrong first letter', 'galves', 'calves'],
    ['a letter too many at the end', 'shinn', 'shin'],
    ['two typos in a long word', 'maratohn', 'marathon'],
    ['no typo', 'calves', 'calves'],
  ])('%s: %s', (_, typed, meant) => {
    expect(spell(typed)).toBe(meant);
  });
});

describe('a word is left alone', () => {
  it.each([
    ['if it is too short', 'rnu'],
    ['if it holds a digit', '5krac'],
    ['if nothing is near', 'lobster'],
    ['if a short word would take two edits', 'clvas'],
    ['if only a short word is near', 'runn'],
    ['if it is longer than any word', `${'marathon'.repeat(4)}`],
    ['if it is empty', ''],
    ['if it is of another script', 'марафон'],
  ])('%s: “%s”', (_, typed) => {
    expect(spell(typed)).toBeNull();
  });
});

it.each([
  ['cart', 1, 'card', 5, 'card'],
  ['cart', 5, 'card', 1, 'cart'],
])(
  'of two equally near words the commoner one wins: %s (%i) or %s (%i)',
  (one, uses, other, otherUses, meant) => {
    const spell = createSpeller(
      new Map([
        [one, uses],
        [other, otherUses],
      ]),
    );
    expect(spell('carx')).toBe(meant);
  },
);

it('a word with one letter wrong wins over a far commoner one with two', () => {
  const spell = createSpeller(
    new Map([
      ['training', 1],
      ['straining', 99_999],
    ]),
  );
  expect(spell('trainin')).toBe('training');
});

describe('a compound is repaired to the two words that it is made of', () => {
  const compounds = createSpeller(
    new Map([
      ...['flat', 'feet', 'massage', 'gun', 'hips', 'ore', 'race'].map((word): [string, number] => [
        word,
        10,
      ]),
      ['hip', 20],
      ['sore', 30],
      ['shin', 9],
      ['up', 50],
    ]),
  );

  it.each([
    ['flatfeet', 'flat feet'],
    ['massagegun', 'massage gun'],
  ])('%s: %s', (typed, meant) => {
    expect(compounds(typed)).toBe(meant);
  });

  it('by the split whose rarer part is the commonest', () => {
    expect(compounds('hipsore')).toBe('hip sore');
  });

  it.each([
    ['one part is rare', 'shinrace'],
    ['one part is very short', 'uprace'],
    ['one part is unknown', 'racezzz'],
    ['it would be three words', 'flatfeetrace'],
  ])('not if %s: %s', (_, typed) => {
    expect(compounds(typed)).toBeNull();
  });
});

describe('what is wrong with a word is', () => {
  const withUses = (words: Readonly<Record<string, number>>) =>
    createSpeller(new Map(Object.entries(words)));

  it('one letter rather than a missing space', () => {
    expect(withUses({ leg: 99, pain: 99, legspain: 1 })('legpain')).toBe('legspain');
  });

  it('a missing space rather than two letters', () => {
    expect(withUses({ flat: 10, feet: 10, flatfoot: 99 })('flatfeet')).toBe('flat feet');
    expect(withUses({ flat: 9, feet: 9, flatfoot: 99 })('flatfeet')).toBe('flatfoot');
  });
});

it('a repair is the same every time', () => {
  expect([spell('claf'), spell('maradhon'), spell('claf')]).toEqual(['calf', 'marathon', 'calf']);
});

describe('the edit distance', () => {
  it.each([
    ['', '', 0],
    ['', 'calf', 4],
    ['calf', 'calf', 0],
    ['calf', 'calfs', 1],
    ['calf', 'cal', 1],
    ['calf', 'half', 1],
    ['calf', 'claf', 1],
    ['calf', 'calff', 1],
    ['kitten', 'sitting', 3],
    ['hamstring', 'hamtsirng', 2],
    // A swapped pair is not edited again: the "optimal string alignment" distance.
    ['ca', 'abc', 3],
  ])('of “%s” and “%s” is %i', (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance);
  });

  it('is the same both ways, zero only for the same word, and at most the longer length', () => {
    const random = seededRandom(7);
    const word = () => randomText(random, ['a', 'b', 'c'], 7);
    for (let round = 0; round < 300; round++) {
      const [a, b] = [word(), word()];
      const distance = editDistance(a, b);
      expect(editDistance(b, a)).toBe(distance);
      expect(distance === 0).toBe(a === b);
      expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length));
      expect(distance).toBeGreaterThanOrEqual(Math.abs(a.length - b.length));
    }
  });
});
