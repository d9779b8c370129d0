import { type Selectable, sql } from 'kysely';
import type { Tables } from './schema.js';

/**
 * What is stored about the tips of servers, and how it becomes rows. Instants are epoch
 * milliseconds here and text in the rows.
 */

/** The posting that a schedule is waiting for. */
export interface NextTip {
  /** The local date, `YYYY-MM-DD`. */
  readonly on: string;
  readonly dueAt: number;
  /** When it is tried (again). */
  readonly tryAt: number;
}

/** When a channel gets tips. */
export interface TipSchedule {
  readonly id: string;
  readonly guildId: string;
  readonly channelId: string;
  /** The role that is mentioned. */
  readonly roleId: string | null;
  /** `HH:MM`, 24 hours. */
  readonly time: string;
  /** An IANA name. */
  readonly timeZone: string;
  /** Monday is 1 and Sunday 7. */
  readonly weekdays: readonly number[];
  readonly createdAt: number;
  /** The reason is null when a moderator paused it. */
  readonly paused: { readonly at: number; readonly reason: string | null } | null;
  /** The local date that a moderator wants to be left out. */
  readonly skipOn: string | null;
  readonly next: NextTip;
  /** How many dates in a row have failed for a reason that a moderator can mend. */
  readonly failedDates: number;
}

export type TipPostState = Tables['tip_posts']['state'];

/** What became of a local date of a schedule. */
export interface TipPost {
  readonly on: string;
  readonly state: TipPostState;
  readonly tipId: string | null;
  readonly round: number | null;
  /** How often it was claimed. */
  readonly attempts: number;
  readonly claimedAt: number | null;
  readonly postedAt: number | null;
  readonly messageId: string | null;
  /** Why it was not posted, the last time. */
  readonly reason: string | null;
}

/** The columns of a `TipPost`; none has the name of a column of a schedule. */
export const POST_COLUMNS = [
  'due_on',
  'state',
  'tip_id',
  'round',
  'attempts',
  'claimed_at',
  'posted_at',
  'message_id',
  'reason',
] as const;

export type PostRow = Pick<Selectable<Tables['tip_posts']>, (typeof POST_COLUMNS)[number]>;

export function columnsOfNext({ on, dueAt, tryAt }: NextTip) {
  return { next_on: on, next_due_at: isoOf(dueAt), next_try_at: isoOf(tryAt) };
}

export function scheduleOf(row: Selectable<Tables['tip_schedules']>): TipSchedule {
  return {
    id: row.id,
    guildId: row.guild_id,
    channelId: row.channel_id,
    roleId: row.role_id,
    time: row.time,
    timeZone: row.time_zone,
    weekdays: [...row.weekdays].map(Number),
    createdAt: Date.parse(row.created_at),
    paused:
      row.paused_at === null ? null : { at: Date.parse(row.paused_at), reason: row.pause_reason },
    skipOn: row.skip_on,
    next: {
      on: row.next_on,
      dueAt: Date.parse(row.next_due_at),
      tryAt: Date.parse(row.next_try_at),
    },
    failedDates: row.failed_dates,
  };
}

/** As times are stored. */
export function isoOf(at: number): string {
  return new Date(at).toISOString();
}

export function postOf(row: PostRow): TipPost {
  return {
    on: row.due_on,
    state: row.state,
    tipId: row.tip_id,
    round: row.round,
    attempts: row.attempts,
    claimedAt: row.claimed_at === null ? null : Date.parse(row.claimed_at),
    postedAt: row.posted_at === null ? null : Date.parse(row.posted_at),
    messageId: row.message_id,
    reason: row.reason,
  };
}

/** The schedule, unless it has moved on or was changed since it was read. */
export function asSeen({ id, next }: TipSchedule) {
  const { next_on, next_due_at } = columnsOfNext(next);
  return sql<boolean>`id = ${id} and next_on = ${next_on} and next_due_at = ${next_due_at}`;
}
