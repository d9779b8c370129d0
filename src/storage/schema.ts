import type { Kysely } from 'kysely';

/**
 * The tables as they are after every migration, the same in SQLite and PostgreSQL. Ids of Discord
 * are text, times are ISO 8601 in UTC as `Date.toISOString` writes them, and booleans are 0 or 1.
 */
export interface Tables {
  /** One vote for each member and entry. */
  votes: { entry_id: string; user_id: string; helpful: number; at: string };
  corrections: {
    id: string;
    entry_id: string;
    /** Null when it came in a direct message. */
    guild_id: string | null;
    user_id: string;
    wrong: string;
    source: string | null;
    at: string;
  };
  guilds: { guild_id: string; gaps_on: number; introduced: number };
  gaps: {
    guild_id: string;
    /** What makes two questions the same: a question itself is too long for an index. */
    question_hash: string;
    /** As it was asked first. */
    question: string;
    /** What happened the last time; `unhelpful` is an answer that was voted not helpful. */
    kind: 'unanswered' | 'unhelpful';
    entry_id: string | null;
    times: number;
    first_at: string;
    last_at: string;
  };
  /** A channel that gets tips. */
  tip_schedules: {
    /** The channel's id; the first schedules have random ones. */
    id: string;
    guild_id: string;
    /** The server's id without its low 22 bits, which modulo the number of shards is its shard. */
    guild_stamp: number;
    channel_id: string;
    /** The role that is mentioned. */
    role_id: string | null;
    /** `HH:MM` in the zone. */
    time: string;
    time_zone: string;
    /** A digit for each, Monday is 1. */
    weekdays: string;
    created_at: string;
    paused_at: string | null;
    /** Null when a moderator paused it. */
    pause_reason: string | null;
    /** The local date that a moderator wants to be left out. */
    skip_on: string | null;
    /** The local date of the next posting, `YYYY-MM-DD`. */
    next_on: string;
    /** When that is due. */
    next_due_at: string;
    /** When it is tried: a little after it is due, later once it has failed. */
    next_try_at: string;
    /** How many dates in a row have failed for a reason that a moderator can mend. */
    failed_dates: number;
  };
  /** What became of a local date of a schedule. It stays when the schedule is removed. */
  tip_posts: {
    schedule_id: string;
    due_on: string;
    guild_id: string;
    due_at: string;
    /**
     * - `claimed`: a process is sending it, or died while it did
     * - `unclear`: it was sent, and no answer came
     * - `posted`
     * - `failed`: refused
     * - `missed`: no process was there in time
     * - `skipped`: not wanted
     */
    state: 'claimed' | 'unclear' | 'posted' | 'failed' | 'missed' | 'skipped';
    /** Null, like the round, if nobody can have seen a tip. */
    tip_id: string | null;
    round: number | null;
    /** Goes up with each claim, so that it tells the claims apart. */
    attempts: number;
    claimed_at: string | null;
    claimed_by: string | null;
    posted_at: string | null;
    message_id: string | null;
    /** Why it was not posted, the last time. */
    reason: string | null;
  };
}

export type Database = Kysely<Tables>;

/** What tells the rows of each table apart. */
export const KEYS: { readonly [Name in keyof Tables]: readonly (keyof Tables[Name])[] } = {
  votes: ['entry_id', 'user_id'],
  corrections: ['id'],
  guilds: ['guild_id'],
  gaps: ['guild_id', 'question_hash'],
  tip_schedules: ['id'],
  tip_posts: ['schedule_id', 'due_on'],
};

type TableWith<Column extends string> = {
  [Name in keyof Tables]: Column extends keyof Tables[Name] ? Name : never;
}[keyof Tables];

// The types ask for every table, so that a new one can't be missed when a server or member leaves.

/** The tables with rows that belong to a server. */
export const TABLES_OF_GUILDS = tables<TableWith<'guild_id'>>({
  guilds: true,
  corrections: true,
  gaps: true,
  tip_schedules: true,
  tip_posts: true,
});

/** The tables with rows that belong to a member. */
export const TABLES_OF_MEMBERS = tables<TableWith<'user_id'>>({ votes: true, corrections: true });

function tables<Name extends string>(all: Record<Name, true>): readonly Name[] {
  return Object.keys(all) as Name[];
}
