import { describe, expect, it } from 'vitest';
import { guessTimeZones } from '../../src/tips/time-zones.js';

const NOW = Date.parse('2026-11-28T12:00:00Z');

describe('with nothing typed, the time zones begin with', () => {
  it.each([
    ['de', 'Europe/Berlin'],
    ['fr', 'Europe/Paris'],
    ['en-GB', 'Europe/London'],
    ['en-US', 'America/New_York'],
    ['pt-BR', 'America/Sao_Paulo'],
    ['es-ES', 'Europe/Madrid'],
    ['es-419', 'America/Mexico_City'],
    ['sv-SE', 'Europe/Stockholm'],
    ['ja', 'Asia/Tokyo'],
    ['ko', 'Asia/Seoul'],
    ['zh-CN', 'Asia/Shanghai'],
    ['hi', 'Asia/Kolkata'],
    ['uk', 'Europe/Kyiv'],
    ['pl', 'Europe/Warsaw'],
    ['', 'America/New_York'],
    ['no such locale', 'America/New_York'],
  ])('%s: %s', (locale, timeZone) => {
    const zones = guessTimeZones(locale, 25, NOW).map((choice) => choice.timeZone);
    expect(zones[0]).toBe(timeZone);
    expect(zones).toContain('UTC');
    expect(new Set(zones).size).toBe(zones.length);
  });
});

it('as many time zones are guessed as there is room for', () => {
  const zones = guessTimeZones('en-US', 3, NOW).map((choice) => choice.timeZone);
  expect(zones).toEqual(['America/New_York', 'America/Chicago', 'America/Denver']);
});
