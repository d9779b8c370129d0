import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // The end-to-end tests start the built program, so it is built once before any test runs.
    // One PostgreSQL server serves every test that wants a database.
    globalSetup: ['test/build.ts', 'test/storage/postgres-server.ts'],
    // Tests share no state, and loading every module once instead of once a file halves the time.
    pool: 'threads',
    maxWorkers: 2,
    isolate: false,
  },
});
