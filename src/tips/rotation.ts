import type { Tip } from '../knowledge/knowledge.js';
import type { Season } from './season.js';

/** A tip that a server got, or is getting, and in which round. Rounds count from 1. */
export interface ShownTip {
  readonly tipId: string;
  readonly round: number;
}

/** How much likelier a tip of the season comes than one for all of the year. */
const SEASONAL_WEIGHT = 8;

/**
 * The tip for a server on a date. Within a round no tip comes twice; the next round starts when
 * all that suit the season have been shown, and those of other seasons wait for theirs. A new tip is
 * mixed into the round, and one that was removed is never chosen.
 *
 * The order is as good as shuffled, differs between servers and rounds, and follows from the
 * arguments alone, so that nothing but what was shown has to be stored.
 *
 * @param seed differs between servers
 * @param shown what the server got in this round and the one before, newest first
 * @returns null if no tip suits the season
 */
export function chooseTip(
  tips: Iterable<Tip>,
  seed: string,
  on: string,
  season: Season,
  shown: readonly ShownTip[],
): ShownTip | null {
  const suitable = [...tips].filter(({ seasons }) => seasons?.includes(season) ?? true);
  let round = shown[0]?.round ?? 1;
  const had = new Set(shown.filter((tip) => tip.round === round).map(({ tipId }) => tipId));
  let left = suitable.filter(({ id }) => !had.has(id));
  if (left.length === 0) {
    round++;
    left = suitable;
  }
  const [first, ...others] = rested(left, shown, suitable.length / 2).map((tip) => ({
    tip,
    lot: lotOf(tip, `${seed} ${on}`),
  }));
  if (first === undefined) return null;
  const winner = others.reduce((best, next) => (next.lot < best.lot ? next : best), first);
  return { tipId: winner.tip.id, round };
}

/** Without the latest that were shown, so that none comes back soon after a round has ended. */
function rested(tips: readonly Tip[], shown: readonly ShownTip[], pause: number): readonly Tip[] {
  const latest = new Set(shown.slice(0, pause).map(({ tipId }) => tipId));
  const others = tips.filter(({ id }) => !latest.has(id));
  return others.length > 0 ? others : tips;
}

/** The lowest lot wins. Exponentially distributed, which makes chances proportional to weights. */
function lotOf(tip: Tip, seed: string): number {
  return -Math.log(fractionOf(`${seed} ${tip.id}`)) / (tip.seasons ? SEASONAL_WEIGHT : 1);
}

/** A number above 0 and up to 1 that looks random, always the same for a text (FNV-1a, mixed). */
export function fractionOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (((hash ^ (hash >>> 16)) >>> 0) + 1) / 2 ** 32;
}
