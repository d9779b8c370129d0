import { expect, it } from 'vitest';
import { momentName } from '../../src/playground/page/moment.js';

const NOW = 1_800_000_000_000;

it.each([
  [-30, '30 seconds ago'],
  [90, 'in 2 minutes'],
  [3 * 3_600, 'in 3 hours'],
  [86_400, 'tomorrow'],
  [-40 * 86_400, 'last month'],
])('%i seconds from now is %s', (seconds, name) => {
  expect(momentName(NOW / 1_000 + seconds, 'R', NOW)).toBe(name);
});

it('every other style is a date or a time', () => {
  for (const style of 'tTdDfF') expect(momentName(NOW / 1_000, style, NOW)).toMatch(/\d/);
});
