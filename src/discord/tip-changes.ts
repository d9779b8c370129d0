import { channelMention, TimestampStyles, time } from 'discord.js';
import { phrases } from '../answers/phrases.js';
import type { TipSchedule } from '../storage/tip-rows.js';
import type { Due } from '../tips/calendar.js';
import { nextTip, resumeTips, upcoming } from '../tips/schedules.js';
import type { Actor } from './command.js';
import { guildManagedBy } from './commands/availability.js';
import { text } from './components.js';
import type { Context } from './context.js';
import type { Action } from './custom-id.js';
import { ephemeral, ephemeralNotice, type MessageResponse } from './response.js';
import { renderTip } from './tip-message.js';

const { tips: words } = phrases;

/** What a button does to a schedule. */
type TipChange = 'resume' | 'unskip' | 'off';

/** The schedule that a moderator means, or what to tell them if that is not clear. */
export async function scheduleMeant(
  guildId: string,
  channelId: string | null,
  { storage }: Pick<Context, 'storage'>,
): Promise<TipSchedule | MessageResponse> {
  const all = await storage.tipSchedules.ofGuild(guildId);
  const [first, ...others] = all;
  if (first === undefined) return ephemeralNotice(words.noSchedule);
  if (channelId !== null) {
    const meant = all.find((schedule) => schedule.channelId === channelId);
    return meant ?? ephemeralNotice(words.noneThere(channelMention(channelId)));
  }
  if (others.length === 0) return first;
  return ephemeralNotice(words.which(all.map((schedule) => channelMention(schedule.channelId))));
}

/** Pauses the tips of a channel, until somebody lets them go on. */
export async function pauseTips(
  schedule: TipSchedule,
  { storage, clock }: Context,
): Promise<MessageResponse> {
  const channel = channelMention(schedule.channelId);
  const resume = { label: words.resume, action: change('resume', schedule) };
  if (schedule.paused) return ephemeralNotice(words.alreadyPaused(channel), resume);
  await storage.tipSchedules.pause(schedule.id, clock().getTime());
  return ephemeralNotice(words.paused(channel), resume);
}

/** Leaves out the next date of a channel's tips. */
export async function skipTip(
  schedule: TipSchedule,
  { storage }: Context,
): Promise<MessageResponse> {
  if (schedule.paused)
    return ephemeralNotice(words.alreadyPaused(channelMention(schedule.channelId)));
  const { on } = schedule.next;
  if (schedule.skipOn !== on) await storage.tipSchedules.skip(schedule.id, on);
  const after = firstOf({ ...schedule, skipOn: on });
  const said = words.skipped(channelMention(schedule.channelId), words.date(on), moment(after));
  return ephemeralNotice(said, { label: words.unskip, action: change('unskip', schedule) });
}

/** Ends the tips of a channel. */
export async function endTips(
  schedule: TipSchedule,
  { storage }: Context,
): Promise<MessageResponse> {
  await storage.tipSchedules.remove(schedule.id);
  return ephemeralNotice(words.off(channelMention(schedule.channelId)));
}

/** The next tip as it will be posted, for the moderator alone. */
export async function previewTip(
  schedule: TipSchedule,
  { storage, answers: { knowledge } }: Context,
): Promise<MessageResponse> {
  const due = firstOf(schedule);
  const [latest] = await storage.tipPosts.ofSchedule(schedule.id, 1);
  const next = { ...schedule.next, ...due };
  // A date that is being tried again keeps the tip that it has.
  const tipId =
    latest?.on === due.on && latest.tipId !== null
      ? latest.tipId
      : (await nextTip(storage, knowledge.tips, { ...schedule, next }))?.tipId;
  const tip = knowledge.tips.get(tipId ?? '');
  if (tip === undefined) return ephemeralNotice(words.none);
  const { roleId } = schedule;
  return ephemeral([
    text(words.preview(channelMention(schedule.channelId), moment(due))),
    ...renderTip(tip, knowledge, { title: words.title, roleId }),
    text(`-# ${words.previewMayChange}`),
  ]);
}

/** What a button under a message about tips does. */
export async function pressTips(
  id: string,
  actor: Actor,
  context: Context,
): Promise<MessageResponse> {
  const guildId = guildManagedBy(actor);
  if (typeof guildId !== 'string') return guildId;
  const [kind, scheduleId] = id.split('.');
  const { storage, clock } = context;
  const all = await storage.tipSchedules.ofGuild(guildId);
  const schedule = all.find((one) => one.id === scheduleId);
  if (schedule === undefined) return ephemeralNotice(words.isGone);
  const channel = channelMention(schedule.channelId);
  switch (kind) {
    case 'off':
      return endTips(schedule, context);
    case 'unskip':
      await storage.tipSchedules.skip(schedule.id, null);
      return ephemeralNotice(
        words.unskipped(channel, moment(firstOf({ ...schedule, skipOn: null }))),
      );
    case 'resume': {
      if (!schedule.paused) return ephemeralNotice(words.notPaused(channel));
      await resumeTips(storage, schedule, clock().getTime());
      const now = (await storage.tipSchedules.ofGuild(guildId)).find(
        (one) => one.id === schedule.id,
      );
      return ephemeralNotice(words.resumed(channel, moment(firstOf(now ?? schedule))));
    }
    default:
      return ephemeralNotice(words.isGone);
  }
}

/** What a button says and does. */
export function change(kind: TipChange, { id }: TipSchedule): Action {
  return { do: 'tips', id: `${kind}.${id}` };
}

/** When something is due, in the reader's own clock: the day and time, and how long from now. */
export function moment({ dueAt }: Pick<Due, 'dueAt'>): string {
  const seconds = Math.floor(dueAt / 1_000);
  return `${time(seconds, TimestampStyles.LongDateTime)} (${time(seconds, TimestampStyles.RelativeTime)})`;
}

function firstOf(schedule: TipSchedule): Due {
  return upcoming(schedule, 1)[0] ?? schedule.next;
}
