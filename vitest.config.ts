import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/set-up.ts',
    // Tests share no state, and loading every module once instead of once a file halves the time.
    pool: 'threads',
    maxWorkers: 2,
    isolate: false,
    // A machine that has much else to do is no failure.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
