import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Log } from '../telemetry/log.js';
import type { Database, Tables } from './schema.js';

const CONNECT_WITHIN_MS = 5_000;

/** Connects when the first query comes, and again after a connection was lost. */
export function openPostgres(url: string, log?: Log): Database {
  const pool = new pg.Pool({ connectionString: url, connectionTimeoutMillis: CONNECT_WITHIN_MS });
  // Without these listeners a server that goes away would end our process. The pool speaks for
  // connections that are idle; during a query each speaks for itself, and the query rejects.
  pool.on('error', (error) => {
    // The error carries the connection with its password, which is not for the log.
    log?.warn({ reason: error.message }, 'a connection to PostgreSQL was lost');
  });
  pool.on('connect', (connection) => connection.on('error', () => {}));
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}
