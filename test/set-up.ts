import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';
import { startLearning } from './learning-server.js';
import { startBrowser } from './playground/browser-server.js';
import { startPostgres } from './storage/postgres-server.js';

/**
 * What all tests share: a PostgreSQL server for every test that wants a database, a browser, the built
 * program that the end-to-end tests start, and what that learns. They are made at the same time,
 * because each waits a lot.
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const stops = await Promise.all([
    startPostgres(project),
    startBrowser(project),
    build().then(() => startLearning(project)),
  ]);
  return async () => {
    for (const stop of stops) await stop();
  };
}

/** Compiles the program once. */
async function build(): Promise<void> {
  await promisify(execFile)('npm', ['run', '--silent', 'build']);
}
