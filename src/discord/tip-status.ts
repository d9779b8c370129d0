import {
  type APIComponentInContainer,
  channelMention,
  roleMention,
  TimestampStyles,
  time,
} from 'discord.js';
import { phrases } from '../answers/phrases.js';
import type { TipPost, TipSchedule } from '../storage/tip-rows.js';
import { upcoming } from '../tips/schedules.js';
import { zoneName } from '../tips/time-zones.js';
import type { Lack } from './channel-access.js';
import { ACCENT, buttons, container, text } from './components.js';
import type { Context } from './context.js';
import { clip, LIMITS } from './limits.js';
import { ephemeral, type MessageResponse } from './response.js';
import { change, moment } from './tip-changes.js';

const { tips: words } = phrases;

const NEXT_SHOWN = 2;
const POSTS_SHOWN = 3;
const LONGEST_REASON = 150;
/** What a message has room for beside the channels. */
const RESERVED_TEXT = 200;
/** Each with two buttons in a row takes four of the 40 components of a message. */
const MOST_SHOWN = 9;

/** Channels that get tips: when the next come, what came, what is wrong and how to mend it. */
export async function showTipStatus(
  schedules: readonly TipSchedule[],
  context: Context,
): Promise<MessageResponse> {
  const parts = await Promise.all(schedules.map((schedule) => statusOf(schedule, context)));
  const components: APIComponentInContainer[] = [text(`### ${words.status}`)];
  let room = LIMITS.text - RESERVED_TEXT;
  let shown = 0;
  for (const { summary, actions } of parts) {
    if (summary.length > room || shown === MOST_SHOWN) break;
    room -= summary.length;
    shown++;
    components.push(text(summary), ...(actions ? [actions] : []));
  }
  const rest = schedules.length - shown;
  const footer = rest > 0 ? `${words.more(rest)} ${words.ownClock}` : words.ownClock;
  return ephemeral([container(ACCENT.answer, [...components, text(`-# ${footer}`)])]);
}

async function statusOf(schedule: TipSchedule, { storage, accessTo, clock }: Context) {
  const { guildId, channelId, paused, skipOn, next } = schedule;
  const posts = await storage.tipPosts.ofSchedule(schedule.id, POSTS_SHOWN);
  const lacks = (await accessTo?.(schedule)) ?? [];
  const problems = [
    ...lacks.map((lack) => lackLine(lack, schedule)),
    ...pauseLines(schedule),
    ...retryLines(schedule, posts[0], clock().getTime()),
  ];
  const dates = upcoming(schedule, NEXT_SHOWN).map((due) => `- ${moment(due)}`);
  const lately = posts.map(
    (post) => `- ${words.date(post.on)}: ${postLine(post, guildId, channelId)}`,
  );
  const summary = [
    `**${channelMention(channelId)}**: ${scheduleLine(schedule)}`,
    ...(problems.length > 0 ? problems.map((problem) => `⚠️ ${problem}`) : [words.fine]),
    ...(paused ? [] : [`**${words.next}**`, ...dates]),
    ...(skipOn === next.on && !paused ? [words.skipping(words.date(skipOn))] : []),
    ...(lately.length > 0 ? [`**${words.history}**`, ...lately] : [words.noHistory]),
  ].join('\n');
  const actions = buttons([
    ...(paused ? [{ label: words.resume, action: change('resume', schedule) }] : []),
    ...(lacks.includes('gone') ? [{ label: words.remove, action: change('off', schedule) }] : []),
  ]);
  return { summary, actions };
}

/** When a schedule posts, and whom that disturbs. */
export function scheduleLine({ weekdays, time: at, timeZone, roleId }: TipSchedule): string {
  const loudness = roleId === null ? words.silently : words.mentioning(roleMention(roleId));
  return `${words.when(weekdays, at, zoneName(timeZone))}, ${loudness}`;
}

/** What is lacking in a channel, and how to mend it. */
export function lackLine(
  lack: Lack,
  { channelId, roleId }: Pick<TipSchedule, 'channelId' | 'roleId'>,
): string {
  const role = roleId === null ? '' : roleMention(roleId);
  return words.lacks[lack](channelMention(channelId), role);
}

function pauseLines({ paused }: TipSchedule): string[] {
  if (paused === null) return [];
  const since = ago(paused.at);
  return [
    paused.reason === null
      ? words.pausedByModerator(since)
      : words.pausedByUs(since, short(paused.reason)),
  ];
}

/** What went wrong with the date that is being tried. */
function retryLines({ next, paused }: TipSchedule, latest: TipPost | undefined, now: number) {
  if (paused || latest?.on !== next.on || latest.reason === null || next.dueAt > now) return [];
  return [words.lastTry(short(latest.reason), ago(next.tryAt))];
}

function postLine(
  { state, messageId, reason }: TipPost,
  guildId: string,
  channelId: string,
): string {
  if (state === 'posted') {
    // One that was deleted before we learned of it has no id.
    const link = messageId && `https://discord.com/channels/${guildId}/${channelId}/${messageId}`;
    return words.post.posted(link || null);
  }
  return words.post[state](short(reason ?? ''));
}

function ago(at: number): string {
  return time(Math.floor(at / 1_000), TimestampStyles.RelativeTime);
}

function short(reason: string): string {
  return clip(reason, LONGEST_REASON);
}
