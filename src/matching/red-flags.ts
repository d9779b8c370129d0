import type { RedFlag } from '../knowledge/knowledge.js';
import { URGENCIES } from '../knowledge/schema.js';
import type { SignPattern } from '../knowledge/sign-pattern.js';
import { type Analysis, byWording } from './analysis.js';
import { type Lexicon, startsAt } from './lexicon.js';
import type { FlagHit } from './topic-index.js';
import { wordsOf } from './words.js';

/** A danger sign that was recognised, and by what. */
export interface RaisedFlag {
  readonly flag: RedFlag;
  /** The sign as the curator wrote it; null if the message is like known ones of the flag. */
  readonly sign: string | null;
}

/**
 * So likely a message, or a passage of it, describes a danger to raise the flag: chosen so that nearly
 * all new descriptions are found. A passage alone says less, and is more often misunderstood.
 */
const RAISED_AT = { message: 0.35, passage: 0.9 } as const;
type FlagPart = keyof typeof RAISED_AT;

/** The flags that a message raises because it is like known ones, from what was found for it. */
export function likelyFlags(hits: readonly FlagHit[], part: FlagPart): readonly FlagHit[] {
  const least = RAISED_AT[part];
  // Between two dangers there may be doubt, although it is certain that there is one.
  const together = hits.reduce((sum, { likelihood }) => sum + likelihood, 0);
  return together < least
    ? []
    : hits.filter(({ likelihood }, at) => at === 0 || likelihood >= least);
}

/** All things that a sign names must be said within so many words. */
const WINDOW = 22;

/** A sign whose groups are numbers of word lists. */
type CompiledPattern = readonly number[];

/**
 * Lists the flags that a message raises, most urgent first: by a sign, or because it is like known messages
 * (`likely`). What is worded like a known message raises its flag, and like a known look-alike none. A
 * sign may be told in part by what was said `before` (stems).
 */
export type RedFlagDetector = (
  analysis: Analysis,
  likely?: readonly FlagHit[],
  before?: readonly string[],
) => readonly RaisedFlag[];

/**
 * Compiles the danger signs.
 *
 * @param messages by the stems of a known message, joined: the flags that it raises
 */
export function createRedFlagDetector(
  flags: readonly RedFlag[],
  messages: ReadonlyMap<string, readonly string[]>,
  lexicon: Lexicon,
): RedFlagDetector {
  const lists = new PhraseLists(lexicon);
  const compile = ({ groups }: SignPattern): CompiledPattern =>
    groups.map((group) => lists.add(group));
  const compiled = flags.map((flag) => ({
    flag,
    signs: flag.signs.map((sign) => ({
      text: sign.text,
      pattern: compile(sign),
      unless: sign.unless.map(compile),
    })),
  }));
  return (analysis, likely = [], before = []) => {
    const known = byWording(messages, analysis, lexicon);
    if (known) {
      return flags.filter(({ id }) => known.includes(id)).map((flag) => ({ flag, sign: null }));
    }
    const positions = lists.positionsIn([...before, ...analysis.stems]);
    const isListed = (list: number) => positions.has(list);
    // Nearly every sign fails at once, so that nothing is built for it.
    const said = (pattern: CompiledPattern) =>
      pattern.every(isListed) && isWithinWindow(pattern, positions);
    return compiled
      .flatMap(({ flag, signs }) => {
        const sign = signs.find(({ pattern, unless }) => said(pattern) && !unless.some(said));
        const own = likely.filter((hit) => hit.flag === flag.id);
        if (!sign && own.length === 0) return [];
        const likelihood = Math.max(0, ...own.map((hit) => hit.likelihood));
        return [{ flag, sign: sign?.text ?? null, likelihood }];
      })
      .sort((a, b) => urgency(b) - urgency(a) || b.likelihood - a.likelihood)
      .map(({ flag, sign }) => ({ flag, sign }));
  };
}

/** Each flag that parts of a message raise once, most urgent first. */
export function mostUrgentFirst(raised: readonly RaisedFlag[]): readonly RaisedFlag[] {
  return [...new Map(raised.map((one) => [one.flag.id, one])).values()].sort(
    (a, b) => urgency(b) - urgency(a),
  );
}

function urgency({ flag }: { readonly flag: RedFlag }): number {
  return -URGENCIES.indexOf(flag.urgency);
}

/** True if one phrase of every list stands within the window. */
function isWithinWindow(
  pattern: CompiledPattern,
  positions: ReadonlyMap<number, readonly number[]>,
): boolean {
  const said = pattern.map((list) => positions.get(list) ?? []);
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
