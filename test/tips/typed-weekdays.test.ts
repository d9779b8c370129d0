import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WEEKDAYS } from '../../src/tips/calendar.js';
import { parseWeekdays } from '../../src/tips/typed-weekdays.js';

describe('days of the week', () => {
  it.each([
    ['every day', [1, 2, 3, 4, 5, 6, 7]],
    ['Daily', [1, 2, 3, 4, 5, 6, 7]],
    ['weekdays', [1, 2, 3, 4, 5]],
    ['weekends', [6, 7]],
    ['mon-fri', [1, 2, 3, 4, 5]],
    ['Mon – Fri', [1, 2, 3, 4, 5]],
    ['monday to friday', [1, 2, 3, 4, 5]],
    ['Tuesday through Thursday', [2, 3, 4]],
    ['mon wed fri', [1, 3, 5]],
    ['mon, wed & fri', [1, 3, 5]],
    ['Mondays and Thursdays', [1, 4]],
    ['tues/thurs', [2, 4]],
    ['on sundays', [7]],
    ['mo di', null],
    ['fri-mon', [1, 5, 6, 7]],
    ['sat-sat', [6]],
    ['weekends and wed', [3, 6, 7]],
    ['sun sun sun', [7]],
    ['', null],
    ['  ', null],
    ['m', null],
    ['t-f', null],
    ['mon-wed-fri', null],
    ['mon-', null],
    ['-fri', null],
    ['7', null],
    ['whenever', null],
    ['day', null],
    ['constructor', null],
    ['__proto__', null],
  ])('%s', (typed, days) => {
    expect(parseWeekdays(typed)).toEqual(days);
  });

  it('are never none, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string(), (typed) => {
        const days = parseWeekdays(typed);
        expect(
          days === null || (days.length > 0 && days.every((day) => WEEKDAYS.includes(day as 1))),
        ).toBe(true);
      }),
    );
  });
});
