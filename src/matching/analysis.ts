import { stemmer } from 'stemmer';
import { ENGLISH_WORDS } from './english.js';
import type { Learned } from './learn.js';
import type { Lexicon } from './lexicon.js';
import { createSpeller } from './spelling.js';
import { wordsOf } from './words.js';

/** A question as the matcher sees it. */
export interface Analysis {
  /** The words as written, without markup. */
  readonly words: readonly string[];
  /** Misspelt words with what they were taken for. */
  readonly repairs: readonly { readonly from: string; readonly to: string }[];
  /** What the words mean, as stems: slang, abbreviations, typos and synonyms resolved. */
  readonly stems: readonly string[];
}

/**
 * What is kept under the wording (the stems, joined) of a message. A rare word of it may have been taken
 * for a typo, so that it is looked up as it was written, too.
 */
export function byWording<Kept>(
  kept: ReadonlyMap<string, Kept>,
  { stems, words, repairs }: Analysis,
  lexicon: Pick<Lexicon, 'stemsOf'>,
): Kept | undefined {
  return (
    kept.get(stems.join(' ')) ??
    (repairs.length > 0 ? kept.get(lexicon.stemsOf(words).join(' ')) : undefined)
  );
}

/** Words that our texts use less often may be typos themselves. */
const ESTABLISHED = 3;

/**
 * Splits messages into words, repairs these, and says what they mean. Cheap enough to run on every message.
 */
export function createAnalyzer(
  lexicon: Lexicon,
  { vocabulary, otherWords }: Pick<Learned, 'vocabulary' | 'otherWords'>,
): (message: string) => Analysis {
  const established = new Map([...vocabulary].filter(([, count]) => count >= ESTABLISHED));
  const stems = new Set([...established.keys(), ...otherWords].map(stemmer));
  const isKnown = (word: string) =>
    established.has(word) || ENGLISH_WORDS.has(word) || stems.has(stemmer(word));
  const spell = createSpeller(established);
  return (message) => {
    const words = wordsOf(message);
    const repairs: { from: string; to: string }[] = [];
    const repaired = words.flatMap((word) => {
      if (isKnown(word)) return word;
      const to = spell(word);
      if (to === null) return word;
      repairs.push({ from: word, to });
      return to.split(' ');
    });
    return { words, repairs, stems: lexicon.stemsOf(repaired) };
  };
}
