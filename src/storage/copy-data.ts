import { createHash } from 'node:crypto';
import { sql, type Transaction } from 'kysely';
import { StorageError } from './opening-failures.js';
import { type Database, KEYS, type Tables } from './schema.js';

type TableName = keyof Tables;

/** A row of any table. */
type Row = Readonly<Record<string, string | number | null>>;

/** How much there is in a table, and a number that is the same for the same rows in any order. */
interface Content {
  readonly rows: number;
  readonly digest: bigint;
}

/** So many rows at a time, which keeps below the parameters that a statement can have. */
const PAGE = 500;

const TABLE_NAMES = Object.keys(KEYS) as TableName[];

/**
 * Copies every row of one database into another, of whichever kinds they are, and compares them
 * afterwards. Both have the newest schema. If anything fails, nothing is in the other one.
 *
 * @returns the number of rows of each table
 * @throws {StorageError} if there is something in the other one already, or the copy differs
 */
export function copyData(from: Database, to: Database): Promise<ReadonlyMap<TableName, number>> {
  // What is read belongs to one moment, even if Soleus still runs.
  return from
    .transaction()
    .setIsolationLevel('serializable')
    .execute((source) => to.transaction().execute((target) => copyAll(source, target)));
}

async function copyAll(source: Transaction<Tables>, target: Transaction<Tables>) {
  const counts = new Map<TableName, number>();
  for (const table of TABLE_NAMES) {
    if ((await contentOf(target, table)).rows > 0) {
      throw new StorageError(
        `The database to copy to is not empty: it has rows in ${table}. Give an empty one.`,
      );
    }
  }
  for (const table of TABLE_NAMES) {
    const copied = await contentOf(source, table, async (rows) => {
      await target
        .insertInto(table)
        .values(rows as never)
        .execute();
    });
    const arrived = await contentOf(target, table);
    if (arrived.rows !== copied.rows || arrived.digest !== copied.digest) {
      throw new StorageError(
        `The copy of ${table} differs: ${copied.rows} rows were read and ${arrived.rows} arrived. Nothing was kept.`,
      );
    }
    counts.set(table, copied.rows);
  }
  return counts;
}

/** Reads a table in the order of its key, page by page. */
async function contentOf(
  db: Transaction<Tables>,
  table: TableName,
  use: (rows: readonly Row[]) => Promise<void> = async () => {},
): Promise<Content> {
  const keys: readonly string[] = KEYS[table];
  const columns = sql.join(keys.map((key) => sql.ref(key)));
  let content: Content = { rows: 0, digest: 0n };
  let last: Row | undefined;
  for (;;) {
    const after = last && sql.join(keys.map((key) => last?.[key]));
    const beyond = after ? sql`where (${columns}) > (${after})` : sql``;
    const page = await sql<Row>`
      select * from ${sql.table(table)} ${beyond} order by ${columns} limit ${sql.lit(PAGE)}
    `.execute(db);
    const rows = page.rows.map(plain);
    last = rows.at(-1);
    if (last === undefined) return content;
    await use(rows);
    const digests = rows.map(digestOf);
    content = {
      rows: content.rows + rows.length,
      digest: digests.reduce((sum, digest) => BigInt.asUintN(64, sum + digest), content.digest),
    };
  }
}

/** PostgreSQL gives its large numbers as text. */
function plain(row: Row): Row {
  const { guild_stamp: stamp } = row;
  return stamp === undefined ? row : { ...row, guild_stamp: Number(stamp) };
}

function digestOf(row: Row): bigint {
  const fields = Object.entries(row).sort(([one], [other]) => (one < other ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(fields)).digest().readBigUInt64BE();
}
