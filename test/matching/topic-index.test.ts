import { describe, expect, it } from 'vitest';
import { TopicIndex, type TopicText } from '../../src/matching/topic-index.js';

function topic(id: string, phrasings: readonly string[], more: Partial<TopicText> = {}): TopicText {
  return {
    id,
    offTopic: false,
    phrasings: phrasings.map((text) => ({ text, stems: text.split(' ') })),
    answer: [],
    ...more,
  };
}

const index = new TopicIndex(
  [
    topic('calves', ['run make calf big', 'calf size', 'jog grow calf'], {
      answer: [['sprint', 'hill', 'add', 'muscle']],
    }),
    topic('tempo', ['what be tempo run', 'comfortable hard pace']),
    topic('shoes', ['when replace run shoe', 'shoe last how long']),
    topic('cooking', ['boil egg how long', 'cook rice'], { offTopic: true }),
  ],
  (stem) => ['what', 'be', 'how', 'when'].includes(stem),
);

const found = (question: string, limit = 4) =>
  index.search(question.split(' '), limit).map(({ topic: id }) => id);

describe('a topic’s own phrasing finds it first', () => {
  it.each([
    ['run make calf big', 'calves'],
    ['calf size', 'calves'],
    ['comfortable hard pace', 'tempo'],
    ['when replace run shoe', 'shoes'],
    ['cook rice', 'cooking'],
  ])('%s', (phrasing, id) => {
    const [first] = index.search(phrasing.split(' '), 4);
    expect(first).toMatchObject({ topic: id, nearest: { text: phrasing } });
  });
});

it.each([
  ['other words in another order', 'big calf jog', 'calves'],
  ['an unknown word beside', 'zzz shoe last', 'shoes'],
  ['a misspelt word', 'shoess', 'shoes'],
  ['what only the answer says', 'sprint calf hill', 'calves'],
])('%s finds the topic, too', (_, question, id) => {
  expect(found(question)[0]).toBe(id);
});

it('an off-topic domain competes and says that it is one', () => {
  const hits = index.search(['how', 'long', 'boil', 'egg'], 4);
  expect(hits[0]).toMatchObject({ topic: 'cooking', offTopic: true });
  expect(hits.map(({ topic: id }) => id)).toContain('shoes');
  expect(hits.filter(({ offTopic }) => offTopic)).toHaveLength(1);
});

it('hits come best first, and no more than asked for', () => {
  const scores = index.search(['run', 'shoe', 'calf'], 4).map(({ score }) => score);
  expect(scores.length).toBeGreaterThan(1);
  expect([...scores].sort((a, b) => b - a)).toEqual(scores);
  expect(found('run shoe calf', 1)).toHaveLength(1);
});

it('a topic that shares nothing with the question is no hit', () => {
  expect(found('shoe')).toEqual(['shoes']);
  expect(found('zzz')).toEqual([]);
});

it('the same question is scored the same, whatever was asked before', () => {
  const first = index.search(['calf', 'size'], 4);
  index.search(['cook', 'egg', 'shoe', 'run'], 4);
  expect(index.search(['calf', 'size'], 4)).toEqual(first);
});

describe('the share of words that nothing knows', () => {
  it.each([
    ['calf size', 0],
    ['calf zzz', 1 / 2],
    ['zzz yyy', 1],
    ['how zzz', 1],
    ['zzz zzz calf', 1 / 2],
    ['how when', 0],
    // Only what a phrasing says is known; a word of an answer proves no topic.
    ['sprint', 1],
  ])('of “%s” is %f', (question, share) => {
    expect(index.unknownShare(question.split(' '))).toBe(share);
  });

  it('of nothing is 0', () => {
    expect(index.unknownShare([])).toBe(0);
  });
});
