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

/** Somebody else who keeps a table for himself. */
async function lock(table: string) {
  const other = new pg.Client(database.place.databaseUrl ?? '');
  await other.connect();
  await other.query('begin');
  await other.query(`lock table ${table} in access exclusive mode`);
  const waiting = `select 1 from pg_locks where relation = '${table}'::regclass and not granted`;
  return {
    /** Resolves when a query waits for the table. */
    async isInTheWay() {
      while ((await other.query(waiting)).rowCount === 0);
    },
    end: () => other.end(),
  };
}

it('a server that goes away in the middle of a query lets that query fail', async () => {
  const { storage, wire } = await setScene();
  const other = await lock('guilds');
  const answer = expect(storage.guilds.get('runners')).rejects.toThrow('ECONNRESET');
  await other.isInTheWay();
  await wire.cut();
  await answer;
  await other.end();
  await wire.mend();
  expect(await storage.guilds.get('runners')).toMatchObject({ gapsOn: false });
});

it('a server that hangs lets calls fail, and works again on a new connection', async () => {
  const { storage, wire, lost } = await setScene();
  await storage.guilds.setGaps('runners', true);
  wire.freeze();
  await expect(storage.guilds.get('runners')).rejects.toThrow('timeout');
  expect(await lost).toContain('a connection to PostgreSQL was lost');
  await expect(storage.guilds.get('runners')).rejects.toThrow('timeout');
  wire.thaw();
  expect(await storage.guilds.get('runners')).toMatchObject({ gapsOn: true });
});

it('a server that hangs in the middle of a transaction lets it fail, and keeps nobody from closing', async () => {
  const { storage, wire } = await setScene();
  const other = await lock('votes');
  const forgotten = expect(storage.members.forget('dana')).rejects.toThrow();
  await other.isInTheWay();
  wire.freeze();
  await storage.close();
  await forgotten;
  await other.end();
});
