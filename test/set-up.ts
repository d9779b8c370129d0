import type { TestProject } from 'vitest/node';
import { build } from './build.js';
import { startPostgres } from './storage/postgres-server.js';

/**
 * What all tests share: the built program that the end-to-end tests start, and a PostgreSQL server for
 * every test that wants a database. They are made at the same time, because each waits a lot.
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const [stopPostgres] = await Promise.all([startPostgres(project), build()]);
  return stopPostgres;
}
