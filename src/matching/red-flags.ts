import type { RedFlag } from '../knowledge/knowledge.js';
import { URGENCIES } from '../knowledge/schema.js';
import type { SignPattern } from '../knowledge/sign-pattern.js';
import type { Analysis } from './analysis.js';
import { type Lexicon, startsAt } from './lexicon.js';
import { wordsOf } from './words.js';

/** A danger sign that was recognised, and by what. */
export interface RaisedFlag {
  readonly flag: RedFlag;
  /** The sign as the curator wrote it. */
  readonly sign: string;
}

/** All things that a sign names must be said within so many words. */
const WINDOW = 22;

/** A sign whose groups are numbers of word lists. */
type CompiledPattern = readonly number[];

/** Compiles the danger signs; the result lists those that a question raises, most urgent first. */
export function createRedFlagDetector(
  flags: Iterable<RedFlag>,
  lexicon: Lexicon,
): (analysis: Analysis) => RaisedFlag[] {
  const lists = new PhraseLists(lexicon);
  const compile = ({ groups }: SignPattern): CompiledPattern =>
    groups.map((group) => lists.add(group));
  const compiled = [...flags].map((flag) => ({
    flag,
    signs: flag.signs.map((sign) => ({
      text: sign.text,
      pattern: compile(sign),
      unless: [...sign.unless, ...flag.unless].map(compile),
    })),
  }));
  return ({ stems }) => {
    const positions = lists.positionsIn(stems);
    return compiled
      .flatMap(({ flag, signs }) => {
        const said = (pattern: CompiledPattern) => isSaid(pattern, positions);
        const sign = signs.find(({ pattern, unless }) => said(pattern) && !unless.some(said));
        return sign ? [{ flag, sign: sign.text }] : [];
      })
      .sort((a, b) => urgency(b) - urgency(a));
  };
}

function urgency({ flag }: RaisedFlag): number {
  return -URGENCIES.indexOf(flag.urgency);
}

/** True if one phrase of every list stands within the window. */
function isSaid(
  pattern: CompiledPattern,
  positions: ReadonlyMap<number, readonly number[]>,
): boolean {
  const said = pattern.map((list) => positions.get(list) ?? []);
  if (said.some((places) => places.length === 0)) return false;
  return said
    .flat()
    .some((start) =>
      said.every((places) => places.some((at) => at >= start && at <= start + WINDOW)),
    );
}

/** The lists of phrases that the signs are made of, all looked up in one pass over a question. */
class PhraseLists {
  readonly #lexicon: Lexicon;
  readonly #numbers = new Map<string, number>();
  /** By first stem: the phrases that start so, each with the lists that hold it. */
  readonly #byFirstStem = new Map<string, { stems: readonly string[]; lists: number[] }[]>();

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon;
  }

  /** The number of a list; the same list has the same number. */
  add(phrases: readonly string[]): number {
    const key = phrases.join('/');
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const list = this.#numbers.size;
    this.#numbers.set(key, list);
    for (const phrase of phrases) this.#index(this.#lexicon.stemsOf(wordsOf(phrase)), list);
    return list;
  }

  /** Where in a question the phrases of each list start. */
  positionsIn(stems: readonly string[]): Map<number, number[]> {
    const positions = new Map<number, number[]>();
    stems.forEach((stem, at) => {
      for (const phrase of this.#byFirstStem.get(stem) ?? []) {
        if (!startsAt(stems, at, phrase.stems)) continue;
        for (const list of phrase.lists) {
          const known = positions.get(list);
          if (known) known.push(at);
          else positions.set(list, [at]);
        }
      }
    });
    return positions;
  }

  #index(stems: readonly string[], list: number): void {
    const first = stems[0] ?? '';
    const phrases = this.#byFirstStem.get(first) ?? [];
    this.#byFirstStem.set(first, phrases);
    const same = phrases.find((phrase) => phrase.stems.join(' ') === stems.join(' '));
    if (same) same.lists.push(list);
    else phrases.push({ stems, lists: [list] });
  }
}
