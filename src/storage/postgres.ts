import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Log } from '../telemetry/log.js';
import type { Database, Tables } from './schema.js';

const CONNECT_WITHIN_MS = 5_000;
/** After such a silence a host is asked whether it is still there. */
const ASK_AFTER_MS = 10_000;

/**
 * Connects when the first query comes, and again after a connection was lost.
 *
 * @param log hears of connections that are lost
 * @param answerWithinMs when a query without an answer fails, and an attempt to connect; without
 *   it queries wait as long as it takes, as is right for migrations
 */
export function openPostgres(url: string, log?: Log, answerWithinMs?: number): Database {
  const pool = new pg.Pool({
    connectionString: url,
    connectionTimeoutMillis: answerWithinMs ?? CONNECT_WITHIN_MS,
    query_timeout: answerWithinMs,
    // Closes a connection with such a query. Otherwise it would be used again, and whatever came
    // next would wait behind that query (brianc/node-postgres#3399).
    pipeline: true,
    // Notices a host that is gone while a migration waits.
    keepAlive: true,
    keepAliveInitialDelayMillis: ASK_AFTER_MS,
  });
  // Without these listeners a server that goes away would end our process. The pool speaks for
  // connections that are idle; during a query each speaks for itself, and the query rejects.
  pool.on('error', (error) => {
    // The error carries the connection with its password, which is not for the log.
    log?.warn({ reason: error.message }, 'a connection to PostgreSQL was lost');
  });
  pool.on('connect', (connection) => connection.on('error', () => {}));
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}
