import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { openPostgres } from '../../src/storage/postgres.js';
import { KEYS } from '../../src/storage/schema.js';
import { openSqlite } from '../../src/storage/sqlite.js';
import type { Storage } from '../../src/storage/storage.js';
import { DATABASES, type TestDatabase, useDatabase } from './databases.js';
import { CLAIM, HOUR, LATER, RUNNERS, SETTINGS, SWIMMERS } from './tip-settings.js';

const AT = new Date('2026-11-28T08:00:00Z');

const source = { SQLite: useDatabase('SQLite'), PostgreSQL: useDatabase('PostgreSQL') };
const target = { SQLite: useDatabase('SQLite'), PostgreSQL: useDatabase('PostgreSQL') };

/** What `npm run migrate` writes, and how it ends. */
async function migrate(from: string, to: string) {
  const script = 'dist/storage/migrate-data.js';
  const run = promisify(execFile)(process.execPath, [script, '--from', from, '--to', to]);
  return run.then(
    ({ stdout, stderr }) => ({ code: 0, output: stdout + stderr }),
    ({ code, stdout, stderr }) => ({ code: Number(code), output: String(stdout + stderr) }),
  );
}

function addressOf({ place }: TestDatabase): string {
  return place.databaseUrl ?? join(place.dataDir, 'soleus.db');
}

/** Something in every table, more than a page of it in one. */
async function fill(storage: Storage): Promise<void> {
  const { votes, corrections, guilds, gaps, tipSchedules, tipPosts } = storage;
  for (let user = 0; user < 503; user++) {
    const vote = { entryId: `entry-${user % 7}`, userId: String(user), helpful: user % 3 > 0 };
    await votes.cast({ ...vote, at: AT });
  }
  const correction = { entryId: 'tempo-run', userId: '1', wrong: 'It’s "20" \\ 𝟚𝟘 minutes' };
  await corrections.add({ ...correction, guildId: null, source: null, at: AT });
  await guilds.setGaps(RUNNERS, true);
  await guilds.introduceOnce(SWIMMERS);
  const gap = { guildId: RUNNERS, question: 'warum läuft man?', entryId: null, at: AT } as const;
  await gaps.record({ ...gap, kind: 'unanswered' });
  const schedule = await tipSchedules.set(SETTINGS);
  await tipSchedules.set({ ...SETTINGS, guildId: SWIMMERS, channelId: 'other', roleId: '7' });
  await tipPosts.claim(schedule, CLAIM);
  const plan = { next: LATER, failedDates: 0, paused: null };
  const outcome = { state: 'posted', at: AT.getTime() + HOUR, messageId: '9' } as const;
  await tipPosts.record(schedule, 1, outcome, plan);
}

/** Every row of every table. */
async function contentOf({ place }: TestDatabase): Promise<Record<string, unknown[]>> {
  const { dataDir, databaseUrl } = place;
  const db = databaseUrl === null ? await openSqlite(dataDir) : openPostgres(databaseUrl);
  const tables = Object.keys(KEYS) as (keyof typeof KEYS)[];
  const content: Record<string, unknown[]> = {};
  for (const table of tables) {
    const rows: readonly object[] = await db.selectFrom(table).selectAll().execute();
    content[table] = rows
      .map((row) => JSON.stringify(Object.entries(row).map(([key, value]) => [key, `${value}`])))
      .sort();
  }
  await db.destroy();
  return content;
}

describe.each(DATABASES)('from %s', (kind) => {
  it.each(DATABASES)('everything is copied to %s', async (other) => {
    const [from, to] = [source[kind], target[other]];
    await fill(await from.open());
    const { code, output } = await migrate(addressOf(from), addressOf(to));
    expect(output).toMatch(/votes +503\n.*corrections +1\n.*guilds +2\n/s);
    expect(output).toMatch(/gaps +1\n.*tip_schedules +2\n.*tip_posts +1\n/s);
    expect(code).toBe(0);
    expect(output).not.toContain('word');
    expect(await contentOf(to)).toEqual(await contentOf(from));
    const [schedule] = await (await to.open()).tipSchedules.ofGuild(RUNNERS);
    expect(schedule).toMatchObject({ channelId: 'tips', next: LATER });
  });
});

it('what is not empty is left alone', async () => {
  const [from, to] = [source.SQLite, target.PostgreSQL];
  await (await from.open()).guilds.setGaps(RUNNERS, true);
  await (await to.open()).guilds.setGaps(SWIMMERS, true);
  const { code, output } = await migrate(addressOf(from), addressOf(to));
  expect(code).toBe(1);
  expect(output).toContain('not empty: it has rows in guilds');
  expect((await contentOf(to)).guilds).toHaveLength(1);
});

it('nothing is copied to a file that Soleus would not open', async () => {
  const [from, to] = [source.SQLite, target.SQLite];
  await (await from.open()).guilds.setGaps(RUNNERS, true);
  const other = join(to.place.dataDir, 'other.db');
  const { code, output } = await migrate(addressOf(from), other);
  expect(code).toBe(1);
  expect(output).toContain(`no other SQLite file than soleus.db: --to ${addressOf(to)}`);
  expect(existsSync(other)).toBe(false);
});

it.each([
  ['a file that is not there', 'nowhere/soleus.db', 'nowhere/new.db', 'There is no file'],
  ['another kind of database', 'mysql://me:secret@host/db', 'x.db', 'npm run migrate'],
  ['an address with an @ in the password', 'postgres://me:s@cret@ho st/db', 'x.db', '%40'],
  [
    'a server that is not there',
    'postgres://me:secret@127.0.0.1:1/db',
    'nowhere/soleus.db',
    "127.0.0.1:1 can't be reached",
  ],
])('%s is named, without the password', async (_, from, to, words) => {
  const { code, output } = await migrate(from, to);
  expect(code).toBe(1);
  expect(output).toContain(words);
  expect(output).not.toMatch(/secret|s@cret/);
});
