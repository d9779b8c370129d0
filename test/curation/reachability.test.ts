import { describe, expect, it } from 'vitest';
import { reachability, rendering, reviews } from '../../src/curation/reachability.js';
import { type Changes, fixtureText, replacing } from '../knowledge/knowledge-of.js';
import { foundBy, RAISE, TEMPO } from './inspection-of.js';

describe('what does not fit a Discord message is found', () => {
  const tooLong = 'Run. '.repeat(800);
  it.each<[string, Changes, string]>([
    ['an answer', { [TEMPO]: replacing('Warm up for 10 minutes.', tooLong) }, `${TEMPO}:1:1`],
    ['an exercise', { [RAISE]: replacing('Sink slowly.', tooLong) }, `${RAISE}:1:1`],
    [
      'a red flag',
      { 'red-flags.yaml': replacing('Get medical care today.', tooLong) },
      'red-flags.yaml:4:3',
    ],
  ])('%s', async (_, changes, place) => {
    expect(await foundBy(rendering, changes)).toEqual([
      expect.stringMatching(
        `^${place}  does not fit a Discord message: \\d{4} characters of text, at most 4000`,
      ),
    ]);
  });

  it('and nothing that fits', async () => {
    expect(await foundBy(rendering)).toEqual([]);
  });
});

describe('an exercise is found by each of its names', () => {
  const other = (name: string, aliases: string) =>
    fixtureText(RAISE)
      .replace('name: Calf Raise', `name: ${name}`)
      .replace('aliases: [heel raise]', `aliases: [${aliases}]`);

  it.each<[string, string, string]>([
    ['a name that another one has, too', other('Calf Raises', ''), '1:7  "Calf Raise"'],
    ['an alias that is the name of another', other('Heel-Raise', ''), '2:11  "heel raise"'],
    [
      'an alias that another one has, too',
      other('Wall Raise', 'Heel Raises'),
      '2:11  "heel raise"',
    ],
  ])('not by %s', async (_, text, finding) => {
    expect(await foundBy(reachability, { 'exercises/wall-raise.yaml': text })).toEqual([
      `${RAISE}:${finding} finds wall-raise`,
    ]);
  });

  it('if no other has them', async () => {
    const text = other('Wall Raise', 'raise at a wall');
    expect(await foundBy(reachability, { 'exercises/wall-raise.yaml': text })).toEqual([]);
  });
});

it('a topic that no other one leads to gets a warning', async () => {
  const changes = { 'faq/gear/lacing.yaml': fixtureText(TEMPO).replace('a tempo run', 'lacing') };
  expect(await foundBy(reachability, changes)).toEqual([
    'faq/gear/lacing.yaml:1:1  warning: no other topic relates to this one',
  ]);
});

it('a topic that is related to itself is told', async () => {
  const changes = {
    [TEMPO]: replacing('[calves-bigger, calf-clot]', '[calves-bigger, tempo-run]'),
  };
  expect(await foundBy(reachability, changes)).toEqual([`${TEMPO}:9:26  this is the topic itself`]);
});

it('a knowledge base in which all can be reached is in order', async () => {
  expect(await foundBy(reachability)).toEqual([]);
});

describe('a review is', () => {
  const reviewed = { [TEMPO]: replacing('2023-01', '2024-12') };

  it('outdated after more than two years', async () => {
    expect(await foundBy(reviews, reviewed, new Date('2027-01-15'))).toEqual([
      `${TEMPO}:10:11  warning: last reviewed 2024-12: read it against its sources again`,
    ]);
  });

  it('good for two years', async () => {
    expect(await foundBy(reviews, reviewed, new Date('2026-12-15'))).toEqual([]);
  });
  it('wrong in a month to come', async () => {
    const wrong = { [TEMPO]: replacing('2023-01', '2027-01') };
    expect(await foundBy(reviews, wrong, new Date('2026-12-31'))).toEqual([
      `${TEMPO}:10:11  2027-01 is still to come`,
    ]);
    expect(await foundBy(reviews, wrong, new Date('2027-01-01'))).toEqual([]);
  });
});
