import type { Lexicon } from './lexicon.js';
import type { Speller } from './spelling.js';
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

/**
 * @param isKnown true for a word that needs no repair
 * @returns a function that is cheap enough to run on every message
 */
export function createAnalyzer(
  lexicon: Lexicon,
  isKnown: (word: string) => boolean,
  spell: Speller,
): (message: string) => Analysis {
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
