import pg from 'pg';
import { pino } from 'pino';
import { expect, inject, it, onTestFinished } from 'vitest';
import { openStorage, type Storage } from '../../src/storage/storage.js';
import { useDatabase } from './databases.js';
import { layWire, type Wire } from './wire.js';

// An error that nobody listens for would end the process; here it fails the run.

const database = useDatabase('PostgreSQL');

interface Scene {
  readonly storage: Storage;
  readonly wire: Wire;
  /** Resolves when the log hears of a lost connection, with what it hears. */
  readonly lost: Promise<string>;
}

/** A storage that reaches its server over a wire. */
async function setScene(): Promise<Scene> {
  const address = new URL(database.place.databaseUrl ?? '');
  const wire = await layWire(Number(address.port));
  address.port = String(wire.port);
  let hear = (_: string): void => {};
  const lost = new Promise<string>((resolve) => {
    hear = resolve;
  });
  const log = pino({ base: null }, { write: (line) => hear(line) });
  const storage = await openStorage({ dataDir: '', databaseUrl: address.href }, log);
  onTestFinished(async () => {
    await storage.close();
    await wire.cut();
  });
  return { storage, wire, lost };
}

it('a server that goes away is told to the log, calls fail, and work again when it is back', async () => {
  const { storage, wire, lost } = await setScene();
  await storage.guilds.setGaps('runners', true);
  await wire.cut();
  expect(await lost).toContain('a connection to PostgreSQL was lost');
  expect(await lost).not.toContain(inject('postgres')?.password);
  await expect(storage.guilds.get('runners')).rejects.toThrow('ECONNREFUSED');
  await wire.mend();
  expect(await storage.guilds.get('runners')).toMatchObject({ gapsOn: true });
});

it('a server that goes away in the middle of a query lets that query fail', async () => {
  const { storage, wire } = await setScene();
  const other = new pg.Client(database.place.databaseUrl ?? '');
  await other.connect();
  await other.query('begin');
  await other.query('lock table guilds in access exclusive mode');
  const answer = expect(storage.guilds.get('runners')).rejects.toThrow('ECONNRESET');
  const waiting = `select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`;
  while ((await other.query(waiting)).rowCount === 0);
  await wire.cut();
  await answer;
  await other.end();
  await wire.mend();
  expect(await storage.guilds.get('runners')).toMatchObject({ gapsOn: false });
});
