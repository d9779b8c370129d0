import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Due, dueAt, nextDue, WEEKDAYS } from '../../src/tips/calendar.js';
import { TIME_ZONES } from '../../src/tips/time-zones.js';
import { type ZoneClock, zoneClock } from './zone-oracle.js';

const DAY = 86_400_000;
const MINUTE = 60_000;
const FIRST = Date.UTC(2025, 0, 1);
const LAST = Date.UTC(2032, 11, 31);

const CLOCKS = new Map(
  TIME_ZONES.map((zone) => [zone, zoneClock(zone, FIRST - 7 * DAY, LAST + 7 * DAY)]),
);
/** Zones whose clocks agree throughout need to be walked through once. */
const WALKS = new Map([...CLOCKS].map(([zone, clock]) => [clock.signature, { zone, clock }]));

function isoDate(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

function isoTime(at: number): string {
  return new Date(at).toISOString().slice(11, 16);
}

/** When a date, given as midnight in UTC, is due by the formatting of the runtime. */
function expected(clock: ZoneClock, date: number, time: string): Due {
  const wallAt = Date.parse(`${isoDate(date)}T${time}Z`);
  return { on: isoDate(date), dueAt: clock.instantOf(wallAt) };
}

describe('from 2025 to 2032', () => {
  it('every zone posts on every date at the local time, or when it would be had clocks stayed', () => {
    const times = Array.from({ length: 1440 }, (_, minute) => isoTime(minute * MINUTE));
    const walks = [...WALKS.values()].map((walk) => ({ ...walk, before: 0 }));
    let minute = 0;
    for (let date = FIRST; date <= LAST; date += DAY) {
      const on = isoDate(date);
      for (const walk of walks) {
        const { zone, clock } = walk;
        // A step that has nothing in common with a day goes through all of its minutes.
        minute = (minute + 487) % 1440;
        const time = times[minute] ?? '';
        const wanted = clock.instantOf(date + minute * MINUTE);
        const got = dueAt(on, time, zone);
        if (got !== wanted) expect({ zone, on, time, got }).toEqual({ zone, on, time, wanted });
        const midnight = clock.instantOf(date);
        if (midnight <= walk.before) throw new Error(`${zone} has no ${on}`);
        walk.before = midnight;
      }
    }
    expect(walks.length).toBeGreaterThan(50);
  });

  it('every zone posts once a date around each change of its clocks, whatever the time', () => {
    for (const { zone: timeZone, clock } of WALKS.values()) {
      for (const change of clock.changes) {
        for (const minutes of [-1, 0, 30, 60]) {
          const schedule = {
            timeZone,
            time: isoTime(change + minutes * MINUTE),
            weekdays: WEEKDAYS,
          };
          const first = Math.floor(change / DAY) * DAY - 2 * DAY;
          let last = expected(clock, first, schedule.time);
          for (let days = 1; days <= 3; days++) {
            const wanted = expected(clock, first + days * DAY, schedule.time);
            last = nextDue(schedule, last.dueAt);
            if (last.on !== wanted.on || last.dueAt !== wanted.dueAt) {
              expect({ ...schedule, ...last }).toEqual({ ...schedule, ...wanted });
            }
          }
        }
      }
    }
  });

  it('the next posting is the first one after any instant, for a date that has had none', () => {
    const instant = fc.integer({ min: FIRST, max: LAST });
    const weekdays = fc.subarray([...WEEKDAYS], { minLength: 1 });
    const minute = fc.integer({ min: 0, max: 1439 });
    const daysHad = fc.option(fc.integer({ min: -3, max: 3 }));
    const zones = fc.constantFrom(...CLOCKS);
    const property = fc.property(
      zones,
      instant,
      minute,
      weekdays,
      daysHad,
      ([timeZone, clock], at, minute, weekdays, had) => {
        const time = isoTime(minute * MINUTE);
        const today = Math.floor(at / DAY) * DAY;
        const afterOn = had === null ? null : isoDate(today + had * DAY);
        const wanted = Array.from({ length: 16 }, (_, days) =>
          expected(clock, today + (days - 3) * DAY, time),
        ).find(
          ({ on, dueAt }) =>
            dueAt > at &&
            weekdays.some((weekday) => weekday % 7 === new Date(on).getUTCDay()) &&
            (afterOn === null || on > afterOn),
        );
        expect(nextDue({ time, timeZone, weekdays }, at, afterOn)).toEqual(wanted);
      },
    );
    fc.assert(property, { numRuns: 3000 });
  });
});
