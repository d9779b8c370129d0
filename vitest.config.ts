import { statfsSync } from 'node:fs';
import { relative } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Tests over the real knowledge base. It is learned while the others run. */
const OVER_REAL_KNOWLEDGE = [
  /^test\/(answers|eval|pictures|playground)\//,
  /\/(json-schema|real-knowledge|tips-channel)\./,
];

class AfterLearning extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLate = ({ moduleId }: TestSpecification) => {
      const file = relative(import.meta.dirname, moduleId);
      return OVER_REAL_KNOWLEDGE.some((pattern) => pattern.test(file));
    };
    const sorted = await super.sort(files);
    return [...sorted.filter((file) => !isLate(file)), ...sorted.filter(isLate)];
  }
}

/** Memory as a folder, as Linux has it. */
const MEMORY = '/dev/shm';
/** The databases of the tests take a few hundred megabytes; a container may give this folder 64. */
const ENOUGH_BYTES = 2 ** 30;

// Hundreds of databases are made and thrown away. No disk has to keep them.
if (hasRoom(MEMORY)) process.env.TMPDIR = MEMORY;

function hasRoom(folder: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize >= ENOUGH_BYTES;
  } catch {
    return false;
  }
}

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/set-up.ts',
    sequence: { sequencer: AfterLearning },
    // Tests share no state, and loading every module once instead of once a file halves the time.
    pool: 'threads',
    maxWorkers: 2,
    isolate: false,
    // A machine that has much else to do is no failure.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
