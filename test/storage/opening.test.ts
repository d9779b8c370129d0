import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setImmediate } from 'node:timers/promises';
import Libsql from 'libsql';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { DATABASES, useDatabase } from './databases.js';

const VOTE = {
  entryId: 'tempo-run',
  userId: 'dana',
  helpful: true,
  at: new Date('2026-11-28T08:00:00Z'),
};

/** Opens the storage that it is told on standard input, and says whether it was the first. */
const PROGRAM = `
  import { openStorage } from './dist/storage/storage.js';
  process.stdin.once('data', async (place) => {
    const storage = await openStorage(JSON.parse(place));
    process.stdout.write((await storage.guilds.introduceOnce('runners')) ? 'first' : 'later');
    await storage.close();
    process.exit();
  });
  process.stderr.write('ready');
`;

describe.each(DATABASES)('opening %s', (kind) => {
  const database = useDatabase(kind);

  it('once more finds everything that was there', async () => {
    const before = await database.open();
    await before.votes.cast(VOTE);
    await before.close();
    const after = await database.open();
    expect((await after.members.exportOf('dana')).votes).toHaveLength(1);
  });

  it('twice at once works, and each sees what the other writes', async () => {
    const [one, other] = await Promise.all([database.open(), database.open()]);
    await one.votes.cast(VOTE);
    expect((await other.members.exportOf('dana')).votes).toHaveLength(1);
  });

  it('in two new processes at once works in both', async () => {
    const programs = Array.from({ length: 2 }, () =>
      spawn(process.execPath, ['--input-type=module', '--eval', PROGRAM]),
    );
    const said = programs.map(({ stdout }) => text(stdout));
    await Promise.all(programs.map(({ stderr }) => once(stderr, 'data')));
    for (const { stdin } of programs) stdin.write(JSON.stringify(database.place));
    expect((await Promise.all(said)).sort()).toEqual(['first', 'later']);
  });
});

describe('SQLite', () => {
  const database = useDatabase('SQLite');

  it('a write waits for a program that holds the file, and is kept', async () => {
    const { votes } = await database.open();
    const other = new Libsql(join(database.place.dataDir, 'soleus.db'));
    other.exec('begin immediate');
    const vote = votes.cast(VOTE);
    await setImmediate();
    other.exec('commit');
    await vote;
    expect(other.prepare('select user_id from votes').all()).toEqual([{ user_id: 'dana' }]);
    other.close();
  });
});

describe('PostgreSQL', () => {
  const database = useDatabase('PostgreSQL');

  it('while another process migrates, opening waits longer than a call would', async () => {
    await database.open();
    const other = new pg.Client(database.place.databaseUrl ?? '');
    await other.connect();
    await other.query('begin');
    await other.query('lock table kysely_migration in access exclusive mode');
    const opening = database.open();
    // The server looks, because asking it again and again would take a processor.
    await other.query(`do $$ begin
      while not exists (
        select from pg_locks where relation = 'kysely_migration'::regclass
          and waitstart < clock_timestamp() - interval '2.5 seconds'
      ) loop perform pg_sleep(0.1); end loop;
    end $$`);
    await other.end();
    expect(await (await opening).guilds.get('runners')).toMatchObject({ gapsOn: false });
  });
});
