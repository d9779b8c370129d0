import { describe, expect, it } from 'vitest';
import { learnTopics, TopicIndex, type TopicText } from '../../src/matching/topic-index.js';
import { randomText, seededRandom } from '../seeded-random.js';

const WEAK = ['what', 'be', 'how', 'when'];
const language = { isWeak: (stem: string) => WEAK.includes(stem) };

function topic(
  id: string,
  phrasings: readonly string[],
  kind: TopicText['kind'] = 'topic',
): TopicText {
  return { id, kind, phrasings: phrasings.map((text) => text.split(' ')) };
}

const TOPICS = [
  topic('calves', ['run make calf big', 'calf size', 'jog grow calf', 'big calf size']),
  topic('tempo', ['what be tempo run', 'comfortable hard pace', 'tempo run pace', 'tempo']),
  topic('shoes', ['when replace run shoe', 'shoe last how long', 'replace shoe when']),
  topic(
    'cooking',
    ['boil egg how long', 'cook rice', 'how long cook egg', 'boil rice'],
    'off-topic',
  ),
  topic('smoking', ['run and smoke', 'smoke before run', 'quit smoke'], 'unanswered'),
];

const index = new TopicIndex(learnTopics(TOPICS, language), language);

const search = (question: string, limit = 4) => index.search(question.split(' '), limit);
const found = (question: string, limit = 4) => search(question, limit).hits.map(({ id }) => id);

it('every phrasing of a topic finds it first', () => {
  const wrong = TOPICS.flatMap(({ id, phrasings }) =>
    phrasings.filter((stems) => found(stems.join(' '))[0] !== id),
  );
  expect(wrong).toEqual([]);
});

it.each([
  ['other words in another order', 'big calf jog', 'calves'],
  ['an unknown word beside', 'zzz shoe last', 'shoes'],
  ['a misspelt word', 'shoess', 'shoes'],
])('%s finds the topic, too', (_, question, id) => {
  expect(found(question)[0]).toBe(id);
});

it('an off-topic domain competes and says that it is one', () => {
  const { hits } = search('how long boil egg');
  expect(hits[0]).toMatchObject({ id: 'cooking', kind: 'off-topic' });
  expect(hits.map(({ id }) => id)).toContain('shoes');
  expect(hits.filter(({ kind }) => kind === 'off-topic')).toHaveLength(1);
});

it('a subject without an answer competes, too', () => {
  const { hits } = search('run after smoke');
  expect(hits[0]).toMatchObject({ id: 'smoking', kind: 'unanswered' });
});

it('hits come best first, above 0, and no more than asked for, whatever is asked', () => {
  const random = seededRandom(5);
  const words = [...TOPICS.flatMap(({ phrasings }) => phrasings.flat()), 'zzz', 'shank'];
  const spaced = words.map((word) => `${word} `);
  for (let round = 0; round < 200; round++) {
    const limit = 1 + Math.floor(random() * 5);
    const { hits, coverage } = search(randomText(random, spaced, 8).trim(), limit);
    const scores = hits.map(({ score }) => score);
    expect([...scores].sort((a, b) => b - a)).toEqual(scores);
    expect(scores.every((score) => score > 0)).toBe(true);
    expect(hits.length).toBeLessThanOrEqual(limit);
    expect(coverage >= 0 && coverage <= 1).toBe(true);
  }
});

it('the best hits stay the same, however many are asked for', () => {
  const all = found('run shoe calf');
  expect(all.length).toBeGreaterThan(2);
  expect(found('run shoe calf', 2)).toEqual(all.slice(0, 2));
});

it('a topic that shares nothing with the question is no hit', () => {
  expect(found('shoe')).toEqual(['shoes']);
  expect(search('zzz')).toEqual({ hits: [], flags: [], coverage: 0, scope: 0 });
  expect(index.search([], 4)).toEqual({ hits: [], flags: [], coverage: 0, scope: 0 });
});

it('the same question is scored the same, whatever was asked before', () => {
  const first = search('calf size');
  search('cook egg shoe run');
  expect(search('calf size')).toEqual(first);
});

it('learning the same texts again gives the same', () => {
  expect(learnTopics(TOPICS, language)).toEqual(learnTopics(TOPICS, language));
});

describe('the share of telling words that the best topic knows', () => {
  it.each([
    ['calf size', 1],
    ['zzz yyy', 0],
    // As telling as each other, because as many phrasings have them.
    ['size egg', 1 / 2],
    ['calf calf size size', 1],
    // Weak words tell nothing.
    ['how calf what', 1],
    ['how when', 0],
  ])('of “%s” is %f', (question, share) => {
    expect(search(question).coverage).toBeCloseTo(share);
  });

  it('falls the more, the more telling the word is that it does not know', () => {
    expect([found('tempo pace calf')[0], found('tempo pace zzz')[0]]).toEqual(['tempo', 'tempo']);
    expect(search('tempo pace calf').coverage).toBeLessThan(1);
    expect(search('tempo pace zzz').coverage).toBeLessThan(search('tempo pace calf').coverage);
  });

  it('asks the best topic of ours, even if an off-topic domain is nearer', () => {
    const { hits, coverage } = search('boil egg cook rice shoe');
    expect(hits[0]?.id).toBe('cooking');
    expect(hits.find(({ kind }) => kind === 'topic')?.id).toBe('shoes');
    expect(coverage).toBeGreaterThan(0);
    expect(coverage).toBeLessThan(0.5);
  });
});

describe('the scope is', () => {
  it.each(['calf', 'run', 'tempo run', 'replace shoe', 'smoke'])(
    'above 0 for our “%s”',
    (words) => {
      expect(search(words).scope).toBeGreaterThan(0);
    },
  );

  it.each(['egg', 'rice', 'cook egg', 'how long'])('below 0 for “%s”', (words) => {
    expect(search(words).scope).toBeLessThan(0);
  });
});

describe('the evidence for a topic', () => {
  const evidence = (question: string, id: string) => index.evidence(question.split(' '), id);

  it('is how much its score falls without each word', () => {
    const scoreOf = (question: string) =>
      search(question).hits.find(({ id }) => id === 'calves')?.score ?? 0;
    const whole = scoreOf('run make calf big');
    expect(evidence('run make calf big', 'calves')).toEqual([
      whole - scoreOf('make calf big'),
      whole - scoreOf('run calf big'),
      whole - scoreOf('run make big'),
      whole - scoreOf('run make calf'),
    ]);
  });

  it('is greatest for the word that names it, and none for an unknown word', () => {
    const [run = 0, zzz, tempo = 0] = evidence('run zzz tempo', 'tempo');
    expect(tempo).toBeGreaterThan(run);
    expect(zzz).toBe(0);
  });

  it('is none for a topic that is not there', () => {
    expect(evidence('tempo run', 'gone')).toEqual([0, 0]);
  });
});

describe('how alike two texts are', () => {
  const similarity = (a: string, b: string) => index.similarity(a.split(' '), b.split(' '));

  it('is 1 for the same text and 0 for texts that share nothing', () => {
    expect(similarity('calf size', 'calf size')).toBeCloseTo(1);
    expect(similarity('calf size', 'egg')).toBe(0);
    expect(similarity('zzz', 'zzz')).toBe(0);
  });

  it('is greater for a nearer text, the same both ways', () => {
    expect(similarity('big calf', 'big calf size')).toBeGreaterThan(similarity('big calf', 'calf'));
    expect(similarity('big calf', 'run calf')).toBeCloseTo(similarity('run calf', 'big calf'));
  });
});
