import type { Kysely, Migration } from 'kysely';

/** Votes, corrections, the settings of servers, and what could not be answered. */
export const firstTables: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('votes')
      .addColumn('entry_id', 'text', (column) => column.notNull())
      .addColumn('user_id', 'text', (column) => column.notNull())
      .addColumn('helpful', 'integer', (column) => column.notNull())
      .addColumn('at', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('votes_key', ['entry_id', 'user_id'])
      .execute();
    await db.schema.createIndex('votes_of_user').on('votes').column('user_id').execute();

    await db.schema
      .createTable('corrections')
      .addColumn('id', 'text', (column) => column.notNull().primaryKey())
      .addColumn('entry_id', 'text', (column) => column.notNull())
      .addColumn('guild_id', 'text')
      .addColumn('user_id', 'text', (column) => column.notNull())
      .addColumn('wrong', 'text', (column) => column.notNull())
      .addColumn('source', 'text')
      .addColumn('at', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createIndex('corrections_of_guild')
      .on('corrections')
      .column('guild_id')
      .execute();
    await db.schema
      .createIndex('corrections_of_user')
      .on('corrections')
      .column('user_id')
      .execute();

    await db.schema
      .createTable('guilds')
      .addColumn('guild_id', 'text', (column) => column.notNull().primaryKey())
      .addColumn('gaps_on', 'integer', (column) => column.notNull().defaultTo(0))
      .addColumn('introduced', 'integer', (column) => column.notNull().defaultTo(0))
      .execute();

    await db.schema
      .createTable('gaps')
      .addColumn('guild_id', 'text', (column) => column.notNull())
      .addColumn('question_hash', 'text', (column) => column.notNull())
      .addColumn('question', 'text', (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('entry_id', 'text')
      .addColumn('times', 'integer', (column) => column.notNull())
      .addColumn('first_at', 'text', (column) => column.notNull())
      .addColumn('last_at', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('gaps_key', ['guild_id', 'question_hash'])
      .execute();
    await db.schema.createIndex('gaps_by_age').on('gaps').column('last_at').execute();
  },
};
