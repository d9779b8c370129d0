import type { Tip } from '../knowledge/knowledge.js';
import type { Storage } from '../storage/storage.js';
import type { NextTip, TipSchedule } from '../storage/tip-rows.js';
import { type Due, type LocalSchedule, nextDue, nextDues } from './calendar.js';
import { chooseTip, fractionOf, type ShownTip } from './rotation.js';
import { seasonOn } from './season.js';

/** Over how long the tips that are due at the same minute are spread. */
const SPREAD_MS = 40_000;

/** What a moderator decides about the tips of a channel. */
export type TipSettings = Pick<TipSchedule, 'guildId' | 'channelId' | 'roleId'> & LocalSchedule;

/**
 * Makes the schedule of a channel or changes it. A date that had its tip gets no second one, even if
 * the schedule was removed meanwhile.
 */
export async function setTips(
  { tipSchedules, tipPosts }: Storage,
  settings: TipSettings,
  now: number,
): Promise<TipSchedule> {
  const present = await tipSchedules.ofGuild(settings.guildId);
  const former = present.find(({ channelId }) => channelId === settings.channelId);
  const lastOn = await tipPosts.lastOn(former?.id ?? settings.channelId);
  return tipSchedules.set({ ...settings, next: planNext(settings, now, lastOn), at: now });
}

/** Lets a paused schedule go on with the next date. What it was paused for is not made up. */
export async function resumeTips(
  { tipSchedules, tipPosts }: Storage,
  schedule: TipSchedule,
  now: number,
): Promise<void> {
  const lastOn = await tipPosts.lastOn(schedule.id);
  await tipSchedules.resume(schedule.id, planNext(schedule, now, lastOn));
}

/** The next postings of a schedule, without the date that is to be left out. */
export function upcoming(schedule: TipSchedule, count: number): readonly Due[] {
  const { next, skipOn } = schedule;
  return [next, ...nextDues(schedule, count, next.dueAt, next.on)]
    .filter(({ on }) => on !== skipOn)
    .slice(0, count);
}

/** As `nextDue`, with the moment within the minute at which it is tried. */
export function planNext(
  schedule: LocalSchedule & { readonly channelId: string },
  afterAt: number,
  afterOn: string | null,
): NextTip {
  const due = nextDue(schedule, afterAt, afterOn);
  const share = Math.floor(fractionOf(schedule.channelId) * SPREAD_MS);
  return { ...due, tryAt: due.dueAt + share };
}

/** The tip that the next posting gets, unless tips or other schedules of the server change. */
export async function nextTip(
  { tipPosts }: Pick<Storage, 'tipPosts'>,
  tips: ReadonlyMap<string, Tip>,
  { guildId, timeZone, next }: TipSchedule,
): Promise<(ShownTip & { readonly startsRound: boolean }) | null> {
  const shown = await tipPosts.shownIn(guildId);
  const choice = chooseTip(tips.values(), guildId, next.on, seasonOn(next.on, timeZone), shown);
  return choice && { ...choice, startsRound: choice.round > (shown[0]?.round ?? 1) };
}
