import { sql } from 'kysely';
import type { Database } from './schema.js';
import {
  asSeen,
  columnsOfNext,
  isoOf,
  type NextTip,
  POST_COLUMNS,
  type PostRow,
  postOf,
  scheduleOf,
  type TipPost,
  type TipSchedule,
} from './tip-rows.js';

/** A schedule whose time to try has come, and what is known of that date so far. */
export interface DueTip {
  readonly schedule: TipSchedule;
  readonly post: TipPost | null;
}

/** The servers that a process answers for: Discord's shards, out of how many. */
export interface Shards {
  readonly ids: readonly number[];
  readonly count: number;
}

/** When channels get tips. A server can have several, a channel one. */
export interface TipSchedules {
  /** Makes the schedule of a channel, or changes the one that it has and resumes it. A date that is left out stays so. */
  set(
    schedule: Pick<
      TipSchedule,
      'guildId' | 'channelId' | 'roleId' | 'time' | 'timeZone' | 'weekdays' | 'next'
    > & { readonly at: number },
  ): Promise<TipSchedule>;
  /** In the order in which they were made. */
  ofGuild(guildId: string): Promise<readonly TipSchedule[]>;
  pause(id: string, at: number): Promise<void>;
  /** Does nothing to one that is not paused. */
  resume(id: string, next: NextTip): Promise<void>;
  /** Leaves this local date out; null for none. */
  skip(id: string, on: string | null): Promise<void>;
  /** What it has posted stays known, so that no tip is repeated. */
  remove(id: string): Promise<void>;
  /** Schedules of these shards that are to be tried until then, the first one first. */
  due(untilAt: number, shards: Shards): Promise<readonly DueTip[]>;
  /** Goes on to `next`, and records the dates that were left out and not claimed by anybody. */
  moveOn(
    schedule: TipSchedule,
    next: NextTip,
    leftOut?: {
      readonly state: 'missed' | 'skipped';
      readonly reason: string;
      readonly dates: readonly { readonly on: string; readonly dueAt: number }[];
    },
  ): Promise<void>;
  /**
   * Has the dates tried that count as missed and were due at this instant or later: a clock that was
   * ahead has been put back. Says how many schedules that were.
   */
  reopenMissed(sinceAt: number, shards: Shards): Promise<number>;
}

export function createTipSchedules(db: Database): TipSchedules {
  return {
    async set({ guildId, channelId, roleId, time, timeZone, weekdays, next, at }) {
      const settings = {
        role_id: roleId,
        time,
        time_zone: timeZone,
        weekdays: weekdays.join(''),
        paused_at: null,
        pause_reason: null,
        failed_dates: 0,
        ...columnsOfNext(next),
      };
      const row = await db
        .insertInto('tip_schedules')
        .values({
          // Set up anew it is the same one, so that a date that had its tip gets no second one.
          id: channelId,
          guild_id: guildId,
          guild_stamp: Number(BigInt(guildId) >> 22n),
          channel_id: channelId,
          created_at: isoOf(at),
          skip_on: null,
          ...settings,
        })
        .onConflict((conflict) => conflict.column('channel_id').doUpdateSet(settings))
        .returningAll()
        .executeTakeFirstOrThrow();
      return scheduleOf(row);
    },
    async ofGuild(guildId) {
      const rows = await db
        .selectFrom('tip_schedules')
        .selectAll()
        .where('guild_id', '=', guildId)
        .orderBy('created_at')
        .orderBy('id')
        .execute();
      return rows.map(scheduleOf);
    },
    async pause(id, at) {
      await db
        .updateTable('tip_schedules')
        .set({ paused_at: isoOf(at), pause_reason: null })
        .where('id', '=', id)
        .execute();
    },
    async resume(id, next) {
      await db
        .updateTable('tip_schedules')
        .set({ paused_at: null, pause_reason: null, failed_dates: 0, ...columnsOfNext(next) })
        .where('id', '=', id)
        .where('paused_at', 'is not', null)
        .execute();
    },
    async skip(id, on) {
      await db.updateTable('tip_schedules').set({ skip_on: on }).where('id', '=', id).execute();
    },
    async remove(id) {
      await db.deleteFrom('tip_schedules').where('id', '=', id).execute();
    },
    async due(untilAt, shards) {
      const rows = await db
        .selectFrom('tip_schedules')
        .leftJoin('tip_posts', (join) =>
          join.onRef('schedule_id', '=', 'id').onRef('due_on', '=', 'next_on'),
        )
        .selectAll('tip_schedules')
        .select(POST_COLUMNS)
        .where('next_try_at', '<=', isoOf(untilAt))
        .where('paused_at', 'is', null)
        .where(inShards(shards))
        .orderBy('next_try_at')
        .execute();
      return rows.map((row) => ({
        schedule: scheduleOf(row),
        // Without a post the join leaves all of its columns null.
        post: row.state === null ? null : postOf(row as PostRow),
      }));
    },
    async moveOn(schedule, next, leftOut) {
      await db.transaction().execute(async (transaction) => {
        const { numUpdatedRows } = await transaction
          .updateTable('tip_schedules')
          .set(columnsOfNext(next))
          .where(asSeen(schedule))
          .executeTakeFirst();
        if (numUpdatedRows === 0n || leftOut === undefined) return;
        const { state, reason, dates } = leftOut;
        await transaction
          .insertInto('tip_posts')
          .values(
            dates.map(({ on, dueAt }) => ({
              schedule_id: schedule.id,
              due_on: on,
              guild_id: schedule.guildId,
              due_at: isoOf(dueAt),
              state,
              reason,
              attempts: 0,
            })),
          )
          .onConflict((conflict) => conflict.doNothing())
          .execute();
      });
    },
    async reopenMissed(sinceAt, shards) {
      const missed = await db
        .selectFrom('tip_posts')
        .innerJoin('tip_schedules', 'id', 'schedule_id')
        .select(({ fn }) => ['schedule_id', fn.min('due_on').as('on'), fn.min('due_at').as('at')])
        .where('state', '=', 'missed')
        .where('due_at', '>=', isoOf(sinceAt))
        .whereRef('next_due_at', '>', 'due_at')
        .where(inShards(shards))
        .groupBy('schedule_id')
        .execute();
      for (const { schedule_id, on, at } of missed) {
        await db
          .updateTable('tip_schedules')
          .set({ next_on: on, next_due_at: at, next_try_at: at })
          .where('id', '=', schedule_id)
          .where('next_due_at', '>', at)
          .execute();
      }
      return missed.length;
    },
  };
}

function inShards({ ids, count }: Shards) {
  return sql<boolean>`guild_stamp % ${count} in (${sql.join(ids)})`;
}
