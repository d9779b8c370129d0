/** What the tests of tips store. */

export const AT = Date.parse('2026-11-28T08:00:00Z');
export const HOUR = 3_600_000;
export const NEXT = { on: '2026-11-28', dueAt: AT, tryAt: AT + 20_000 };
export const LATER = { on: '2026-11-29', dueAt: AT + 24 * HOUR, tryAt: AT + 24 * HOUR + 20_000 };
export const RUNNERS = '1093558746243543040';
export const SWIMMERS = '1093558746247737345';
export const SETTINGS = {
  guildId: RUNNERS,
  channelId: 'tips',
  roleId: null,
  time: '08:00',
  timeZone: 'Etc/UTC',
  weekdays: [1, 2, 6],
  next: NEXT,
  at: AT - HOUR,
};
export const CLAIM = { tipId: 'run-easy', round: 1, by: 'one', at: AT };
export const ALL = { ids: [0], count: 1 };

/** The one item of a list that has no other. */
export function only<Item>(items: readonly Item[]): Item {
  const [item] = items;
  if (items.length !== 1 || item === undefined) throw new Error(`there are ${items.length}`);
  return item;
}
