import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Libsql from 'libsql';
import { describe, expect, it } from 'vitest';
import { openStorage, StorageError } from '../../src/storage/storage.js';
import { administer, useDatabase } from './databases.js';

async function messageOf(opening: Promise<unknown>): Promise<string> {
  const error: unknown = await opening.catch((reason) => reason);
  if (!(error instanceof StorageError)) throw new Error(`not a StorageError: ${error}`);
  return error.message;
}

describe('a failure to open SQLite says what to do', () => {
  const database = useDatabase('SQLite');
  const file = (): string => join(database.place.dataDir, 'soleus.db');

  it('when the file is no database', async () => {
    await writeFile(file(), 'Dear diary, today I ran. '.repeat(100));
    expect(await messageOf(database.open())).toContain('is no database. Restore it');
  });

  it('when the folder can’t be made', async () => {
    const dataDir = join(file(), 'data');
    await writeFile(file(), '');
    const message = await messageOf(openStorage({ dataDir, databaseUrl: null }));
    expect(message).toContain(`${dataDir} can't be written (ENOTDIR)`);
    expect(message).toContain('DATA_DIR');
  });

  it('when the file can’t be opened', async () => {
    await mkdir(file());
    expect(await messageOf(database.open())).toContain("can't be written");
  });

  // Nothing is read-only to root.
  it.skipIf(process.getuid?.() === 0)('when the file is read-only', async () => {
    await (await database.open()).close();
    await chmod(file(), 0o400);
    expect(await messageOf(database.open())).toContain("can't be written (EACCES)");
  });

  it('when it was used by a newer version', async () => {
    await database.open();
    const db = new Libsql(file());
    db.exec(`insert into kysely_migration values ('9999-future', '2030-01-01T00:00:00.000Z')`);
    db.close();
    expect(await messageOf(database.open())).toContain('newer version of Soleus');
  });
});

describe('a failure to open PostgreSQL says what to do, without the password', () => {
  const database = useDatabase('PostgreSQL');

  /** The message for the address of the database after a change. */
  async function messageFor(change: (address: URL) => void): Promise<string> {
    const address = new URL(database.place.databaseUrl ?? '');
    change(address);
    const opening = openStorage({ dataDir: '', databaseUrl: address.href });
    const message = await messageOf(opening);
    expect(message).toContain(`PostgreSQL at ${address.host}`);
    expect(message).not.toContain(decodeURIComponent(address.password));
    expect(message).not.toContain(address.password);
    return message;
  }

  it('when nothing listens there', async () => {
    const message = await messageFor((address) => {
      address.port = '9';
    });
    expect(message).toContain("can't be reached (ECONNREFUSED)");
  });

  it('when there is no such host', async () => {
    const message = await messageFor((address) => {
      address.host = 'db.invalid:5432';
    });
    expect(message).toMatch(/can't be reached \((ENOTFOUND|EAI_AGAIN)\)/);
  });

  it('when the password is wrong', async () => {
    const message = await messageFor((address) => {
      address.password = 'hunter2';
    });
    expect(message).toContain('does not accept the user and password');
  });

  it('when there is no such database', async () => {
    const message = await messageFor((address) => {
      address.pathname = '/nowhere';
    });
    expect(message).toContain('has no database nowhere');
  });

  it('when the user may not make tables', async () => {
    await administer(`drop role if exists guest; create role guest login password 'guest1234'`);
    const message = await messageFor((address) => {
      address.username = 'guest';
      address.password = 'guest1234';
    });
    expect(message).toContain('does not let the user of DATABASE_URL make tables');
  });
});
