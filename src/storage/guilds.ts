import { type Database, TABLES_OF_GUILDS } from './schema.js';

/** The settings of a server. */
export interface GuildSettings {
  /** Whether questions that were not answered well are kept. */
  readonly gapsOn: boolean;
  /** Whether Soleus has introduced itself. */
  readonly introduced: boolean;
}

export interface Guilds {
  /** A server that is not known yet has every setting off. */
  get(guildId: string): Promise<GuildSettings>;
  setGaps(guildId: string, on: boolean): Promise<void>;
  /** True for one caller for each server, also if several processes ask at the same time. */
  introduceOnce(guildId: string): Promise<boolean>;
  /** The ids of all servers that anything belongs to. */
  all(): Promise<readonly string[]>;
  /** Deletes everything that belongs to the server: settings, corrections, gaps and tips. */
  forget(guildId: string): Promise<void>;
}

export function createGuilds(db: Database): Guilds {
  return {
    async get(guildId) {
      const row = await db
        .selectFrom('guilds')
        .select(['gaps_on', 'introduced'])
        .where('guild_id', '=', guildId)
        .executeTakeFirst();
      return { gapsOn: row?.gaps_on === 1, introduced: row?.introduced === 1 };
    },
    async setGaps(guildId, on) {
      const setting = { gaps_on: Number(on) };
      await db
        .insertInto('guilds')
        .values({ guild_id: guildId, introduced: 0, ...setting })
        .onConflict((conflict) => conflict.column('guild_id').doUpdateSet(setting))
        .execute();
    },
    async introduceOnce(guildId) {
      const first = await db
        .insertInto('guilds')
        .values({ guild_id: guildId, gaps_on: 0, introduced: 1 })
        .onConflict((conflict) =>
          conflict
            .column('guild_id')
            .doUpdateSet({ introduced: 1 })
            .where('guilds.introduced', '=', 0),
        )
        .returning('guild_id')
        .executeTakeFirst();
      return first !== undefined;
    },
    async all() {
      const ids = new Set<string>();
      for (const table of TABLES_OF_GUILDS) {
        const rows = await db.selectFrom(table).select('guild_id').distinct().execute();
        for (const { guild_id: id } of rows) if (id !== null) ids.add(id);
      }
      return [...ids];
    },
    async forget(guildId) {
      await db.transaction().execute(async (transaction) => {
        for (const table of TABLES_OF_GUILDS) {
          await transaction.deleteFrom(table).where('guild_id', '=', guildId).execute();
        }
      });
    },
  };
}
