import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/storage/schema.js';
import { openSqlite } from '../../src/storage/sqlite.js';
import { useDatabase } from './databases.js';

describe('a statement of SQLite that was run before', () => {
  const database = useDatabase('SQLite');
  let db: Database;

  beforeEach(async () => {
    db = await openSqlite(database.place.dataDir);
    await sql`create table runs (name text not null, km integer)`.execute(db);
    return () => db.destroy();
  });

  const insert = (name: string | null) => sql`insert into runs values (${name}, 5)`.execute(db);
  const rows = async () => (await sql`select * from runs order by name`.execute(db)).rows;

  it('has nothing of the values of that time', async () => {
    await insert('tempo');
    await insert('easy');
    expect(await rows()).toEqual([
      { name: 'easy', km: 5 },
      { name: 'tempo', km: 5 },
    ]);
  });

  it('works although it failed', async () => {
    await insert('easy');
    await expect(insert(null)).rejects.toThrow('NOT NULL');
    await insert('tempo');
    expect(await rows()).toHaveLength(2);
  });

  it('knows columns that were added since, also by another process', async () => {
    await insert('easy');
    await rows();
    const other = await openSqlite(database.place.dataDir);
    await sql`alter table runs add column hilly integer default 1`.execute(other);
    await other.destroy();
    expect(await rows()).toEqual([{ name: 'easy', km: 5, hilly: 1 }]);
  });

  it('works after hundreds of others', async () => {
    await insert('easy');
    await rows();
    for (let number = 0; number < 300; number++) {
      const { rows } = await sql`select ${sql.lit(number)} as it`.execute(db);
      expect(rows).toEqual([{ it: number }]);
    }
    expect(await rows()).toEqual([{ name: 'easy', km: 5 }]);
  });
});
