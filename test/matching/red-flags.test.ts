import { describe, expect, it } from 'vitest';
import type { RedFlag } from '../../src/knowledge/knowledge.js';
import { parseSignPattern, type SignPattern } from '../../src/knowledge/sign-pattern.js';
import { createLexicon } from '../../src/matching/lexicon.js';
import { createRedFlagDetector, likelyFlags } from '../../src/matching/red-flags.js';
import type { FlagHit } from '../../src/matching/topic-index.js';
import { wordsOf } from '../../src/matching/words.js';

const lexicon = createLexicon({
  rewrites: { forms: { calves: 'calf' } },
  synonyms: [['swollen', 'puffed up']],
  'weak-words': [],
  'small-talk': {},
});

const CLOT = flag('clot', 'same-day', ['calf / lower leg + swollen + hot / warm', 'clot + leg']);
const HEART = flag('heart', 'emergency', ['chest + pain unless stitch']);

/** The ids of the flags that a message raises, most urgent first. */
function raisedBy(message: string, flags = [CLOT, HEART]): string[] {
  return detect(message, flags).map(({ flag }) => flag.id);
}

describe('a flag is raised when one phrase of every group is said', () => {
  it.each([
    ['in the order of the sign', 'my calf is swollen and hot'],
    ['in any other order', 'hot, swollen: what is it with my calf'],
    ['by any of the alternatives', 'a warm and swollen lower leg'],
    ['in other forms of the words', 'swollen calves, so warm'],
    ['by synonyms', 'my calf puffed up and is hot'],
    ['by another one of its signs', 'is there a clot in my leg'],
  ])('%s', (_, message) => {
    expect(raisedBy(message)).toEqual(['clot']);
  });

  it.each([
    ['a group is missing', 'my calf is hot'],
    ['a phrase is only begun', 'my lower back is swollen and hot'],
    ['a word only starts alike', 'my calfskin boots are swollen and hot'],
    ['nothing is said', ''],
  ])('not when %s', (_, message) => {
    expect(raisedBy(message)).toEqual([]);
  });
});

describe('things must be said near each other', () => {
  const apart = (words: number) => `chest ${'and '.repeat(words)}pain`;

  it('within 22 words is near', () => {
    expect(raisedBy(apart(21))).toEqual(['heart']);
  });

  it('further apart is another story', () => {
    expect(raisedBy(apart(22))).toEqual([]);
  });

  it('all of them within 22 words, not only each and the next one', () => {
    const apart = (words: number) => `calf ${'and '.repeat(words)}swollen ${'and '.repeat(10)}hot`;
    expect(raisedBy(apart(10))).toEqual(['clot']);
    expect(raisedBy(apart(11))).toEqual([]);
  });

  it('a phrase that is said twice counts where it is near', () => {
    expect(raisedBy(`chest ${apart(22)} and chest`)).toEqual(['heart']);
  });
});

it('an exception leaves the other flags and the other signs of its own', () => {
  expect(raisedBy('chest pain like a stitch')).toEqual([]);
  expect(raisedBy('a stitch, and my calf is swollen and hot')).toEqual(['clot']);

  const races = flag('races', 'same-day', [
    'heart + jumps around unless watch + rate',
    'heart flutters',
  ]);
  expect(raisedBy('my heart jumps around', [races])).toEqual(['races']);
  expect(raisedBy('my heart jumps around, the watch shows it', [races])).toEqual(['races']);
  expect(raisedBy('the heart rate on my watch jumps around', [races])).toEqual([]);
  const both = 'the heart rate on my watch jumps around, and my heart flutters';
  expect(detect(both, [races]).map(({ sign }) => sign)).toEqual(['heart flutters']);
});

it('what is to be seen today comes before what is to be talked about', () => {
  const [talk, today] = [flag('talk', 'talk', ['hot']), flag('today', 'same-day', ['hot'])];
  expect(raisedBy('so hot', [talk, today, HEART])).toEqual(['today', 'talk']);
});

it('an emergency comes first, and equally urgent flags in the order of the file', () => {
  const both = 'chest pain, and my calf is swollen and hot';
  expect(raisedBy(both)).toEqual(['heart', 'clot']);
  const [other, another] = [
    flag('other', 'same-day', ['hot']),
    flag('another', 'same-day', ['hot']),
  ];
  expect(raisedBy(both, [other, CLOT, another, HEART])).toEqual([
    'heart',
    'other',
    'clot',
    'another',
  ]);
});

