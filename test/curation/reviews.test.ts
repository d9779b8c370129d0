import { describe, expect, it } from 'vitest';
import { reviews } from '../../src/curation/reviews.js';
import { replacing } from '../knowledge/knowledge-of.js';
import { foundBy, TEMPO } from './inspection-of.js';

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
