import { Temporal } from 'temporal-polyfill';

/**
 * When daily tips are due. Instants are epoch milliseconds and named `…At`, dates of a local
 * calendar are `YYYY-MM-DD` and named `…On`.
 */

/** Monday is 1 and Sunday 7, as in ISO 8601. */
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** A time of day on some days of the week, as clocks show it in a time zone. */
export interface LocalSchedule {
  /** `HH:MM`, 24 hours. */
  readonly time: string;
  /** An IANA name. */
  readonly timeZone: string;
  /** At least one of `WEEKDAYS`. */
  readonly weekdays: readonly number[];
}

/** One posting: the local date that it is for, and the instant of that date's posting time. */
export interface Due {
  readonly on: string;
  readonly dueAt: number;
}

/**
 * The instant at which clocks in the zone show this time on this date. Where they are put forward
 * past it, it is the time as it would have been without that (02:30 becomes 03:30); where they are
 * put back and show it twice, it is the first. This is what Temporal calls compatible.
 */
export function dueAt(on: string, time: string, timeZone: string): number {
  return momentOf(dateOf(on), timeOf(time), timeZone).epochMilliseconds;
}

/**
 * The first posting that is due after an instant, and for a later date than `afterOn` if that is
 * given: with a date that has had its posting, a changed time or zone can't bring it a second one.
 * Dates that the zone left out, such as 30 December 2011 in Samoa, have none.
 */
export function nextDue(
  schedule: LocalSchedule,
  afterAt: number,
  afterOn: string | null = null,
): Due {
  const { timeZone, weekdays } = schedule;
  const time = timeOf(schedule.time);
  // The time of the day before can still lie ahead, if clocks were put forward over midnight.
  let date = localDate(afterAt, timeZone).subtract({ days: 1 });
  if (afterOn !== null) {
    const following = dateOf(afterOn).add({ days: 1 });
    if (Temporal.PlainDate.compare(following, date) > 0) date = following;
  }
  for (; ; date = date.add({ days: 1 })) {
    if (!weekdays.includes(date.dayOfWeek)) continue;
    const moment = momentOf(date, time, timeZone);
    if (moment.epochMilliseconds <= afterAt) continue;
    if (moment.day !== date.day && !exists(date, timeZone)) continue;
    return { on: date.toString(), dueAt: moment.epochMilliseconds };
  }
}

/** The next postings, for previews. */
export function nextDues(
  schedule: LocalSchedule,
  count: number,
  afterAt: number,
  afterOn: string | null = null,
): readonly Due[] {
  const dues: Due[] = [];
  while (dues.length < count) {
    const last = dues.at(-1);
    dues.push(nextDue(schedule, last?.dueAt ?? afterAt, last?.on ?? afterOn));
  }
  return dues;
}

/** What clocks in the zone show at an instant, `HH:MM`. */
export function clockTime(at: number, timeZone: string): string {
  return zoned(at, timeZone).toPlainTime().toString({ smallestUnit: 'minute' });
}

/** How far clocks in the zone are ahead of UTC at an instant, in minutes. */
export function offsetMinutes(at: number, timeZone: string): number {
  return zoned(at, timeZone).offsetNanoseconds / 60e9;
}

/** True for the IANA names that the runtime knows, in any case; false for an offset. */
export function isTimeZone(name: string): boolean {
  if (!/^[a-z]/i.test(name)) return false;
  try {
    zoned(0, name);
    return true;
  } catch {
    return false;
  }
}

// Parsing by hand, because Temporal's takes longer than all the rest.

function dateOf(on: string): Temporal.PlainDate {
  const [year = 0, month = 0, day = 0] = on.split('-').map(Number);
  return new Temporal.PlainDate(year, month, day);
}

function timeOf(time: string): Temporal.PlainTime {
  const [hour, minute] = time.split(':').map(Number);
  return new Temporal.PlainTime(hour, minute);
}

function momentOf(date: Temporal.PlainDate, time: Temporal.PlainTime, timeZone: string) {
  return date.toZonedDateTime({ timeZone, plainTime: time });
}

/** False for a date that the zone left out when it changed sides of the date line. */
function exists(date: Temporal.PlainDate, timeZone: string): boolean {
  return date.toZonedDateTime(timeZone).day === date.day;
}

function localDate(at: number, timeZone: string): Temporal.PlainDate {
  return zoned(at, timeZone).toPlainDate();
}

function zoned(at: number, timeZone: string): Temporal.ZonedDateTime {
  return new Temporal.ZonedDateTime(BigInt(at) * 1_000_000n, timeZone);
}
