import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Tip } from '../../src/knowledge/knowledge.js';
import { SEASONS } from '../../src/knowledge/schema.js';
import { chooseTip, type ShownTip } from '../../src/tips/rotation.js';
import { type Season, seasonOn } from '../../src/tips/season.js';
import { tipsOf, yearRoundTips } from './tips-of.js';

/** What a server gets on so many days, newest first, after what it got before. */
function showFor(
  days: number,
  tips: (day: number) => ReadonlyMap<string, Tip>,
  { seed = 'server', season = (_: number): Season => 'summer', before = [] as ShownTip[] } = {},
): ShownTip[] {
  let shown = before;
  for (let day = 0; day < days; day++) {
    const on = new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10);
    const next = chooseTip(tips(day).values(), seed, on, season(day), shown);
    if (next === null) throw new Error('no tip suits');
    shown = [next, ...shown];
  }
  return shown;
}

function idsOf(shown: readonly ShownTip[]): string[] {
  return shown.map(({ tipId }) => tipId);
}

const ids = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,3}$/), { minLength: 1, maxLength: 40 });
const seasons = fc.option(fc.subarray([...SEASONS], { minLength: 1 }));
const catalog = fc.dictionary(fc.stringMatching(/^[a-z]{1,3}$/), seasons, {
  minKeys: 1,
  maxKeys: 40,
});
const seed = fc.string();

describe('the rotation', () => {
  it('shows every tip once before any comes again, round after round', () => {
    fc.assert(
      fc.property(ids, seed, fc.integer({ min: 1, max: 3 }), (ids, seed, rounds) => {
        const tips = tipsOf(Object.fromEntries(ids.map((id) => [id, null])));
        const shown = showFor(ids.length * rounds, () => tips, { seed }).reverse();
        for (let round = 0; round < rounds; round++) {
          const part = shown.slice(round * ids.length, (round + 1) * ids.length);
          expect(idsOf(part).sort()).toEqual([...ids].sort());
          expect(new Set(part.map(({ round }) => round))).toEqual(new Set([round + 1]));
        }
      }),
    );
  });

  it('shows no tip again before half of the others were shown, also from round to round', () => {
    const tips = yearRoundTips(30);
    const shown = idsOf(showFor(300, () => tips));
    for (const [index, id] of shown.entries()) {
      expect(shown.slice(index + 1, index + 16)).not.toContain(id);
    }
  });

  it('depends on what was shown, the date and the server, and on nothing else', () => {
    const tips = yearRoundTips(50);
    const first = showFor(10, () => tips);
    expect(showFor(10, () => tips)).toEqual(first);
    const reversed = new Map([...tips].reverse());
    expect(showFor(10, () => reversed)).toEqual(first);
    expect(idsOf(showFor(10, () => tips, { seed: 'other' }))).not.toEqual(idsOf(first));
  });

  it('only ever shows tips that are there and suit the season, once a round', () => {
    const days = fc.array(fc.tuple(catalog, fc.constantFrom(...SEASONS)), { maxLength: 40 });
    fc.assert(
      fc.property(days, seed, (days, seed) => {
        let shown: ShownTip[] = [];
        for (const [catalog, season] of days) {
          const tips = tipsOf(catalog);
          const next = chooseTip(tips.values(), seed, '2026-01-01', season, shown);
          const suits = ({ seasons }: Tip) => !seasons || seasons.includes(season);
          if (next === null) {
            expect([...tips.values()].some(suits)).toBe(false);
            continue;
          }
          const tip = tips.get(next.tipId);
          expect(tip && suits(tip)).toBe(true);
          const isRepeated = shown.some(
            ({ tipId, round }) => tipId === next.tipId && round === next.round,
          );
          expect(isRepeated).toBe(false);
          shown = [next, ...shown];
        }
      }),
    );
  });

  it('mixes new tips into the round that is under way', () => {
    const before = yearRoundTips(100);
    const after = new Map([...before, ...tipsOf({ 'new-1': null, 'new-2': null, 'new-3': null })]);
    const shown = showFor(103, (day) => (day < 50 ? before : after)).reverse();
    expect(new Set(idsOf(shown)).size).toBe(103);
    const places = idsOf(shown).flatMap((id, place) => (id.startsWith('new') ? [place] : []));
    expect(places).toHaveLength(3);
    expect(places).not.toEqual([50, 51, 52]);
  });

  it('prefers tips of the season, without showing them all at once', () => {
    const tips = new Map([
      ...yearRoundTips(200),
      ...tipsOf(
        Object.fromEntries(Array.from({ length: 8 }, (_, n) => [`summer-${n}`, ['summer']])),
      ),
    ]);
    const season = (day: number): Season => (day < 100 ? 'spring' : 'summer');
    const shown = idsOf(showFor(190, () => tips, { season })).reverse();
    const places = shown.flatMap((id, place) => (id.startsWith('summer') ? [place] : []));
    expect(places.length).toBeGreaterThanOrEqual(6);
    expect(places[0]).toBeGreaterThanOrEqual(100);
    expect((places.at(-1) ?? 0) - (places[0] ?? 0)).toBeGreaterThan(10);
  });

  it('has nothing to show when no tip suits', () => {
    expect(chooseTip([], 'server', '2026-01-01', 'winter', [])).toBeNull();
    const summer = tipsOf({ swim: ['summer'] });
    expect(chooseTip(summer.values(), 'server', '2026-01-01', 'winter', [])).toBeNull();
  });

  it('shows the only tip every day', () => {
    expect(idsOf(showFor(3, () => yearRoundTips(1)))).toEqual(['tip-0', 'tip-0', 'tip-0']);
  });
});

describe('the season', () => {
  it.each([
    ['2026-01-31', 'winter', 'summer'],
    ['2026-03-01', 'spring', 'fall'],
    ['2026-06-01', 'summer', 'winter'],
    ['2026-09-30', 'fall', 'spring'],
    ['2026-12-01', 'winter', 'summer'],
  ])('on %s is %s in the north and %s in the south', (on, north, south) => {
    expect(seasonOn(on, 'Europe/Berlin')).toBe(north);
    for (const zone of ['Australia/Sydney', 'America/Argentina/Ushuaia', 'Pacific/Auckland']) {
      expect(seasonOn(on, zone)).toBe(south);
    }
  });
});
