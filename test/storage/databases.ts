import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, inject } from 'vitest';
import { openStorage, type Storage } from '../../src/storage/storage.js';
import type { Log } from '../../src/telemetry/log.js';

/** Every kind of database that Soleus can use. */
export const DATABASES = ['SQLite', 'PostgreSQL'] as const;

/** A database that is empty when a test starts. */
export interface TestDatabase {
  /** Where it is, as `openStorage` takes it. */
  readonly place: { readonly dataDir: string; readonly databaseUrl: string | null };
  /** Opens it, once more after the first time, as the next start does or another process. */
  open(log?: Log): Promise<Storage>;
}

/** Sets one up for every test of the suite that calls it. Storages are closed after the test. */
export function useDatabase(kind: (typeof DATABASES)[number]): TestDatabase {
  let place: TestDatabase['place'];
  const storages: Storage[] = [];
  beforeEach(async ({ skip }) => {
    skip(kind === 'PostgreSQL' && inject('postgres') === null, 'PostgreSQL does not start here');
    const dataDir = await mkdtemp(join(tmpdir(), 'soleus-'));
    place = { dataDir, databaseUrl: kind === 'SQLite' ? null : await borrowDatabase() };
  });
  afterEach(async () => {
    await Promise.all(storages.splice(0).map((storage) => storage.close()));
    if (place === undefined) return;
    await rm(place.dataDir, { recursive: true });
    if (place.databaseUrl !== null) idle.push(place.databaseUrl);
  });
  return {
    get place() {
      return place;
    },
    async open(log) {
      const storage = await openStorage(place, log);
      storages.push(storage);
      return storage;
    },
  };
}

/** The address of this database in the test server. */
export function addressOf(database: string): string {
  const server = inject('postgres');
  if (server === null) throw new Error('PostgreSQL does not start here');
  return `postgres://${server.user}:${encodeURIComponent(server.password)}@${server.host}/${database}`;
}

/** Runs SQL as the owner of the test server. */
export async function administer(sql: string, address = addressOf('postgres')): Promise<void> {
  const client = new pg.Client(address);
  await client.connect();
  await client.query(sql);
  await client.end();
}

/** The addresses of PostgreSQL databases that tests are done with. */
const idle: string[] = [];

/** An empty database. Emptying one takes a tenth of the time of creating one. */
async function borrowDatabase(): Promise<string> {
  const address = idle.pop();
  if (address === undefined) return createDatabase();
  const asNew = 'create schema public; grant usage on schema public to public';
  await administer(`drop schema public cascade; ${asNew}`, address);
  return address;
}

/** A new PostgreSQL database on the test server, by its address. */
export async function createDatabase(): Promise<string> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await administer(`create database ${name} strategy file_copy`);
  return addressOf(name);
}
