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

it('the lists’ words are known, so that typos can be repaired to them', () => {
  expect([...lexicon.words]).toEqual(
    expect.arrayContaining(['hr', 'heart', 'rate', 'jogging', 'cant', 'calves', 'the']),
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
    'weak-words': [],
    'small-talk': {},
  };
  return createLexicon(plain).stemsOf(wordsOf(text));
}
