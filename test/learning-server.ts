import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** A port of this machine that answers when the real knowledge base is learned, or says what went wrong. */
    learning: number;
  }
}

const run = promisify(execFile);

/**
 * Has the built program learn from the real knowledge base, which takes half a minute after a change
 * and is remembered. Most tests need nothing of it and run meanwhile; others wait (`until-learned.ts`).
 */
export async function startLearning(project: TestProject): Promise<() => Promise<void>> {
  const stopping = new AbortController();
  const { PATH = '' } = process.env;
  const learned = run(process.execPath, ['dist/terminal/ask.js', 'hi'], {
    env: { PATH },
    signal: stopping.signal,
  });
  // A failure is told to those who wait; there may be none.
  learned.catch(() => undefined);
  const server = createServer((_, response) => {
    learned.then(
      () => response.end(),
      (error) => response.writeHead(500).end(String(error)),
    );
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  if (typeof address === 'string' || address === null) throw new Error('It listens on no port.');
  project.provide('learning', address.port);
  return async () => {
    stopping.abort();
    await once(server.close(), 'close');
  };
}
