import { setTimeout as delay } from 'node:timers/promises';
import type { Answers } from './answers/answers.js';
import type { Config } from './config.js';
import type { Bot } from './discord/bot.js';
import { CONNECTING } from './discord/invitation.js';
import { watchKnowledge } from './knowledge/watch.js';
import {
  type Announce,
  configure,
  giveUp,
  listed,
  loadAnswers,
  requireAnswers,
} from './start-up.js';
import type { Storage } from './storage/storage.js';
import { createLog } from './telemetry/log.js';

/** How long the database may take to close when we stop; one that hangs must not keep us. */
const CLOSE_WITHIN_MS = 3_000;

/** The answers that are served now; an edit of the knowledge base replaces them as a whole. */
interface Live {
  answers: Answers;
  /** What is wrong with an edit that is not served, a line each. */
  findings: readonly string[];
}

async function main(): Promise<void> {
  const config = configure();
  const live: Live = { answers: await requireAnswers(config), findings: [] };
  if (config.discordToken === null) await runPlayground(config, live);
  else await runBot({ ...config, discordToken: config.discordToken }, live);
}

/**
 * In development an edit of the knowledge base is served at once. A broken one is reported, and
 * what was served before stays.
 */
function keepUpToDate(
  live: Live,
  { knowledgeDir }: Config,
  report: (news: string) => void,
  announce: Announce,
): void {
  if (process.env.NODE_ENV === 'production') return;
  watchKnowledge(knowledgeDir, async () => {
    try {
      const loaded = await loadAnswers(knowledgeDir, announce);
      live.findings = loaded.ok ? [] : listed(loaded.findings);
      if (loaded.ok) live.answers = loaded.answers;
    } catch (error) {
      live.findings = [`  ${error}`];
    }
    const broken = ['The edited knowledge is broken, the old one stays:', ...live.findings];
    report(live.findings.length > 0 ? broken.join('\n') : 'Knowledge reloaded.');
  });
}

/** Shows the whole product in a browser, without Discord. Nothing that is tried there is kept. */
async function runPlayground(config: Config, live: Live): Promise<void> {
  const { Playground } = await import('./playground/playground.js');
  const { serve } = await import('./playground/server.js');
  const { IN_MEMORY, openStorage } = await import('./storage/storage.js');
  const { host, port, knowledgeDir } = config;
  const log = createLog('warn');
  const storage = await openStorage({ dataDir: IN_MEMORY, databaseUrl: null });
  const playground = new Playground({
    answers: () => live.answers,
    findings: () => live.findings,
    storage,
    log,
  });
  await playground.start();
  const server = await serve({ playground, directory: knowledgeDir, host, port, log }).catch(
    (error: unknown) => giveUp([cannotListen(error, config)]),
  );
  keepUpToDate(
    live,
    config,
    (news) => {
      console.log(news);
      playground.tell({ kind: 'knowledge', findings: live.findings });
    },
    (text) => {
      console.log(text);
      playground.tell({ kind: 'learning', text });
    },
  );
  console.log(
    `The playground is at ${server.url}\nSoleus runs without Discord, because DISCORD_TOKEN is not set.\n${CONNECTING}`,
  );
  whenTold(async () => {
    await server.stop();
    await playground.stop();
    await storage.close();
  });
}

function cannotListen(error: unknown, { host, port }: Config): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') {
    return `Port ${port} is taken by another program. Choose another: PORT=${port + 1} npm start`;
  }
  if (code === 'EACCES') return `Port ${port} needs more rights. Choose one above 1023 with PORT.`;
  return `The playground can't listen on ${host}, port ${port} (${error}). Check HOST and PORT.`;
}

async function runBot(
  config: Config & { readonly discordToken: string },
  live: Live,
): Promise<void> {
  const log = createLog(config.logLevel);
  keepUpToDate(
    live,
    config,
    (news) => log.warn(news),
    (text) => log.info(text),
  );
  // Loaded only now, because discord.js and the databases take most of a second.
  const { StartupError, startBot } = await import('./discord/bot.js');
  const { openStorage, StorageError } = await import('./storage/storage.js');
  let bot: Bot | null = null;
  let storage: Storage | null = null;
  whenTold(async (signal) => {
    log.info({ signal }, 'stopping');
    await bot?.stop();
    await Promise.race([storage?.close(), delay(CLOSE_WITHIN_MS)]);
  });
  try {
    storage = await openStorage(config, log);
    bot = await startBot(
      config,
      () => live.answers,
      storage,
      log,
      (reason) => giveUp([reason]),
    );
  } catch (error) {
    if (error instanceof StartupError || error instanceof StorageError) giveUp([error.message]);
    throw error;
  }
}

/** Stops and ends the program when the system or Ctrl+C says so. */
function whenTold(stop: (signal: NodeJS.Signals) => Promise<void>): void {
  for (const told of ['SIGTERM', 'SIGINT'] as const) {
    process.once(told, (signal) => void stop(signal).then(() => process.exit(0)));
  }
}

await main();
