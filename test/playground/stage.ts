import { pino } from 'pino';
import type { Answers } from '../../src/answers/answers.js';
import { Playground } from '../../src/playground/playground.js';
import { type PlaygroundServer, serve } from '../../src/playground/server.js';
import { IN_MEMORY, openStorage } from '../../src/storage/storage.js';

export interface PlaygroundStage extends PlaygroundServer {
  readonly playground: Playground;
}

/** A playground on a free port; `stop` ends it. */
export async function startPlayground(
  answers: () => Answers,
  directory = 'knowledge',
): Promise<PlaygroundStage> {
  const log = pino({ level: 'silent' });
  const storage = await openStorage({ dataDir: IN_MEMORY, databaseUrl: null });
  const playground = new Playground({ answers, storage, log, findings: () => [] });
  await playground.start();
  const server = await serve({ playground, directory, host: '127.0.0.1', port: 0, log });
  return {
    playground,
    url: server.url,
    async stop() {
      await server.stop();
      await playground.stop();
      await storage.close();
    },
  };
}
