import { describe, expect, it } from 'vitest';
import { decide, rankTopics } from '../../src/matching/confidence.js';
import type { TopicHit } from '../../src/matching/topic-index.js';
import { seededRandom } from '../seeded-random.js';

function hit(topic: string, score: number, offTopic = false): TopicHit {
  return { topic, score, offTopic, nearest: { text: `about ${topic}`, stems: [] } };
}

function ranked(...confidences: readonly number[]) {
  return confidences.map((confidence, at) => ({ id: `topic-${at}`, confidence, phrasing: '' }));
}

const confidences = (hits: readonly TopicHit[], unknownShare = 0) =>
  rankTopics(hits, unknownShare).map(({ confidence }) => confidence);

describe('the confidence of topics', () => {
  it('is between 0 and 1 and sums to at most 1, whatever the scores', () => {
    const random = seededRandom(3);
    for (let round = 0; round < 200; round++) {
      const hits = Array.from({ length: 8 }, (_, at) =>
        hit(`${at}`, random() * 1.2, random() < 0.2),
      );
      hits.sort((a, b) => b.score - a.score);
      const all = confidences(hits, random());
      expect(all.every((one) => one >= 0 && one <= 1)).toBe(true);
      expect(all.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(1 + 1e-9);
    }
  });

  it('keeps their order, with the nearest phrasing', () => {
    expect(rankTopics([hit('calves', 0.9), hit('tempo', 0.8)], 0)).toMatchObject([
      { id: 'calves', phrasing: 'about calves' },
      { id: 'tempo', phrasing: 'about tempo' },
    ]);
  });

  it('is high for a near topic alone, and low for a far one', () => {
    expect(confidences([hit('calves', 0.9)])[0]).toBeGreaterThan(0.95);
    expect(confidences([hit('calves', 0.02)])[0]).toBeLessThan(0.1);
  });

  it('is shared by equally near topics', () => {
    const [one = 0, other] = confidences([hit('calves', 0.9), hit('slim', 0.9)]);
    expect(one).toBe(other);
    expect(one).toBeCloseTo(0.5, 1);
  });

  it('is smaller with every word that nothing knows', () => {
    const of = (unknownShare: number) => confidences([hit('calves', 0.3)], unknownShare)[0] ?? 0;
    expect(of(0.3)).toBeLessThan(of(0));
    expect(of(1)).toBeLessThan(of(0.3));
  });

  it('is taken by an off-topic domain that is nearer, which is not ranked itself', () => {
    const against = rankTopics([hit('cooking', 0.9, true), hit('calves', 0.8)], 0);
    expect(against.map(({ id }) => id)).toEqual(['calves']);
    expect(against[0]?.confidence).toBeLessThan(0.01);
  });

  it('is no question where there are no topics', () => {
    expect(rankTopics([], 0)).toEqual([]);
    expect(rankTopics([hit('cooking', 0.9, true)], 0)).toEqual([]);
  });
});

describe('a question is', () => {
  it.each<[string, 'answer' | 'clarify' | 'unknown', number, readonly number[]]>([
    ['answered if one topic is likely', 'answer', 0, [0.9, 0.05]],
    ['answered if it is likely enough', 'answer', 0, [0.7, 0.2]],
    ['clarified if it is just not', 'clarify', 2, [0.69, 0.2]],
    ['clarified with two choices', 'clarify', 2, [0.3, 0.2, 0.06]],
    ['clarified with three choices', 'clarify', 3, [0.3, 0.2, 0.07]],
    ['clarified with four choices', 'clarify', 4, [0.25, 0.2, 0.2, 0.2]],
    ['clarified with four choices at most', 'clarify', 4, [0.25, 0.2, 0.2, 0.2, 0.1]],
    ['unknown if nothing is likely', 'unknown', 0, [0.05, 0.01]],
    ['unknown if several are hardly likely', 'unknown', 0, [0.15, 0.12, 0.1]],
    ['unknown if one alone is half likely', 'unknown', 0, [0.5, 0.06]],
    ['unknown if there is no topic', 'unknown', 0, []],
  ])('%s', (_, decision, choices, confidence) => {
    const topics = ranked(...confidence);
    expect(decide(topics)).toEqual({ decision, offered: topics.slice(0, choices) });
  });
});
