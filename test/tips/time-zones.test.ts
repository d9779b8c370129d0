import { describe, expect, it } from 'vitest';
import { isTimeZone } from '../../src/tips/calendar.js';
import { ABBREVIATIONS, MODERN_NAMES, PLACES } from '../../src/tips/places.js';
import { findTimeZones, readTimeZone, TIME_ZONES, zoneName } from '../../src/tips/time-zones.js';

const NOW = Date.parse('2026-11-28T13:05:00Z');

function found(typed: string, limit = 25): string[] {
  return findTimeZones(typed, limit, NOW).map(({ timeZone }) => timeZone);
}

describe('the zone that somebody is typing', () => {
  it('is shown with the name that was meant and what its clocks show', () => {
    expect(findTimeZones('berlin', 25, NOW)).toEqual([
      { timeZone: 'Europe/Berlin', label: 'Berlin (Europe/Berlin, now 14:05)' },
    ]);
    expect(findTimeZones('munich', 1, NOW)[0]?.label).toBe('Munich (Europe/Berlin, now 14:05)');
  });

  it.each([
    ['New York', 'America/New_York'],
    ['new_york', 'America/New_York'],
    ['york', 'America/New_York'],
    ['america/new', 'America/New_York'],
    ['EST', 'America/New_York'],
    ['pst', 'America/Los_Angeles'],
    ['CET', 'Europe/Berlin'],
    ['IST', 'Asia/Kolkata'],
    ['utc', 'UTC'],
    ['UTC+2', 'Etc/GMT-2'],
    ['gmt-03:00', 'Etc/GMT+3'],
    ['+5:30', 'Asia/Kolkata'],
    ['münchen', 'Europe/Berlin'],
    ['Sao Pau', 'America/Sao_Paulo'],
    ['washington', 'America/New_York'],
    ['new delhi', 'Asia/Kolkata'],
    ['canberra', 'Australia/Sydney'],
    ['germany', 'Europe/Berlin'],
    ['ukraine', 'Europe/Kyiv'],
    ['kiev', 'Europe/Kyiv'],
    ['Asia/Calcutta', 'Asia/Kolkata'],
    ['US/Eastern', 'America/New_York'],
    ['san f', 'America/Los_Angeles'],
  ])('%s can be %s', (typed, timeZone) => {
    expect(found(typed)[0]).toBe(timeZone);
  });

  it.each([
    ['New York City', 'America/New_York'],
    ['Washington DC', 'America/New_York'],
    ['Washington, D.C.', 'America/New_York'],
    ['D.C.', 'America/New_York'],
    ['Eastern Time', 'America/New_York'],
    ['pacific standard time', 'America/Los_Angeles'],
    ['London, UK', 'Europe/London'],
    ['Berlin, Germany', 'Europe/Berlin'],
    ['Kansas City', 'America/Chicago'],
    ['Mexico City', 'America/Mexico_City'],
  ])('is found with what people add to its name: %s', (typed, timeZone) => {
    expect(found(typed)[0]).toBe(timeZone);
    expect(readTimeZone(typed, NOW)).toBe(timeZone);
  });

  it('is called as people call it if its hours are fixed', () => {
    expect(findTimeZones('GMT+1', 1, NOW)[0]?.label).toBe('UTC+1 (now 14:05)');
    expect(zoneName('Etc/GMT+11')).toBe('UTC-11');
    expect(zoneName('America/New_York')).toBe('America/New York');
  });

  it('by an offset is any whose clocks are that far ahead now', () => {
    expect(found('UTC+1')).toContain('Europe/Berlin');
    expect(found('UTC+2')).not.toContain('Europe/Berlin');
  });

  it('is one of as many as there is room for', () => {
    expect(found('a', 25)).toHaveLength(25);
    expect(new Set(found('a')).size).toBe(25);
  });

  it.each(['xyzzy', ', Germany', '🏃', 'UTC+99', '((', 'constructor', '__proto__', '', ' ', '...'])(
    '“%s” is none',
    (typed) => {
      expect(found(typed)).toEqual([]);
    },
  );

  it('is one that can be used, with a label that fits, whatever is typed', () => {
    for (const letter of 'abcdefghijklmnopqrstuvwxyz') {
      for (const { timeZone, label } of findTimeZones(letter, 1000, NOW)) {
        expect(isTimeZone(timeZone)).toBe(true);
        expect(label.length).toBeLessThanOrEqual(100);
      }
    }
  });
});

describe('the zone of somebody who did not choose from the list', () => {
  it.each([
    ['Europe/Berlin', 'Europe/Berlin'],
    ['Etc/GMT-1', 'Etc/GMT-1'],
    ['york', 'America/New_York'],
    ['UTC+2', 'Etc/GMT-2'],
    ['San Jose, Costa Rica', 'America/Costa_Rica'],
    ['Austin, TX', 'America/Chicago'],
  ])('%s is %s', (typed, timeZone) => {
    expect(readTimeZone(typed, NOW)).toBe(timeZone);
  });

  it.each(['Mars', 'berl', 'arseille', 'Paris, Texas', ', Germany', '', ' ', '...'])(
    '%s is none',
    (typed) => {
      expect(readTimeZone(typed, NOW)).toBeNull();
    },
  );
});

describe('the names of zones', () => {
  it('mean themselves', () => {
    expect(TIME_ZONES.filter((zone) => readTimeZone(zone, NOW) !== zone)).toEqual([]);
  });

  it('are present ones, also of those that the runtime lists by an older name', () => {
    expect(TIME_ZONES).toEqual(expect.arrayContaining(['UTC', 'Asia/Kolkata', 'Europe/Kyiv']));
    const renamed = Object.entries(MODERN_NAMES);
    for (const [former, present] of renamed) {
      expect(TIME_ZONES).not.toContain(former);
      expect(TIME_ZONES).toContain(present);
    }
  });

  it('of places and abbreviations are all known', () => {
    const zones = [...Object.keys(PLACES), ...[...ABBREVIATIONS.values()].flat()];
    expect(zones.filter((zone) => !TIME_ZONES.includes(zone))).toEqual([]);
  });
});
