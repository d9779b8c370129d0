import { describe, expect, it } from 'vitest';
import {
  clockTime,
  dueAt,
  isTimeZone,
  nextDue,
  nextDues,
  WEEKDAYS,
} from '../../src/tips/calendar.js';

const EVERY_DAY = { time: '07:30', timeZone: 'Europe/Berlin', weekdays: WEEKDAYS };

function at(iso: string): number {
  return Date.parse(iso);
}

describe('the instant of a local time', () => {
  it.each([
    ['on an ordinary day', '2026-11-28', '07:30', 'Europe/Berlin', '2026-11-28T06:30:00Z'],
    ['that is left out', '2026-03-29', '02:30', 'Europe/Berlin', '2026-03-29T01:30:00Z'],
    ['that comes twice', '2026-10-25', '02:30', 'Europe/Berlin', '2026-10-25T00:30:00Z'],
    ['after the change', '2026-10-25', '03:30', 'Europe/Berlin', '2026-10-25T02:30:00Z'],
    [
      'when midnight is left out',
      '2026-09-06',
      '00:15',
      'America/Santiago',
      '2026-09-06T04:15:00Z',
    ],
    [
      'with a change of 30 minutes',
      '2026-10-04',
      '02:15',
      'Australia/Lord_Howe',
      '2026-10-03T15:45:00Z',
    ],
    ['in UTC', '2026-11-28', '07:30', 'UTC', '2026-11-28T07:30:00Z'],
  ])('%s', (_, on, time, timeZone, instant) => {
    expect(dueAt(on, time, timeZone)).toBe(at(instant));
  });
});

describe('the next posting', () => {
  it('is today if its time is still to come, else tomorrow', () => {
    const dueToday = { on: '2026-11-28', dueAt: at('2026-11-28T06:30:00Z') };
    expect(nextDue(EVERY_DAY, at('2026-11-28T06:29:59.999Z'))).toEqual(dueToday);
    expect(nextDue(EVERY_DAY, dueToday.dueAt).on).toBe('2026-11-29');
  });

  it('is on one of the weekdays', () => {
    const schedule = { ...EVERY_DAY, weekdays: [1, 3] };
    const dates = nextDues(schedule, 4, at('2026-11-28T12:00:00Z')).map(({ on }) => on);
    expect(dates).toEqual(['2026-11-30', '2026-12-02', '2026-12-07', '2026-12-09']);
  });

  it('is for a later date than the one that has had its posting', () => {
    const later = { ...EVERY_DAY, time: '09:00' };
    expect(nextDue(later, at('2026-11-28T07:00:00Z'), '2026-11-28').on).toBe('2026-11-29');
    const west = { ...later, timeZone: 'America/Los_Angeles' };
    expect(nextDue(west, at('2026-11-28T01:00:00Z'), '2026-11-28').on).toBe('2026-11-29');
  });

  it('of a date whose time is left out over midnight comes on the day after', () => {
    // In Nuuk clocks were put from 23:00 on 30 March 2024 to 00:00 on the 31st.
    const late = { time: '23:30', timeZone: 'America/Nuuk', weekdays: WEEKDAYS };
    const dues = nextDues(late, 3, at('2024-03-30T12:00:00Z'));
    expect(dues).toEqual([
      { on: '2024-03-30', dueAt: at('2024-03-31T01:30:00Z') },
      { on: '2024-03-31', dueAt: at('2024-04-01T00:30:00Z') },
      { on: '2024-04-01', dueAt: at('2024-04-02T00:30:00Z') },
    ]);
    expect(nextDue(late, at('2024-03-31T01:15:00Z'))).toEqual(dues[0]);
  });

  it('leaves out a date that the zone has left out', () => {
    const samoa = { ...EVERY_DAY, timeZone: 'Pacific/Apia' };
    const dues = nextDues(samoa, 3, at('2011-12-29T00:00:00Z'));
    expect(dues.map(({ on }) => on)).toEqual(['2011-12-29', '2011-12-31', '2012-01-01']);
    expect(new Set(dues.map(({ dueAt }) => dueAt)).size).toBe(3);
  });
});

describe('a time zone', () => {
  it.each(['Europe/Berlin', 'UTC', 'Asia/Kolkata', 'Europe/Kyiv', 'america/new_york', 'Etc/GMT-2'])(
    'can be %s',
    (name) => {
      expect(isTimeZone(name)).toBe(true);
      expect(clockTime(0, name)).toMatch(/^\d\d:\d\d$/);
    },
  );

  it.each(['', 'Mars/Olympus', '+02:00', 'UTC+2', 'New York', 'Europe/Berlin '])(
    'can’t be "%s"',
    (name) => {
      expect(isTimeZone(name)).toBe(false);
    },
  );
});
