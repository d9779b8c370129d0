import { channelMention } from 'discord.js';
import { phrases } from '../answers/phrases.js';
import { WEEKDAYS } from '../tips/calendar.js';
import { setTips, upcoming } from '../tips/schedules.js';
import { readTimeZone } from '../tips/time-zones.js';
import { parseTime } from '../tips/typed-time.js';
import { parseWeekdays } from '../tips/typed-weekdays.js';
import type { CommandRequest } from './command.js';
import { ACCENT, container, quoted, text } from './components.js';
import type { Context } from './context.js';
import { ephemeral, ephemeralNotice, type MessageResponse } from './response.js';
import { moment } from './tip-changes.js';
import { lackLine, scheduleLine } from './tip-status.js';

const { tips: words } = phrases;

/** So many channels of a server can have tips, which is what a status can show. */
export const MOST_SCHEDULES = 10;
const NEXT_SHOWN = 3;
const LONGEST_QUOTE = 50;

/**
 * Sets the tips of a channel up or changes them, and shows when they come. Options that are left out
 * stay as they are. Nothing is set up that could not be posted.
 */
export async function setUpTips(
  guildId: string,
  { options }: CommandRequest,
  context: Context,
): Promise<MessageResponse> {
  const { storage, clock } = context;
  const now = clock().getTime();
  const typed = (name: string): string => String(options[name] ?? '');
  const time = parseTime(typed('time'));
  if (time === null) return ephemeralNotice(words.badTime(quoted(typed('time'), LONGEST_QUOTE)));
  const timeZone = readTimeZone(typed('timezone'), now);
  if (timeZone === null)
    return ephemeralNotice(words.badTimeZone(quoted(typed('timezone'), LONGEST_QUOTE)));
  const channelId = typed('channel');
  const present = await storage.tipSchedules.ofGuild(guildId);
  const former = present.find((schedule) => schedule.channelId === channelId);
  const weekdays =
    options.weekdays === undefined
      ? (former?.weekdays ?? WEEKDAYS)
      : parseWeekdays(typed('weekdays'));
  if (weekdays === null)
    return ephemeralNotice(words.badWeekdays(quoted(typed('weekdays'), LONGEST_QUOTE)));
  const chosen = options.role === undefined ? (former?.roleId ?? null) : typed('role');
  const roleId = options.silent === true ? null : chosen;
  // The role that everybody has carries the id of the server.
  if (roleId === guildId) return ephemeralNotice(words.everyone);

  const isNew = former === undefined;
  const place = { guildId, channelId, roleId };
  const lacks = (await context.accessTo?.(place)) ?? [];
  const lines = lacks.map((lack) => `- ${lackLine(lack, place)}`);
  // Without the history a tip arrives all the same, unless something fails just then.
  if (lacks.some((lack) => lack !== 'history'))
    return ephemeralNotice([words.notYet(isNew), ...lines].join('\n'));

  if (isNew && present.length >= MOST_SCHEDULES)
    return ephemeralNotice(words.tooMany(MOST_SCHEDULES));
  const schedule = await setTips(storage, { ...place, time, timeZone, weekdays }, now);
  const dates = upcoming(schedule, NEXT_SHOWN).map((due) => `- ${moment(due)}`);
  const others = present.filter((one) => one !== former);
  const notes = [
    ...(former?.paused ? [words.goOn] : []),
    ...(schedule.skipOn === schedule.next.on ? [words.skipping(words.date(schedule.next.on))] : []),
    ...(others.length > 0
      ? [words.alsoIn(others.map((one) => channelMention(one.channelId)))]
      : []),
    ...lines,
  ];
  return ephemeral([
    container(ACCENT.answer, [
      text(
        `### ${words.isSet(isNew)}\n${channelMention(channelId)}: ${scheduleLine(schedule)}\n` +
          `**${words.next}**\n${dates.join('\n')}`,
      ),
      notes.length > 0 ? text(notes.join('\n')) : null,
      text(`-# ${words.ownClock} ${words.after}`),
    ]),
  ]);
}
