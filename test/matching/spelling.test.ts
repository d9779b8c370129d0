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

it('of two equally near words the commoner one wins', () => {
  expect(
    createSpeller(
      new Map([
        ['cart', 1],
        ['card', 5],
      ]),
    )('carx'),
  ).toBe('card');
  expect(
    createSpeller(
      new Map([
        ['cart', 5],
        ['card', 1],
      ]),
    )('carx'),
  ).toBe('cart');
});

it('a nearer word wins over a commoner one', () => {
  expect(
    createSpeller(
      new Map([
        ['training', 1],
        ['straining', 99],
      ]),
    )('trainin'),
  ).toBe('training');
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
