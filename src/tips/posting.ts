import { createHash } from 'node:crypto';
import { hostname } from 'node:os';
import type { Tip } from '../knowledge/knowledge.js';
import type { Storage } from '../storage/storage.js';
import type { NextTip, TipPost, TipSchedule } from '../storage/tip-rows.js';
import type { DueTip } from '../storage/tip-schedules.js';
import type { Log } from '../telemetry/log.js';
import type { Due } from './calendar.js';
import { afterFailure, type TipFailure } from './failures.js';
import { nextTip, planNext } from './schedules.js';

/** What is sent, and what Discord knows it by. */
export interface TipMessage {
  readonly guildId: string;
  readonly channelId: string;
  /** The role to mention. */
  readonly roleId: string | null;
  readonly tip: Tip;
  /** For `enforce_nonce`: 25 characters, always the same for a schedule and date. */
  readonly nonce: string;
}

/** How the tips reach Discord. Both settle within a minute and don't reject. */
export interface TipChannel {
  post(
    message: TipMessage,
  ): Promise<{ readonly ok: true; readonly messageId: string } | TipFailure>;
  /**
   * Looks whether the message is there already, among ours that were posted since then. The id is
   * null if it surely is not. Answers to commands that show the same tip don't count.
   */
  find(message: {
    readonly guildId: string;
    readonly channelId: string;
    readonly tipId: string;
    readonly nonce: string;
    readonly sinceAt: number;
  }): Promise<{ readonly ok: true; readonly messageId: string | null } | TipFailure>;
}

export interface PostingOptions {
  readonly storage: Pick<Storage, 'tipPosts' | 'tipSchedules'>;
  /** The tips of now, by id. */
  readonly tips: () => ReadonlyMap<string, Tip>;
  readonly channel: TipChannel;
  /** Epoch milliseconds. */
  readonly clock: () => number;
  readonly log: Log;
}

const MINUTE = 60_000;
/** For how long after its time a tip is made up. */
export const MAKE_UP_MS = 180 * MINUTE;
/** A claim of this age is of a process that has died. */
const STALE_MS = 2 * MINUTE;
/** With a claim of this age nothing is sent, because another process may soon take it over. */
const LATEST_SEND_MS = MINUTE / 2;
/** Discord remembers a nonce for "a few minutes". */
const NONCE_MS = 3 * MINUTE;
/** How much earlier than our clock says a message may have been posted. */
const CLOCK_ERROR_MS = 60 * MINUTE;
/** Enough to show that Soleus was away, without filling the database after a year. */
const MOST_MISSED = 31;

/** The most that Discord takes. */
const LONGEST_NONCE = 25;

/** Which process has claimed a date, for whoever reads the database. */
const THIS_PROCESS = `${hostname()}:${process.pid}`;

/**
 * Brings the next date of a schedule a step further, so that it is posted once whatever happens.
 *
 * 1. The date is claimed, in the database, with the tip that it gets. One process wins.
 * 2. The message is sent, with a nonce that follows from schedule and date.
 * 3. The outcome is recorded, and the schedule goes on to its next date in the same transaction.
 *
 * A process that dies before 1 has done nothing. One that dies after it leaves a claim, of which
 * nobody can know whether the message was sent. So whoever finds such a claim, or one whose sending
 * got no answer, first looks for the message in the channel. If it is there, only 3 is missing. If
 * not, the date is claimed again, and the same tip sent with the same nonce: should the first
 * message still be on its way, Discord takes the two for one. If we can't look, because Discord is
 * down or we may not read there, the nonce alone protects, but only for minutes; after that it is
 * not sent but looked for again, until the time for making up has passed.
 *
 * A process that is alive but slow (a paused machine) sends nothing once its claim is old, since
 * another may have taken over. Between that check and the sending it can still be paused; then
 * the nonce makes one of the two messages, unless the pause takes longer than Discord remembers.
 *
 * @throws if the database can't be reached, which leaves things to the next call
 */
export async function postDue(due: DueTip, options: PostingOptions): Promise<void> {
  const { storage, clock } = options;
  const { schedule, post } = due;
  const { next } = schedule;
  const now = clock();
  if (post?.state === 'posted' || post?.state === 'skipped') {
    await storage.tipSchedules.moveOn(schedule, following(schedule));
  } else if (post?.state === 'claimed' && Math.abs(now - (post.claimedAt ?? 0)) < STALE_MS) {
    // Its process is at it.
  } else if (isUncertain(post)) {
    await lookFirst(schedule, post, options);
  } else if (schedule.skipOn === next.on) {
    const leftOut = { state: 'skipped', reason: 'a moderator skipped it', dates: [next] } as const;
    await storage.tipSchedules.moveOn(schedule, following(schedule), leftOut);
  } else if (next.dueAt < now - MAKE_UP_MS) {
    await leaveOut(schedule, now - MAKE_UP_MS, options);
  } else {
    await send(schedule, post, options);
  }
}

/** True if nobody knows whether the message was posted. */
function isUncertain(post: TipPost | null): post is TipPost {
  return post?.state === 'claimed' || post?.state === 'unclear';
}

