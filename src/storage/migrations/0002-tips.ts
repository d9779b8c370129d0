import type { Kysely, Migration } from 'kysely';

/** When which channel gets a tip, and what became of each. */
export const tips: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('tip_schedules')
      .addColumn('id', 'text', (column) => column.notNull().primaryKey())
      .addColumn('guild_id', 'text', (column) => column.notNull())
      .addColumn('guild_stamp', 'bigint', (column) => column.notNull())
      .addColumn('channel_id', 'text', (column) => column.notNull().unique())
      .addColumn('role_id', 'text')
      .addColumn('time', 'text', (column) => column.notNull())
      .addColumn('time_zone', 'text', (column) => column.notNull())
      .addColumn('weekdays', 'text', (column) => column.notNull())
      .addColumn('created_at', 'text', (column) => column.notNull())
      .addColumn('paused_at', 'text')
      .addColumn('pause_reason', 'text')
      .addColumn('skip_on', 'text')
      .addColumn('next_on', 'text', (column) => column.notNull())
      .addColumn('next_due_at', 'text', (column) => column.notNull())
      .addColumn('next_try_at', 'text', (column) => column.notNull())
      .addColumn('failed_dates', 'integer', (column) => column.notNull())
      .execute();
    await db.schema
      .createIndex('tip_schedules_of_guild')
      .on('tip_schedules')
      .column('guild_id')
      .execute();
    await db.schema
      .createIndex('tip_schedules_by_try')
      .on('tip_schedules')
      .column('next_try_at')
      .execute();

    await db.schema
      .createTable('tip_posts')
      .addColumn('schedule_id', 'text', (column) => column.notNull())
      .addColumn('due_on', 'text', (column) => column.notNull())
      .addColumn('guild_id', 'text', (column) => column.notNull())
      .addColumn('due_at', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('tip_id', 'text')
      .addColumn('round', 'integer')
      .addColumn('attempts', 'integer', (column) => column.notNull())
      .addColumn('claimed_at', 'text')
      .addColumn('claimed_by', 'text')
      .addColumn('posted_at', 'text')
      .addColumn('message_id', 'text')
      .addColumn('reason', 'text')
      .addPrimaryKeyConstraint('tip_posts_key', ['schedule_id', 'due_on'])
      .execute();
    await db.schema
      .createIndex('tip_posts_once_a_round')
      .unique()
      .on('tip_posts')
      .columns(['guild_id', 'round', 'tip_id'])
      .execute();
    await db.schema
      .createIndex('tip_posts_by_state')
      .on('tip_posts')
      .columns(['state', 'due_at'])
      .execute();
  },
};
