import { stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { copyData } from './copy-data.js';
import { migrate } from './migrations/index.js';
import { openingFailure, StorageError } from './opening-failures.js';
import { openPostgres } from './postgres.js';
import type { Database } from './schema.js';
import { openSqlite, SQLITE_FILE } from './sqlite.js';

const USAGE = `Copies everything that Soleus stores into another, empty database. Stop Soleus first.

  npm run migrate -- --from data/soleus.db --to postgres://user:password@host:5432/database

Each is a SQLite file, the folder of one, or the address of a PostgreSQL database. What was copied
stays in the first one.`;

/** Where a database is: the file in the folder, or the address. */
interface Place {
  readonly dataDir: string;
  readonly fileName: string;
  readonly databaseUrl: string | null;
}

async function main(): Promise<void> {
  const { from, to } = given();
  if (!from || !to) throw new StorageError(USAGE);
  const source = await placeOf(from);
  const target = await placeOf(to);
  if (source.databaseUrl === null && !(await isThere(join(source.dataDir, source.fileName)))) {
    throw new StorageError(`There is no file ${source.fileName} in ${source.dataDir}.`);
  }
  if (target.databaseUrl === null && target.fileName !== SQLITE_FILE) {
    const path = join(target.dataDir, SQLITE_FILE);
    throw new StorageError(`Soleus opens no other SQLite file than ${SQLITE_FILE}: --to ${path}`);
  }
  const opened: Database[] = [];
  try {
    for (const place of [source, target]) opened.push(await open(place));
    const [read, written] = opened;
    if (read === undefined || written === undefined) return;
    const counts = await copyData(read, written);
    const width = Math.max(...[...counts.keys()].map((table) => table.length));
    const lines = [...counts].map(([table, rows]) => `  ${table.padEnd(width)} ${rows}`);
    console.log(`Copied and compared, rows of each table:\n${lines.join('\n')}`);
    const setting = target.databaseUrl === null ? `DATA_DIR=${target.dataDir}` : 'DATABASE_URL';
    console.log(`Set ${setting} and start Soleus.`);
  } finally {
    for (const db of opened) await db.destroy();
  }
}

function given(): { readonly from?: string; readonly to?: string } {
  try {
    return parseArgs({ options: { from: { type: 'string' }, to: { type: 'string' } } }).values;
  } catch {
    // Its message could quote an address with a password.
    return {};
  }
}

async function placeOf(words: string): Promise<Place> {
  if (/^postgres(ql)?:/i.test(words)) {
    if (URL.canParse(words)) return { dataDir: '', fileName: '', databaseUrl: words };
    throw new StorageError('That is no address of a PostgreSQL database: write @ in it as %40.');
  }
  if (words.includes('://')) throw new StorageError(USAGE);
  const isFolder = await stat(words).then(
    (found) => found.isDirectory(),
    () => false,
  );
  return isFolder
    ? { dataDir: words, fileName: SQLITE_FILE, databaseUrl: null }
    : { dataDir: dirname(words), fileName: basename(words), databaseUrl: null };
}

/** Opens a database and brings it to the newest schema, so that both have the same. */
async function open(place: Place): Promise<Database> {
  const { dataDir, fileName, databaseUrl } = place;
  let db: Database | undefined;
  try {
    db = databaseUrl === null ? await openSqlite(dataDir, fileName) : openPostgres(databaseUrl);
    await migrate(db);
    return db;
  } catch (error) {
    await db?.destroy();
    throw openingFailure(error, place);
  }
}

function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

try {
  await main();
} catch (error) {
  // Nothing but the message: errors of PostgreSQL can carry the connection with its password.
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
