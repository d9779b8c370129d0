import Fuse from 'fuse.js';
import { memoized } from './memoized.js';

/** Finds the word that somebody meant, or two ("flatfeet": "flat feet"), or null if none is near enough. */
export type Speller = (word: string) => string | null;

/** Shorter words have too many neighbours to guess from, longer ones are none. */
const MIN_LENGTH = 4;
const MAX_LENGTH = 30;
/** Shorter words may have one letter wrong, longer ones two. */
const TWO_EDITS_FROM = 8;
/** A commoner word is likelier meant: e times as common makes up for this much of an edit. */
const COMMONNESS = 0.15;
/** People seldom get the first letter wrong. */
const OTHER_FIRST_LETTER = 0.5;
/** People swap letters more often than they hit others. */
const SWAPPED_LETTERS = 0.8;
/** Parts of a compound are common and not too short, or anything could be split. */
const MIN_PART_LENGTH = 3;
const MIN_PART_USES = 10;

/**
 * Repairs misspelt words against a vocabulary: a word with one letter wrong first, then a compound
 * that is two words, then two letters wrong.
 *
 * @param vocabulary each word with how often it is used
 */
export function createSpeller(vocabulary: ReadonlyMap<string, number>): Speller {
  const candidatesFor = createDeletionIndex(
    [...vocabulary.keys()].filter((word) => word.length >= MIN_LENGTH && !/\d/.test(word)),
  );
  const repair = memoized((word): string | null => {
    const near = candidatesFor(word)
      .map((candidate) => ({ candidate, edits: editDistance(word, candidate) }))
      .filter(({ candidate, edits }) => edits <= Math.min(maxEdits(word), maxEdits(candidate)))
      .map(({ candidate, edits }) => ({ candidate, edits, cost: edits + doubt(word, candidate) }))
      .sort((a, b) => a.cost - b.cost);
    const oneEdit = near.find(({ edits }) => edits <= 1);
    return oneEdit?.candidate ?? splitCompound(word, vocabulary) ?? near[0]?.candidate ?? null;
  });
  const doubt = (word: string, candidate: string): number =>
    Fuse.match(word, candidate, { threshold: 0.6, distance: 20 }).score +
    (candidate[0] === word[0] ? 0 : OTHER_FIRST_LETTER) -
    (lettersOf(candidate) === lettersOf(word) ? SWAPPED_LETTERS : 0) -
    COMMONNESS * Math.log(vocabulary.get(candidate) ?? 1);
  return (word) =>
    word.length < MIN_LENGTH || word.length > MAX_LENGTH || /\d/.test(word) ? null : repair(word);
}

function lettersOf(word: string): string {
  return [...word].sort().join('');
}

function maxEdits(word: string): number {
  return word.length < TWO_EDITS_FROM ? 1 : 2;
}

/** "massagegun" as "massage gun", by the split whose rarer part is the commonest. */
function splitCompound(word: string, vocabulary: ReadonlyMap<string, number>): string | null {
  let best: string | null = null;
  let most = MIN_PART_USES - 1;
  for (let at = MIN_PART_LENGTH; at <= word.length - MIN_PART_LENGTH; at++) {
    const [left, right] = [word.slice(0, at), word.slice(at)];
    const uses = Math.min(vocabulary.get(left) ?? 0, vocabulary.get(right) ?? 0);
    if (uses > most) [best, most] = [`${left} ${right}`, uses];
  }
  return best;
}

/**
 * Words that become the same as a given one when a few letters are taken out of both. Every word
 * within the allowed edits is among them (Garbe's symmetric deletion, https://github.com/wolfgarbe/SymSpell).
 */
function createDeletionIndex(words: readonly string[]): (word: string) => string[] {
  const index = new Map<string, string[]>();
  for (const word of words) {
    for (const rest of withoutLetters(word, maxEdits(word))) {
      const list = index.get(rest);
      if (list) list.push(word);
      else index.set(rest, [word]);
    }
  }
  return (word) => [
    ...new Set([...withoutLetters(word, maxEdits(word))].flatMap((rest) => index.get(rest) ?? [])),
  ];
}

/** The word, and all that is left of it without up to `count` letters. */
function withoutLetters(word: string, count: number): Set<string> {
  let rests = new Set([word]);
  for (let round = 0; round < count; round++) {
    const shorter = [...rests].flatMap((rest) =>
      Array.from(rest, (_, at) => rest.slice(0, at) + rest.slice(at + 1)),
    );
    rests = new Set([...rests, ...shorter]);
  }
  return rests;
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
