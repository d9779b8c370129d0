import { access, constants, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import {
  type CompiledQuery,
  type DatabaseConnection,
  Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import Libsql from 'libsql';
import type { Database, Tables } from './schema.js';

/** How long we wait while another process writes. */
const WAIT_MS = 5_000;
/** How long at a time SQLite itself waits, which keeps the whole process from doing anything else. */
const BLOCK_MS = 10;
const PAUSE_MS = 10;
/** More statements than Soleus has that run again and again. */
const MOST_PREPARED = 64;

/** The name of the file, unless another is asked for. */
export const SQLITE_FILE = 'soleus.db';

/** Instead of a folder: a database that is gone when it is closed. */
export const IN_MEMORY = ':memory:';

/** Opens a file in this folder; both are made if they are not there. */
export async function openSqlite(dataDir: string, fileName = SQLITE_FILE): Promise<Database> {
  if (dataDir === IN_MEMORY) return databaseIn(new Libsql(IN_MEMORY));
  await mkdir(dataDir, { recursive: true });
  await access(dataDir, constants.W_OK);
  const path = join(dataDir, fileName);
  const file = new Libsql(path);
  try {
    // SQLite opens what it may only read, and then every write fails.
    await access(path, constants.W_OK);
    file.exec(`pragma busy_timeout = ${BLOCK_MS}`);
    // With a write-ahead log readers wait for nobody, and nobody for them.
    await execWhenUnlocked(file, 'pragma journal_mode = wal');
  } catch (error) {
    file.close();
    throw error;
  }
  return databaseIn(file);
}

function databaseIn(file: Libsql.Database): Database {
  return new Kysely<Tables>({
    dialect: {
      createDriver: () => new LibsqlDriver(file),
      createAdapter: () => new TransactionalAdapter(),
      createQueryCompiler: () => new SqliteQueryCompiler(),
      createIntrospector: (db) => new SqliteIntrospector(db),
    },
  });
}

async function execWhenUnlocked(file: Libsql.Database, sql: string): Promise<void> {
  const giveUpAt = performance.now() + WAIT_MS;
  for (;;) {
    try {
      file.exec(sql);
      return;
    } catch (error) {
      const isLocked = error instanceof Libsql.SqliteError && error.code === 'SQLITE_BUSY';
      if (!isLocked || performance.now() > giveUpAt) throw error;
      await delay(PAUSE_MS);
    }
  }
}

/** Has the migrator run in a transaction, which is what keeps other processes out meanwhile. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class LibsqlDriver extends SqliteDriver {
  readonly #file: Libsql.Database;
  readonly #connection: DatabaseConnection;
  /** By their text, the latest last: preparing one takes as long as running it. */
  readonly #prepared = new Map<string, Libsql.Statement>();

  constructor(file: Libsql.Database) {
    super({ database: async () => file });
    this.#file = file;
    this.#connection = {
      executeQuery: (query) => this.#execute(query),
      streamQuery() {
        throw new Error('streams are not supported');
      },
    };
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    // There is only one, and the driver waits here until it is free.
    await super.acquireConnection();
    return this.#connection;
  }

  override async destroy(): Promise<void> {
    // The file stays open as long as one of them is there.
    this.#prepared.clear();
    await super.destroy();
  }

  override beginTransaction(): Promise<void> {
    return execWhenUnlocked(this.#file, 'begin immediate');
  }

  override async commitTransaction(): Promise<void> {
    this.#file.exec('commit');
  }

  override async rollbackTransaction(): Promise<void> {
    // SQLite has done so itself after some failures, such as a full disk.
    if (this.#file.inTransaction) this.#file.exec('rollback');
  }

  /**
   * A prepared statement that meets a lock stays open in libsql, and what is written after it is
   * lost (tursodatabase/libsql-js#237). So every write runs in a transaction that holds the lock.
   */
  async #execute<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    if (this.#file.inTransaction || /^select\b/i.test(query.sql)) return this.#run(query);
    await this.beginTransaction();
    try {
      const result = this.#run<Row>(query);
      await this.commitTransaction();
      return result;
    } catch (error) {
      await this.rollbackTransaction();
      throw error;
    }
  }

  #run<Row>({ sql, parameters }: CompiledQuery): QueryResult<Row> {
    const statement = this.#prepared.get(sql) ?? this.#file.prepare(sql);
    // One that fails is not used again: libsql may leave it open.
    this.#prepared.delete(sql);
    const result = run<Row>(statement, parameters);
    this.#prepared.set(sql, statement);
    const [oldest] = this.#prepared.keys();
    if (this.#prepared.size > MOST_PREPARED && oldest) this.#prepared.delete(oldest);
    return result;
  }
}

function run<Row>(statement: Libsql.Statement, parameters: readonly unknown[]): QueryResult<Row> {
  if (statement.reader) return { rows: statement.all(parameters) as Row[] };
  const { changes } = statement.run(parameters);
  return { rows: [], numAffectedRows: BigInt(changes) };
}