async function lookFirst(
  schedule: TipSchedule,
  post: TipPost,
  options: PostingOptions,
): Promise<void> {
  const { storage, channel, clock } = options;
  const { guildId, channelId, next } = schedule;
  const claimedAt = post.claimedAt ?? next.dueAt;
  const found = await channel.find({
    guildId,
    channelId,
    tipId: post.tipId ?? '',
    nonce: nonceOf(schedule),
    sinceAt: Math.min(claimedAt, next.dueAt) - CLOCK_ERROR_MS,
  });
  const now = clock();
  const untilAt = next.dueAt + MAKE_UP_MS;
  if (found.ok && found.messageId !== null) {
    await recordPosted(schedule, post.attempts, found.messageId, options);
  } else if (now <= untilAt && (found.ok || Math.abs(now - claimedAt) < NONCE_MS)) {
    await send(schedule, post, options);
  } else if (found.ok) {
    const reason = post.reason ?? 'Soleus was not running';
    const outcome = { state: 'failed', reason, unseen: true } as const;
    const plan = { next: following(schedule), failedDates: schedule.failedDates, paused: null };
    await storage.tipPosts.record(schedule, post.attempts, outcome, plan);
  } else {
    const kind = found.kind === 'rate-limit' ? 'rate-limit' : 'outage';
    const reason = `it may have been posted, but Soleus can't look: ${found.reason}`;
    const failure = { ...found, kind, reason } as const;
    // What somebody has to mend is not mended within seconds, so that the longest pause will do.
    const attempts = found.kind === 'outage' ? post.attempts : Number.POSITIVE_INFINITY;
    const { outcome, plan } = afterFailure(schedule, failure, attempts, now, untilAt);
    await storage.tipPosts.record(schedule, post.attempts, outcome, plan);
  }
}

async function send(
  schedule: TipSchedule,
  post: TipPost | null,
  options: PostingOptions,
): Promise<void> {
  const { storage, channel, clock, log } = options;
  const { guildId, channelId, roleId, next } = schedule;
  const tips = options.tips();
  const choice = tipOf(post, tips) ?? (await nextTip(storage, tips, schedule));
  const tip = tips.get(choice?.tipId ?? '');
  if (choice === null || tip === undefined) {
    const leftOut = { state: 'skipped', reason: 'no tip suits the season', dates: [next] } as const;
    return storage.tipSchedules.moveOn(schedule, following(schedule), leftOut);
  }
  const claim = { tipId: tip.id, round: choice.round, by: THIS_PROCESS, at: clock() };
  const isOurs = post
    ? await storage.tipPosts.takeOver(schedule, post, claim)
    : await storage.tipPosts.claim(schedule, claim);
  if (!isOurs) return;
  if (choice.startsRound) await storage.tipPosts.forgetBefore(guildId, choice.round - 1);
  if (clock() - claim.at > LATEST_SEND_MS) return;
  const message = { guildId, channelId, roleId, tip, nonce: nonceOf(schedule) };
  const sent = await channel.post(message);
  const attempts = (post?.attempts ?? 0) + 1;
  if (sent.ok) return recordPosted(schedule, attempts, sent.messageId, options);
  const untilAt = next.dueAt + MAKE_UP_MS;
  const { outcome, plan } = afterFailure(schedule, sent, attempts, clock(), untilAt);
  const level = sent.kind === 'bug' ? 'error' : 'warn';
  log[level]({ ...sent, guildId, channelId, tip: tip.id, attempts }, 'a tip was not posted');
  await storage.tipPosts.record(schedule, attempts, outcome, plan);
}

/** The tip that a date was claimed for before, unless it was removed or given back. */
function tipOf(post: TipPost | null, tips: ReadonlyMap<string, Tip>) {
  if (!post?.tipId || post.round === null || !tips.has(post.tipId)) return null;
  return { tipId: post.tipId, round: post.round, startsRound: false };
}

async function recordPosted(
  schedule: TipSchedule,
  attempts: number,
  messageId: string,
  { storage, clock }: PostingOptions,
): Promise<void> {
  const outcome = { state: 'posted', at: clock(), messageId } as const;
  const plan = { next: following(schedule), failedDates: 0, paused: null };
  await storage.tipPosts.record(schedule, attempts, outcome, plan);
}

/** Records the dates that were due before then as missed, and goes on to the first that was not. */
async function leaveOut(
  schedule: TipSchedule,
  beforeAt: number,
  { storage }: PostingOptions,
): Promise<void> {
  const dates: Due[] = [];
  let next = schedule.next;
  while (next.dueAt < beforeAt) {
    dates.push(next);
    next = planNext(schedule, next.dueAt, next.on);
  }
  const reason = 'Soleus was not running';
  const latest = dates.slice(-MOST_MISSED);
  await storage.tipSchedules.moveOn(schedule, next, { state: 'missed', reason, dates: latest });
}

function following(schedule: TipSchedule): NextTip {
  return planNext(schedule, schedule.next.dueAt, schedule.next.on);
}

function nonceOf({ id, next }: TipSchedule): string {
  const hash = createHash('sha256').update(`${id} ${next.on}`).digest('base64url');
  return hash.slice(0, LONGEST_NONCE);
}
