import { stemmer } from 'stemmer';
import type { Language } from '../knowledge/knowledge.js';
import { memoized } from './memoized.js';
import { wordsOf } from './words.js';

/** How runners write, compiled from `language.yaml`. */
export interface Lexicon {
  /** Every word that the lists know, for repairing typos. */
  readonly words: ReadonlySet<string>;
  /** What the words mean, as stems: chat slang, abbreviations, irregular forms and synonyms resolved. */
  stemsOf(words: readonly string[]): string[];
  /** True for a word that says little about the topic. Takes stems. */
  isWeak(stem: string): boolean;
}

interface Rewrite {
  readonly from: readonly string[];
  readonly to: readonly string[];
}

export function createLexicon(language: Language): Lexicon {
  const rewrites = [
    ...Object.values(language.rewrites).flatMap((list) => Object.entries(list)),
    ...language.synonyms.flatMap(([first = '', ...others]) =>
      others.map((other) => [other, first]),
    ),
  ].map(([from = '', to = '']) => ({ from: wordsOf(from), to: wordsOf(to) }));
  const table = byFirstWord(rewrites);
  const stem = memoized(stemmer);
  const weak = new Set(language['weak-words'].flatMap(wordsOf).map(stem));
  const rewriteOnce = (words: readonly string[]): string[] => {
    const result: string[] = [];
    for (let at = 0; at < words.length; ) {
      const match = table.get(words[at] ?? '')?.find(({ from }) => startsAt(words, at, from));
      if (match) result.push(...match.to);
      else result.push(words[at] ?? '');
      at += match?.from.length ?? 1;
    }
    return result;
  };
  // Twice, so that what an abbreviation stands for can itself be a synonym.
  const stemsOf = (words: readonly string[]) => rewriteOnce(rewriteOnce(words)).map(stem);
  return {
    words: new Set([
      ...rewrites.flatMap(({ from, to }) => [...from, ...to]),
      ...language['weak-words'].flatMap(wordsOf),
    ]),
    stemsOf,
    isWeak: (stem) => weak.has(stem),
  };
}

/** Rewrites by their first word, longest first. */
function byFirstWord(rewrites: readonly Rewrite[]): Map<string, Rewrite[]> {
  const table = new Map<string, Rewrite[]>();
  for (const rewrite of rewrites) {
    const [first] = rewrite.from;
    if (first === undefined) continue;
    table.set(first, [...(table.get(first) ?? []), rewrite]);
  }
  for (const list of table.values()) list.sort((a, b) => b.from.length - a.from.length);
  return table;
}

/** True if `phrase` stands in `words` at position `at`. */
export function startsAt(words: readonly string[], at: number, phrase: readonly string[]): boolean {
  return phrase.every((word, offset) => words[at + offset] === word);
}
