import { expect, it } from 'vitest';
import { createAnalyzer } from '../../src/matching/analysis.js';
import { createLexicon } from '../../src/matching/lexicon.js';

const lexicon = createLexicon({
  rewrites: { forms: { calves: 'calf', u: 'you' } },
  synonyms: [['big', 'huge']],
  'weak-words': ['the'],
  'small-talk': {},
});
const vocabulary = new Map([...lexicon.words, 'flat', 'feet'].map((word) => [word, 10]));
const analyze = createAnalyzer(lexicon, { vocabulary, otherWords: new Set(['halves']) });

it('a typo is repaired before its meaning is looked up', () => {
  expect(analyze('HUGE clavess?')).toMatchObject({ words: ['huge', 'clavess'], repairs: [] });
  expect(analyze('hgue claves')).toEqual({
    words: ['hgue', 'claves'],
    repairs: [
      { from: 'hgue', to: 'huge' },
      { from: 'claves', to: 'calves' },
    ],
    stems: ['big', 'calf'],
  });
});

it('a repair may be two words', () => {
  expect(analyze('u flatfeet')).toEqual({
    words: ['u', 'flatfeet'],
    repairs: [{ from: 'flatfeet', to: 'flat feet' }],
    stems: ['you', 'flat', 'feet'],
  });
});

it('a known word is no typo, however near another one is', () => {
  expect(analyze('halves')).toMatchObject({ repairs: [], stems: ['halv'] });
});

it('an unknown word that is near nothing stays as it is', () => {
  expect(analyze('u eat lobstrix')).toEqual({
    words: ['u', 'eat', 'lobstrix'],
    repairs: [],
    stems: ['you', 'eat', 'lobstrix'],
  });
});

it('a message without words has no stems', () => {
  expect(analyze('🏃 <@123>')).toEqual({ words: [], repairs: [], stems: [] });
});
