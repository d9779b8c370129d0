import { type Selectable, sql } from 'kysely';
import type { Database, Tables } from './schema.js';
import {
  asSeen,
  columnsOfNext,
  isoOf,
  type NextTip,
  POST_COLUMNS,
  postOf,
  type TipPost,
  type TipSchedule,
} from './tip-rows.js';

/** The tip that a date is claimed for, and by which process. */
export interface TipClaim {
  readonly tipId: string;
  readonly round: number;
  readonly by: string;
  readonly at: number;
}

/** How a claimed date came out. With `unseen` the tip goes back to those that were not shown. */
export type TipOutcome =
  | { readonly state: 'posted'; readonly at: number; readonly messageId: string }
  | { readonly state: 'unclear'; readonly reason: string }
  | { readonly state: 'failed'; readonly reason: string; readonly unseen: boolean };

/** How a schedule goes on. */
export interface TipPlan {
  readonly next: NextTip;
  readonly failedDates: number;
  readonly paused: TipSchedule['paused'];
}

/**
 * The dates of the schedules on their way to being posted. Whoever changes one says what it saw,
 * and nothing happens if that has changed meanwhile: by another process or by a moderator.
 */
export interface TipPosts {
  /** The next date's claim. True for one caller alone, and if the server's round lacks the tip. */
  claim(schedule: TipSchedule, claim: TipClaim): Promise<boolean>;
  /** Claims a date again. True for one of the callers that saw the same post. */
  takeOver(schedule: TipSchedule, seen: TipPost, claim: TipClaim): Promise<boolean>;
  /** Records how the claim with this number of attempts came out, and how the schedule goes on. */
  record(
    schedule: TipSchedule,
    attempts: number,
    outcome: TipOutcome,
    plan: TipPlan,
  ): Promise<void>;
  /** What a server got in its latest two rounds, the latest first. */
  shownIn(guildId: string): Promise<readonly { readonly tipId: string; readonly round: number }[]>;
  /** Deletes what a server had before this round. */
  forgetBefore(guildId: string, round: number): Promise<void>;
  /** The newest date first. */
  ofSchedule(scheduleId: string, limit: number): Promise<readonly TipPost[]>;
  /** The last date that must get no second posting; null if there is none. */
  lastOn(scheduleId: string): Promise<string | null>;
}

export function createTipPosts(db: Database): TipPosts {
  return {
    async claim(schedule, { tipId, round, by, at }) {
      const claimed = await db
        .insertInto('tip_posts')
        .columns([
          'schedule_id',
          'due_on',
          'guild_id',
          'due_at',
          'state',
          'tip_id',
          'round',
          'attempts',
          'claimed_at',
          'claimed_by',
        ])
        // From the schedule, so that one that was removed or changed meanwhile gets no post.
        .expression(({ selectFrom, val }) =>
          selectFrom('tip_schedules')
            .select([
              'id',
              'next_on',
              'guild_id',
              'next_due_at',
              val('claimed').as('state'),
              val(tipId).as('tip_id'),
              val(round).as('round'),
              val(1).as('attempts'),
              val(isoOf(at)).as('claimed_at'),
              val(by).as('claimed_by'),
            ])
            .where(asSeen(schedule))
            .where('paused_at', 'is', null),
        )
        .onConflict((conflict) => conflict.doNothing())
        .returning('attempts')
        .executeTakeFirst();
      return claimed !== undefined;
    },
    async takeOver(schedule, seen, { tipId, round, by, at }) {
      const { numUpdatedRows } = await db
        .updateTable('tip_posts')
        .set({
          state: 'claimed',
          tip_id: tipId,
          round,
          attempts: seen.attempts + 1,
          claimed_at: isoOf(at),
          claimed_by: by,
          reason: null,
        })
        .where('schedule_id', '=', schedule.id)
        .where('due_on', '=', seen.on)
        .where('state', '=', seen.state)
        .where('attempts', '=', seen.attempts)
        .executeTakeFirst();
      return numUpdatedRows > 0;
    },
    async record(schedule, attempts, outcome, { next, failedDates, paused }) {
      await db.transaction().execute(async (transaction) => {
        const { numUpdatedRows } = await transaction
          .updateTable('tip_posts')
          .set(columnsOfOutcome(outcome))
          .where('schedule_id', '=', schedule.id)
          .where('due_on', '=', schedule.next.on)
          .where('attempts', '=', attempts)
          .executeTakeFirst();
        if (numUpdatedRows === 0n) return;
        await transaction
          .updateTable('tip_schedules')
          .set({
            ...columnsOfNext(next),
            failed_dates: failedDates,
            ...(paused && { paused_at: isoOf(paused.at), pause_reason: paused.reason }),
          })
          .where(asSeen(schedule))
          .execute();
      });
    },
    async shownIn(guildId) {
      const rows = await db
        .selectFrom('tip_posts')
        .select(['tip_id', 'round'])
        .where('guild_id', '=', guildId)
        .where('round', '>=', ({ selectFrom }) =>
          selectFrom('tip_posts')
            .select(({ fn }) => sql<number>`${fn.max('round')} - 1`.as('before'))
            .where('guild_id', '=', guildId),
        )
        .orderBy('round', 'desc')
        .orderBy('claimed_at', 'desc')
        .execute();
      return rows.map(({ tip_id, round }) => ({ tipId: tip_id ?? '', round: round ?? 0 }));
    },
    async forgetBefore(guildId, round) {
      await db
        .deleteFrom('tip_posts')
        .where('guild_id', '=', guildId)
        .where('due_on', '<', ({ selectFrom }) =>
          selectFrom('tip_posts')
            .select(({ fn }) => fn.min('due_on').as('first'))
            .where('guild_id', '=', guildId)
            .where('round', '=', round),
        )
        .execute();
    },
    async ofSchedule(scheduleId, limit) {
      const rows = await db
        .selectFrom('tip_posts')
        .select(POST_COLUMNS)
        .where('schedule_id', '=', scheduleId)
        .orderBy('due_on', 'desc')
        .limit(limit)
        .execute();
      return rows.map(postOf);
    },
    async lastOn(scheduleId) {
      const { last } = await db
        .selectFrom('tip_posts')
        .select(({ fn }) => fn.max('due_on').as('last'))
        .where('schedule_id', '=', scheduleId)
        .where('state', 'not in', ['failed', 'missed'])
        .executeTakeFirstOrThrow();
      return last;
    },
  };
}

function columnsOfOutcome(outcome: TipOutcome): Partial<Selectable<Tables['tip_posts']>> {
  switch (outcome.state) {
    case 'posted':
      return { state: 'posted', posted_at: isoOf(outcome.at), message_id: outcome.messageId };
    case 'unclear':
      return { state: 'unclear', reason: outcome.reason };
    case 'failed':
      return {
        state: 'failed',
        reason: outcome.reason,
        ...(outcome.unseen && { tip_id: null, round: null }),
      };
  }
}
