import { stemmer } from 'stemmer';
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
 * @param known words and stems that need no repair
 * @returns a function that is cheap enough to run on every message
 */
export function createAnalyzer(
  lexicon: Lexicon,
  known: ReadonlySet<string>,
  spell: Speller,
): (message: string) => Analysis {
  return (message) => {
    const words = wordsOf(message);
    const repairs: { from: string; to: string }[] = [];
    const repaired = words.map((word) => {
      if (known.has(word) || known.has(stemmer(word))) return word;
      const to = spell(word);
      if (to === null) return word;
      repairs.push({ from: word, to });
      return to;
    });
    return { words, repairs, stems: lexicon.stemsOf(repaired) };
  };
}
