import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/set-up.ts',
    // Tests share no state, and loading every module once instead of once a file halves the time.
    pool: 'threads',
    maxWorkers: 2,
    isolate: false,
  },
});
