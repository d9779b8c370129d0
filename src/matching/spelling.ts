import Fuse from 'fuse.js';

/** Finds the word that somebody meant, or null if no word is near enough to be sure. */
export type Speller = (word: string) => string | null;

/** Shorter words have too many neighbours to guess from. */
const MIN_LENGTH = 4;
const MAX_CANDIDATES = 40;
const CACHE_SIZE = 2_000;

/**
 * Repairs misspelt words against a vocabulary. Words that share letter pairs with the misspelt one
 * are looked up in an index, Fuse.js orders them, and the first within a safe edit distance wins.
 *
 * @param vocabulary each word with how often it is used; of two equally near ones the commoner wins
 */
export function createSpeller(vocabulary: ReadonlyMap<string, number>): Speller {
  const candidatesFor = createPairIndex(
    [...vocabulary.keys()].filter((word) => word.length >= MIN_LENGTH && !/\d/.test(word)),
  );
  const cache = new Map<string, string | null>();
  const repair: Speller = (word) => {
    const limit = allowedEdits(word);
    const scored = candidatesFor(word)
      .map((candidate) => ({ candidate, edits: editDistance(word, candidate) }))
      .filter(({ candidate, edits }) => edits <= Math.min(limit, allowedEdits(candidate)))
      .map(({ candidate, edits }) => ({
        candidate,
        cost: edits + fuseScore(word, candidate) + (candidate[0] === word[0] ? 0 : 0.5),
      }));
    scored.sort(
      (a, b) =>
        a.cost - b.cost || (vocabulary.get(b.candidate) ?? 0) - (vocabulary.get(a.candidate) ?? 0),
    );
    return scored[0]?.candidate ?? null;
  };
  return (word) => {
    if (word.length < MIN_LENGTH || word.length > 30 || /\d/.test(word)) return null;
    const known = cache.get(word);
    if (known !== undefined) return known;
    if (cache.size >= CACHE_SIZE) cache.clear();
    const found = repair(word);
    cache.set(word, found);
    return found;
  };
}

function allowedEdits(word: string): number {
  return word.length < 8 ? 1 : 2;
}

function fuseScore(word: string, candidate: string): number {
  return Fuse.match(word, candidate, { threshold: 0.6, distance: 20 }).score;
}

/** Words that share the most letter pairs with a given one, by an inverted index. */
function createPairIndex(words: readonly string[]): (word: string) => string[] {
  const index = new Map<string, string[]>();
  for (const word of words) {
    for (const pair of letterPairs(word)) {
      const list = index.get(pair);
      if (list) list.push(word);
      else index.set(pair, [word]);
    }
  }
  return (word) => {
    const shared = new Map<string, number>();
    for (const pair of letterPairs(word)) {
      for (const candidate of index.get(pair) ?? []) {
        if (Math.abs(candidate.length - word.length) > 2) continue;
        shared.set(candidate, (shared.get(candidate) ?? 0) + 1);
      }
    }
    return [...shared]
      .sort((a, b) => b[1] - a[1])
      .slice(0, MAX_CANDIDATES)
      .map(([candidate]) => candidate);
  };
}

function letterPairs(word: string): Set<string> {
  const framed = `^${word}$`;
  return new Set(Array.from({ length: framed.length - 1 }, (_, at) => framed.slice(at, at + 2)));
}

/**
 * Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours that turn
 * `a` into `b` (Boytsov 2011, "Indexing methods for approximate dictionary searching", section 2).
 */
export function editDistance(a: string, b: string): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const substitution = a[row - 1] === b[column - 1] ? 0 : 1;
      let cost = Math.min(
        at(previous, column) + 1,
        at(current, column - 1) + 1,
        at(previous, column - 1) + substitution,
      );
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (row > 1 && column > 1 && swapped) {
        cost = Math.min(cost, at(beforePrevious, column - 2) + 1);
      }
      current.push(cost);
    }
    [beforePrevious, previous] = [previous, current];
  }
  return at(previous, b.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
