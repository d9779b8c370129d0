import { describe, expect, it } from 'vitest';
import { rendering } from '../../src/curation/rendering.js';
import { type Changes, replacing } from '../knowledge/knowledge-of.js';
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
