import { type Kysely, type Migration, Migrator } from 'kysely';
import { firstTables } from './0001-first-tables.js';
import { tips } from './0002-tips.js';

/** By name, in the order of the names. One that has been released is never changed or renamed. */
const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-first-tables': firstTables,
  '0002-tips': tips,
};

/**
 * Brings the database to the newest schema. Of several processes that start together one does it
 * and the others wait.
 */
export async function migrate<Tables>(db: Kysely<Tables>): Promise<void> {
  const provider = { getMigrations: async () => MIGRATIONS };
  const { error } = await new Migrator({ db, provider }).migrateToLatest();
  if (error !== undefined) throw error;
}
