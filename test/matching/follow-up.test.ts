import { describe, expect, it } from 'vitest';
import { isFollowUp, searchInContext } from '../../src/matching/follow-up.js';
import type { TopicHit, TopicSearch } from '../../src/matching/topic-index.js';
import { wordsOf } from '../../src/matching/words.js';

interface Found {
  readonly tellingWords?: number;
  readonly confidence?: number;
  readonly scope?: number;
}

/** Whether a message of several telling words, sure to be a topic of ours, is a follow-up. */
function follows(
  message: string,
  { tellingWords = 3, confidence = 0.95, scope = 2 }: Found = {},
): boolean {
  return isFollowUp({ words: wordsOf(message) }, tellingWords, confidence, { scope });
}

describe('a message goes on from what was said if it', () => {
  it.each([
    ['opens so', 'and before a long race on a hill?'],
    ['opens with a doubt', 'but my doctor said to rest completely'],
    ['asks what if', 'What if my calves hurt after a marathon?'],
    ['asks what about', 'what about hill sprints on Tuesday morning'],
    ['asks how often', 'how often should I run hills for strength'],
    ['asks for sources', 'sources for calf size and sprinting please'],
    ['refers to something', 'does it help with marathon pace in the heat'],
    ['refers to several things', 'should I do them before a tempo run session'],
    ['compares with something', 'is walking up a hill the same for calves'],
    ['takes something for granted', 'my calf still hurts after a tempo run'],
    ['refers beside an empty “it”', 'is it ok to do that before a race'],
  ])('%s: “%s”', (_, message) => {
    expect(follows(message)).toBe(true);
  });

  it.each([
    ['has few words', 'in the heat', {}],
    ['has few words that tell anything', 'can you please tell me a bit about hills', {}],
    ['has one telling word', 'so how many', { tellingWords: 1 }],
  ])('%s, and no topic is sure: “%s”', (_, message, found) => {
    expect(follows(message, { tellingWords: 2, confidence: 0.4, ...found })).toBe(true);
  });
});

describe('a message is a question of its own if it', () => {
  it.each<[string, string, Found]>([
    ['is sure to be a topic', 'What is a tempo run?', {}],
    ['is sure, however short', 'tempo run', { tellingWords: 2 }],
    ['is sure enough', 'marathon training plan', { confidence: 0.9 }],
    [
      'has many telling words, though no topic is sure',
      'does running uphill in sand grow big calves',
      { tellingWords: 6, confidence: 0.4 },
    ],
    ['says “it” of nothing', 'is it ok to run a marathon every month', {}],
    ['says “it” of nothing else', 'is it bad to run with a cold? is it safe', {}],
    ['says “this” of a time', 'marathon plan for this winter', {}],
    ['has words that only start like such', 'android or sore iterations whys', {}],
    ['changes the subject', 'different question: and what about that?', {}],
    ['changes the subject in few words', 'new topic', { tellingWords: 1, confidence: 0 }],
    ['says that it is unrelated', 'unrelated, but does it rain more', {}],
    ['is about something else', 'and how do I boil it', { scope: -2.1 }],
    ['is about something else in few words', 'boil an egg', { scope: -3, confidence: 0 }],
    ['says nothing', '', { tellingWords: 0, confidence: 0 }],
    ['says nothing but emoji', '🏃', { tellingWords: 0, confidence: 0 }],
  ])('%s: “%s”', (_, message, found) => {
    expect(follows(message, found)).toBe(false);
  });
});

it('one telling word alone is not enough to be about something else', () => {
  expect(follows('and my wife?', { tellingWords: 1, scope: -3 })).toBe(true);
});

describe('in the context of the last topic', () => {
  function found(hits: Readonly<Record<string, number>>, more: Partial<TopicSearch> = {}) {
    return {
      hits: Object.entries(hits).map(
        ([topic, score]): TopicHit => ({ topic, score, offTopic: topic === 'cooking' }),
      ),
      coverage: 0,
      scope: 0,
      ...more,
    };
  }
  const NOTHING = found({});
  const scoresIn = ({ hits }: TopicSearch) =>
    Object.fromEntries(hits.map(({ topic, score }) => [topic, score]));

  it('what the message finds alone and together with the last question is added up', () => {
    const scores = scoresIn(
      searchInContext(
        found({ pace: 0.1, heat: 0.05 }),
        found({ heat: 0.1, hills: 0.01 }),
        'tempo',
        [],
      ),
    );
    expect(scores.pace).toBeCloseTo(0.1);
    expect(scores.heat).toBeCloseTo(0.15);
    expect(scores.hills).toBeCloseTo(0.01);
  });

  it('a related topic is expected more than the last one, and that more than any other', () => {
    const equal = found({ other: 0.2, tempo: 0.2, related: 0.2 });
    const { hits } = searchInContext(equal, NOTHING, 'tempo', ['related']);
    expect(hits.map(({ topic }) => topic)).toEqual(['related', 'tempo', 'other']);
  });

  it('a clearly nearer topic still comes first', () => {
    const { hits } = searchInContext(found({ other: 0.3, tempo: 0.1 }), NOTHING, 'tempo', [
      'hills',
    ]);
    expect(hits[0]?.topic).toBe('other');
  });

  it('even a message that finds nothing leads to the last topic and those related to it', () => {
    const { hits } = searchInContext(NOTHING, NOTHING, 'tempo', ['hills', 'pace']);
    expect(hits.map(({ topic }) => topic).sort()).toEqual(['hills', 'pace', 'tempo']);
  });

  it('off-topic domains do not compete', () => {
    const { hits } = searchInContext(found({ cooking: 0.9 }), found({ cooking: 0.9 }), 'tempo', []);
    expect(hits.map(({ topic }) => topic)).toEqual(['tempo']);
  });

  it('the rest is what was found together', () => {
    const alone = found({}, { coverage: 0.1, scope: -1 });
    const together = found({}, { coverage: 0.7, scope: 3 });
    expect(searchInContext(alone, together, 'tempo', [])).toMatchObject({
      coverage: 0.7,
      scope: 3,
    });
  });
});
