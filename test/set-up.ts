import type { TestProject } from 'vitest/node';
import { build } from './build.js';
import { startBrowser } from './playground/browser-server.js';
import { startPostgres } from './storage/postgres-server.js';

/**
 * What all tests share: the built program that the end-to-end tests start, a PostgreSQL server for
 * every test that wants a database, and a browser. They are made at the same time, because each waits
 * a lot.
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const stops = await Promise.all([startPostgres(project), startBrowser(project), build()]);
  return async () => {
    for (const stop of stops) await stop?.();
  };
}
