import { describe, expect, it } from 'vitest';
import { ANSWER_AT } from '../../src/matching/confidence.js';
import { isFollowUp, refersBack, searchInContext } from '../../src/matching/follow-up.js';
import type { TopicHit, TopicSearch } from '../../src/matching/topic-index.js';
import { wordsOf } from '../../src/matching/words.js';

interface Found {
  readonly tellingWords?: number;
  /** Of the best topic. */
  readonly confidence?: number;
  /** Of all topics together. */
  readonly known?: number;
}

/** Whether a message of several telling words, sure to be a topic of ours, is a follow-up. */
function follows(
  message: string,
  { tellingWords = 3, confidence = 0.95, known = 0.99 }: Found = {},
): boolean {
  const ranked = [{ confidence }, { confidence: known - confidence }];
  return isFollowUp({ words: wordsOf(message) }, tellingWords, ranked);
}

describe('a message goes on from what was said if it', () => {
  it.each([
    ['opens so', 'and before a long race on a hill?'],
    ['opens with a doubt', 'but my doctor said to rest completely'],
    ['asks what if', 'What if my calves hurt after a marathon?'],
    ['asks what about', 'what about hill sprints on Tuesday morning'],
    ['asks how often', 'how often should I run hills for strength'],
    ['asks for how long', 'for how long should I run hills'],
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
    ['has few telling words', 'can you please tell me a bit about hills', {}],
    ['has one telling word', 'in the heat', { tellingWords: 1 }],
    ['has none, but asks', 'what should I do', { tellingWords: 0, known: 0 }],
  ])('%s, and no topic is sure: “%s”', (_, message, found) => {
    expect(follows(message, { tellingWords: 2, confidence: 0.4, ...found })).toBe(true);
  });
});

describe('a message is a question of its own if it', () => {
  it.each<[string, string, Found]>([
    ['is sure to be a topic', 'What is a tempo run?', {}],
    ['is sure, however short', 'tempo run', { tellingWords: 2 }],
    ['is sure enough', 'marathon training plan', { confidence: ANSWER_AT }],
    ['is quite sure, whatever it refers to', 'how often should I do strides', { confidence: 0.98 }],
    [
      'has many words, and what it refers to may be among them',
      'my knees ache on stairs after hills, is that from my old shoes',
      { tellingWords: 5, confidence: ANSWER_AT },
    ],
    [
      'has many telling words, though no topic is sure',
      'does running uphill in sand grow big calves',
      { tellingWords: 6, confidence: 0.4 },
    ],
    [
      'tells so much that it stands by itself, whatever it may refer to',
      'started in spring, three runs a week and a long one on Sunday, and it still hurts after hills',
      { tellingWords: 8, confidence: 0.1, known: 0.4 },
    ],
    ['says “it” of nothing', 'is it ok to run a marathon every month', {}],
    ['says “it” of nothing else', 'is it bad to run with a cold? is it safe', {}],
    ['says “this” of a time', 'marathon plan for this winter', {}],
    ['has words that only start like such', 'android or sore iterations whys', {}],
    ['changes the subject', 'different question: and what about that?', {}],
    ['changes the subject in few words', 'new topic', { tellingWords: 1, confidence: 0 }],
    ['says that it is unrelated', 'unrelated, but does it rain more', {}],
    ['is about something else', 'and how do I boil it', { confidence: 0.2, known: 0.29 }],
    [
      'is about something else in few words',
      'boil it',
      { tellingWords: 1, confidence: 0, known: 0 },
    ],
    ['says nothing', '', { tellingWords: 0, confidence: 0 }],
    ['says nothing but emoji', '🏃', { tellingWords: 0, confidence: 0 }],
  ])('%s: “%s”', (_, message, found) => {
    expect(follows(message, found)).toBe(false);
  });
});

it('after an opening, one telling word is not enough to be about something else', () => {
  expect(follows('and my wife?', { tellingWords: 1, confidence: 0, known: 0 })).toBe(true);
});

it.each([
  ['few telling words', { tellingWords: 2, confidence: 0.99 }],
  ['several, not sure enough', { tellingWords: 4, confidence: 0.97 }],
  ['many, not sure enough', { tellingWords: 5, confidence: 0.69 }],
])('what goes on with %s is no question of its own', (_, message) => {
  expect(follows('what about hills for calves', message)).toBe(true);
});

it.each([
  ['and at night?', true],
  ['my shin is red and it is warm', true],
  ['my shin is red', false],
  ['is it ok to run', false],
  ['another question: is it red', false],
])('whether “%s” refers back to something: %s', (message, refers) => {
  expect(refersBack({ words: wordsOf(message) })).toBe(refers);
});

describe('in the context of the last topic', () => {
  function found(hits: Readonly<Record<string, number>>, more: Partial<TopicSearch> = {}) {
    return {
      hits: Object.entries(hits).map(
        ([id, score]): TopicHit => ({
          id,
          score,
          kind: id === 'cooking' ? 'off-topic' : 'topic',
        }),
      ),
      coverage: 0,
      scope: 0,
      ...more,
    };
  }
  const NOTHING = found({});
  const scoresIn = ({ hits }: TopicSearch) =>
    Object.fromEntries(hits.map(({ id, score }) => [id, score]));

  const MUCH = 2;
  const LAST = { topic: 'tempo', related: ['hills'] };

  it('what the message finds alone and together with the last question is added up', () => {
    const alone = found({ pace: 0.1, heat: 0.05 });
    const together = found({ heat: 0.1, rain: 0.01 });
    const scores = scoresIn(searchInContext(alone, MUCH, together, LAST));
    expect(scores.pace).toBeCloseTo(0.1);
    expect(scores.heat).toBeCloseTo(0.15);
    expect(scores.rain).toBeCloseTo(0.01);
  });

  it.each([
    ['nothing', 0, 0],
    ['little', 0.9, 0],
    ['a bit', 1.25, 0.1],
    ['much', 1.6, 0.2],
    ['very much', 9, 0.2],
  ])('a message that says %s counts by itself accordingly', (_, content, score) => {
    const { pace } = scoresIn(searchInContext(found({ pace: 0.2 }), content, NOTHING, LAST));
    expect(pace).toBeCloseTo(score);
  });

  it('a related topic is expected more than the last one, and that more than any other', () => {
    const equal = found({ other: 0.2, tempo: 0.2, hills: 0.2 });
    const { hits } = searchInContext(equal, MUCH, NOTHING, LAST);
    expect(hits.map(({ id }) => id)).toEqual(['hills', 'tempo', 'other']);
  });

  it('a clearly nearer topic still comes first', () => {
    const { hits } = searchInContext(found({ other: 0.3, tempo: 0.1 }), MUCH, NOTHING, LAST);
    expect(hits[0]?.id).toBe('other');
  });

  it('even a message that finds nothing leads to the last topic and those related to it', () => {
    const { hits } = searchInContext(NOTHING, 0, NOTHING, LAST);
    expect(hits.map(({ id }) => id).sort()).toEqual(['hills', 'tempo']);
  });

  it('off-topic domains do not compete', () => {
    const cooking = found({ cooking: 0.9 });
    const { hits } = searchInContext(cooking, MUCH, cooking, LAST);
    expect(hits.map(({ id }) => id)).not.toContain('cooking');
  });

  it('the rest is what was found together', () => {
    const alone = found({}, { coverage: 0.1, scope: -1 });
    const together = found({}, { coverage: 0.7, scope: 3 });
    expect(searchInContext(alone, MUCH, together, LAST)).toMatchObject({
      coverage: 0.7,
      scope: 3,
    });
  });
});
