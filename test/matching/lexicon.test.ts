import { describe, expect, it } from 'vitest';
import { createLexicon } from '../../src/matching/lexicon.js';
import { wordsOf } from '../../src/matching/words.js';

const lexicon = createLexicon({
  rewrites: {
    chat: { u: 'you', pls: '' },
    abbreviations: {
      hr: 'heart rate',
      'max hr': 'maximum heart rate',
      'max hr test': 'field test',
      pb: 'personal best',
      "can't": 'can not',
    },
    'irregular forms': { calves: 'calf' },
  },
  synonyms: [
    ['record', 'personal best', 'PR'],
    ['run', 'jog', 'jogging'],
  ],
  'semantic-fields': [
    ['calf', 'shank', 'lower leg', 'lower legs'],
    ['shoe', 'trainers', 'jogging shoe'],
    ['leg', 'calf', 'record'],
  ],
  'weak-words': ['the', 'do', 'running'],
  'small-talk': {},
});

describe('what words mean', () => {
  it.each([
    ['slang is resolved', 'do u', 'do you'],
    ['an abbreviation is resolved', 'my hr', 'my heart rate'],
    ['the longest phrase wins', 'my max hr', 'my maximum heart rate'],
    ['the longest of three wins', 'max hr test', 'field test'],
    ['a phrase that is only begun is none', 'max speed', 'max speed'],
    ['a synonym becomes the first of its list', 'my pr', 'my record'],
    ['what an abbreviation stands for can be a synonym', 'new pb', 'new record'],
    ['a rewrite to nothing drops the word', 'help pls', 'help'],
    ['a phrase is found at the very end', 'best max hr', 'best maximum heart rate'],
    ['an apostrophe in the list makes no difference', 'i cant', 'i can not'],
    ['nothing means nothing', '', ''],
  ])('%s', (_, said, meant) => {
    expect(lexicon.stemsOf(wordsOf(said))).toEqual(plainStemsOf(meant));
  });

  it.each([
    ['jogging', 'runs'],
    ['runner', 'runners'],
    ['calves', 'calf'],
  ])('%s and %s come down to one stem', (one, other) => {
    expect(lexicon.stemsOf([one])).toEqual(lexicon.stemsOf([other]));
  });
});

describe('a text touches the semantic fields', () => {
  it.each([
    ['of its words', 'a shank hurts', [0]],
    ['of its phrases', 'my lower back and lower leg', [0, 2]],
    ['of other forms of their words', 'trainer', [1]],
    ['of words that mean the same', 'new personal best', [2]],
    ['that name it by a synonym', 'running shoes', [1, 1]],
    ['of a word that is in two of them', 'calves', [0, 2]],
    ['as often as it names them', 'shoe or shoes', [1, 1]],
    ['at its very end, but no phrase that is only begun', 'shoe lower', [1]],
    ['or none', 'what about hills', []],
  ])('%s: “%s”', (_, text, fields) => {
    expect(lexicon.fieldsOf(lexicon.stemsOf(wordsOf(text))).sort()).toEqual(fields);
  });
});

it('the lists’ words are known, so that typos can be repaired to them', () => {
  expect([...lexicon.words]).toEqual(
    expect.arrayContaining(['hr', 'heart', 'rate', 'jogging', 'cant', 'calves', 'the', 'shank']),
  );
});

it('weak words are known by their stem', () => {
  const [run = ''] = lexicon.stemsOf(['runs']);
  const [calf = ''] = lexicon.stemsOf(['calves']);
  expect([lexicon.isWeak('the'), lexicon.isWeak(run), lexicon.isWeak(calf)]).toEqual([
    true,
    true,
    false,
  ]);
});

/** The stems of words that no list changes. */
function plainStemsOf(text: string): string[] {
  const plain = {
    rewrites: {},
    synonyms: [],
    'semantic-fields': [],
    'weak-words': [],
    'small-talk': {},
  };
  return createLexicon(plain).stemsOf(wordsOf(text));
}
