import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // The end-to-end tests start the built program, so it is built once before any test runs.
    globalSetup: 'test/build.ts',
    // Tests share no state, and loading every module once instead of once a file halves the time.
    pool: 'threads',
    isolate: false,
  },
});
