import { describe, expect, it } from 'vitest';
import {
  ANSWER_AT,
  ANSWER_FOLLOW_UP_AT,
  decide,
  rankTopics,
} from '../../src/matching/confidence.js';
import type { TopicHit, TopicSearch } from '../../src/matching/topic-index.js';
import { seededRandom } from '../seeded-random.js';

function hit(id: string, score: number, kind: TopicHit['kind'] = 'topic'): TopicHit {
  return { id, score, kind };
}

/** What was found for a question whose words are half known and could be of any kind. */
function found(hits: readonly TopicHit[], more: Partial<TopicSearch> = {}): TopicSearch {
  return { hits, coverage: 0.5, scope: 0, ...more };
}

function ranked(...confidences: readonly number[]) {
  return confidences.map((confidence, at) => ({ id: `topic-${at}`, confidence }));
}

const WORDS = 5;
const confidences = (search: TopicSearch, words = WORDS) =>
  rankTopics(search, words).map(({ confidence }) => confidence);

describe('the confidence of topics', () => {
  it('is between 0 and 1 and sums to at most 1, whatever was found', () => {
    const random = seededRandom(3);
    for (let round = 0; round < 300; round++) {
      const hits = Array.from({ length: 8 }, (_, at) =>
        hit(`${at}`, random() * 1.2, random() < 0.2 ? 'off-topic' : 'topic'),
      );
      hits.sort((a, b) => b.score - a.score);
      const search = { hits, coverage: random(), scope: random() * 20 - 10 };
      const all = confidences(search, Math.floor(random() * 100));
      expect(all.every((one) => one >= 0 && one <= 1)).toBe(true);
      expect(all.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(1 + 1e-9);
    }
  });

  it('keeps their order', () => {
    const search = found([hit('calves', 0.31), hit('tempo', 0.3), hit('shoes', 0.28)]);
    const all = rankTopics(search, WORDS);
    expect(all.map(({ id }) => id)).toEqual(['calves', 'tempo', 'shoes']);
    expect(all.map(({ confidence }) => confidence)).toEqual(
      all.map(({ confidence }) => confidence).sort((a, b) => b - a),
    );
  });

  it('is high for a near topic alone, and low for a far one', () => {
    expect(confidences(found([hit('calves', 0.3)]))[0]).toBeGreaterThan(0.95);
    expect(confidences(found([hit('calves', 0.01)]))[0]).toBeLessThan(0.2);
  });

  it('is shared by equally near topics', () => {
    const [one = 0, other] = confidences(found([hit('calves', 0.3), hit('slim', 0.3)]));
    expect(one).toBe(other);
    expect(one).toBeCloseTo(0.5, 1);
  });

  it('is hardly shared with a topic that is clearly less near', () => {
    const [, other] = confidences(found([hit('calves', 0.3), hit('slim', 0.2)]));
    expect(other).toBeLessThan(0.01);
  });

  it.each<[string, Partial<TopicSearch>, number]>([
    ['with fewer words that the topic knows', { coverage: 0.2 }, WORDS],
    ['with words of off-topic questions', { scope: -2 }, WORDS],
    ['for fewer words', {}, 2],
  ])('is smaller %s', (_, search, words) => {
    const hits = [hit('calves', 0.1)];
    const [usual = 0] = confidences(found(hits));
    const [smaller = 1] = confidences(found(hits, search), words);
    expect(smaller).toBeLessThan(usual);
  });

  it('is taken by an off-topic domain that is nearer, which is not ranked itself', () => {
    const against = rankTopics(
      found([hit('cooking', 0.3, 'off-topic'), hit('calves', 0.2)]),
      WORDS,
    );
    expect(against.map(({ id }) => id)).toEqual(['calves']);
    expect(against[0]?.confidence).toBeLessThan(0.01);
  });

  it('is shared with a subject that has no answer, which is not ranked either', () => {
    const beside = rankTopics(
      found([hit('smoking', 0.3, 'unanswered'), hit('calves', 0.3)]),
      WORDS,
    );
    expect(beside.map(({ id }) => id)).toEqual(['calves']);
    expect(beside[0]?.confidence).toBeCloseTo(0.5, 1);
  });

  it('is smaller beside an off-topic domain that is not much farther', () => {
    const [alone = 0] = confidences(found([hit('calves', 0.2)]));
    const [beside = 1] = confidences(
      found([hit('calves', 0.2), hit('cooking', 0.15, 'off-topic')]),
    );
    expect(beside).toBeLessThan(alone / 2);
  });

  it('is no question where there are no topics', () => {
    expect(rankTopics(found([]), WORDS)).toEqual([]);
    expect(rankTopics(found([hit('cooking', 0.9, 'off-topic')]), WORDS)).toEqual([]);
  });
});

describe('a question is', () => {
  it.each<[string, 'answer' | 'clarify' | 'unknown', number, readonly number[]]>([
    ['clarified if it is just not', 'clarify', 2, [0.69, 0.2]],
    ['clarified with two choices', 'clarify', 2, [0.3, 0.2, 0.02]],
    ['clarified with three choices', 'clarify', 3, [0.3, 0.2, 0.03]],
    ['clarified with four choices', 'clarify', 4, [0.25, 0.2, 0.2, 0.2]],
    ['clarified with four choices at most', 'clarify', 4, [0.25, 0.2, 0.2, 0.2, 0.1]],
    ['clarified with an unlikely second choice if there is no other', 'clarify', 2, [0.5, 0.01]],
    ['clarified if several are likely together', 'clarify', 3, [0.14, 0.14, 0.13]],
    ['unknown if several are hardly likely together', 'unknown', 0, [0.14, 0.13, 0.12]],
    ['unknown if nothing is likely', 'unknown', 0, [0.05, 0.01]],
    ['unknown if one is half likely and there is no other', 'unknown', 0, [0.69]],
    ['unknown if there is no topic', 'unknown', 0, []],
  ])('%s', (_, decision, choices, confidence) => {
    const topics = ranked(...confidence);
    expect(decide(topics)).toEqual({ decision, offered: topics.slice(0, choices) });
  });

  it.each<[string, number, readonly number[]]>([
    ['alone if no other is likely', 0, [0.9, 0.02]],
    ['alone if there is no other', 0, [ANSWER_AT]],
    ['beside another that is likely', 1, [0.9, 0.05, 0.02]],
    ['beside three others at most', 3, [0.8, 0.04, 0.04, 0.04, 0.04]],
  ])('answered, %s', (_, others, confidence) => {
    const topics = ranked(...confidence);
    const decided = { decision: 'answer', offered: topics.slice(1, 1 + others) };
    expect(decide(topics)).toEqual(decided);
  });

  it('answered if the doubt is about a neighbor, but not about any other topic', () => {
    const topics = ranked(0.66, 0.1, 0.2);
    const areNeighbors = (one: string, other: string) =>
      one === topics[0]?.id && other === topics[2]?.id;
    expect(decide(topics, areNeighbors).decision).toBe('answer');
    expect(decide(topics).decision).toBe('clarify');
    expect(decide(ranked(0.6, 0.2, 0.2), areNeighbors).decision).toBe('clarify');
  });

  it('answered with less certainty if it goes on from an answer', () => {
    expect(decide(ranked(0.6, 0.3), undefined, ANSWER_FOLLOW_UP_AT).decision).toBe('answer');
    expect(decide(ranked(0.5, 0.3), undefined, ANSWER_FOLLOW_UP_AT).decision).toBe('clarify');
  });

  it('clarified with 2 to 4 choices, answered beside 3 others at most, best first', () => {
    const random = seededRandom(11);
    for (let round = 0; round < 300; round++) {
      const weights = Array.from({ length: Math.floor(random() * 6) }, random);
      const total = weights.reduce((sum, weight) => sum + weight, random());
      const topics = ranked(...weights.map((weight) => weight / total).sort((a, b) => b - a));
      const { decision, offered } = decide(topics);
      const from = decision === 'answer' ? 1 : 0;
      expect(offered).toEqual(topics.slice(from, from + offered.length));
      const lengths = { clarify: [2, 3, 4], answer: [0, 1, 2, 3], unknown: [0] };
      expect(lengths[decision]).toContain(offered.length);
    }
  });
});