it('it says which sign was recognised, as it is written', () => {
  const signs = (message: string) => detect(message, [CLOT]).map(({ sign }) => sign);
  expect(signs('my calf is swollen and hot')).toEqual(['calf / lower leg + swollen + hot / warm']);
  expect(signs('a clot in the leg')).toEqual(['clot + leg']);
});

describe('a message that is like known ones', () => {
  const likely = [
    { flag: 'clot', likelihood: 0.4 },
    { flag: 'heart', likelihood: 0.9 },
  ];
  const raised = (message: string, hits: readonly FlagHit[] = [], known: Known = new Map()) =>
    detect(message, [CLOT, HEART], hits, known).map(({ flag, sign }) => [flag.id, sign]);

  it('raises the flags without any sign, most urgent first', () => {
    expect(raised('it feels so odd', likely)).toEqual([
      ['heart', null],
      ['clot', null],
    ]);
  });

  it('raises a flag once, by the sign if there is one', () => {
    expect(raised('a clot in my leg', likely)).toEqual([
      ['heart', null],
      ['clot', 'clot + leg'],
    ]);
  });

  it('raises the likelier one first of those that are as urgent', () => {
    const [one, other] = [flag('one', 'talk', ['x']), flag('other', 'talk', ['y'])];
    const hits = [
      { flag: 'one', likelihood: 0.3 },
      { flag: 'other', likelihood: 0.6 },
    ];
    const ids = detect('so sad', [one, other], hits).map(({ flag }) => flag.id);
    expect(ids).toEqual(['other', 'one']);
  });

  it('and is worded like one raises its flag, whatever else is likely', () => {
    const known = new Map([['my leg is a balloon', ['clot']]]);
    expect(raised('My leg is a balloon!', likely, known)).toEqual([['clot', null]]);
  });

  it('and is worded like a known look-alike raises none, whatever signs it has', () => {
    const known = new Map([['the clot in my leg is long gone', []]]);
    expect(raised('the clot in my leg is long gone', likely, known)).toEqual([]);
    expect(raised('the clot in my leg', [], known)).toEqual([['clot', 'clot + leg']]);
  });
});

describe('of what was found, a message', () => {
  const hits = (...likelihoods: readonly number[]) =>
    likelihoods.map((likelihood, at) => ({ flag: `flag-${at}`, likelihood }));

  it('raises the likeliest flag if it is likely enough, and others that are so, too', () => {
    expect(likelyFlags(hits(0.5, 0.45, 0.05), 'message')).toEqual(hits(0.5, 0.45));
  });

  it('raises the likeliest flag if only all together are likely enough', () => {
    expect(likelyFlags(hits(0.3, 0.2), 'message')).toEqual(hits(0.3));
  });

  it('raises nothing else', () => {
    expect(likelyFlags(hits(0.1), 'message')).toEqual([]);
    expect(likelyFlags([], 'message')).toEqual([]);
  });

  it('must be surer where it is a passage of one', () => {
    expect(likelyFlags(hits(0.6), 'passage')).toEqual([]);
    expect(likelyFlags(hits(0.95), 'passage')).toEqual(hits(0.95));
  });
});

type Known = ReadonlyMap<string, readonly string[]>;

function detect(
  message: string,
  flags: readonly RedFlag[],
  likely?: readonly FlagHit[],
  known: Known = new Map(),
) {
  const words = wordsOf(message);
  const stems = lexicon.stemsOf(words);
  return createRedFlagDetector(flags, known, lexicon)({ words, repairs: [], stems }, likely);
}

function parse(text: string): SignPattern {
  const pattern = parseSignPattern(text, {});
  if (typeof pattern === 'string') throw new Error(pattern);
  return pattern;
}

/** A sign may be followed by “unless” and what cancels that sign alone. */
function flag(id: string, urgency: RedFlag['urgency'], signs: readonly string[]): RedFlag {
  return {
    id,
    urgency,
    signs: signs.map((text) => {
      const [sign = '', ...unless] = text.split(' unless ');
      return { ...parse(sign), unless: unless.map(parse) };
    }),
    phrasings: [],
    lookAlikes: [],
    file: 'red-flags.yaml',
    title: id,
    short: 'See a doctor.',
    do: [],
    related: [],
  };
}
