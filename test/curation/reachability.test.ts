import { describe, expect, it } from 'vitest';
import { reachability } from '../../src/curation/reachability.js';
import { fixtureText, replacing } from '../knowledge/knowledge-of.js';
import { foundBy, RAISE, TEMPO } from './inspection-of.js';

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
