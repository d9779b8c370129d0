import { WEEKDAYS } from './calendar.js';

const NAMES = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const SETS = new Map<string, readonly number[]>([
  ['all', WEEKDAYS],
  ['daily', WEEKDAYS],
  ['everyday', WEEKDAYS],
  ['weekday', [1, 2, 3, 4, 5]],
  ['workday', [1, 2, 3, 4, 5]],
  ['weekend', [6, 7]],
]);
const SHORTEST_NAME = 2;

/**
 * Reads days of the week as people type them (mon-fri, weekends, "mon, wed and fri", every day) as
 * numbers in order, Monday is 1. Null for what is none.
 */
export function parseWeekdays(typed: string): readonly number[] | null {
  const text = typed
    .toLowerCase()
    .replace(/every\s*day/g, 'daily')
    .replace(/\s*(?:[-–—]|\b(?:to|through|thru|until)\b)\s*/g, '-')
    .replace(/[,;/&+.]|\b(?:and|every|on)\b/g, ' ');
  const words = text.split(/\s+/).filter((word) => word !== '');
  const days = words.map(daysOf);
  if (days.length === 0 || days.includes(null)) return null;
  const wanted = new Set(days.flatMap((some) => some ?? []));
  return WEEKDAYS.filter((day) => wanted.has(day));
}

/** The days of a word such as "mon", "weekends" or "fri-mon". */
function daysOf(word: string): readonly number[] | null {
  const set = SETS.get(word) ?? SETS.get(word.replace(/s$/, ''));
  if (set) return set;
  const [first, last, ...others] = word.split('-').map(dayOf);
  if (!first || last === null || others.length > 0) return null;
  if (last === undefined) return [first];
  // From Friday to Monday goes over the end of the week.
  const count = ((last - first + 7) % 7) + 1;
  return Array.from({ length: count }, (_, index) => ((first - 1 + index) % 7) + 1);
}

function dayOf(word: string): number | null {
  const singular = word.replace(/(day)s$/, '$1');
  if (singular.length < SHORTEST_NAME) return null;
  const index = NAMES.findIndex((name) => name.startsWith(singular) || singular === short(name));
  return index === -1 ? null : index + 1;
}

/** What some write for "tuesday" and "thursday", with the s that makes them plural. */
function short(name: string): string {
  return `${name.slice(0, 3)}s`;
}
