import type { Answers } from './answers/answers.js';
import type { Config } from './config.js';
import type { Bot } from './discord/bot.js';
import { CONNECTING } from './discord/invitation.js';
import { watchKnowledge } from './knowledge/watch.js';
import { configure, giveUp, listed, loadAnswers, requireAnswers } from './start-up.js';
import type { Storage } from './storage/storage.js';
import { createLog, type Log } from './telemetry/log.js';
import { chat } from './terminal/chat.js';

/** The answers that are served now; an edit of the knowledge base replaces them as a whole. */
interface Live {
  answers: Answers;
}

async function main(): Promise<void> {
  const config = configure();
  const live: Live = { answers: await requireAnswers(config) };
  if (config.discordToken === null) {
    console.log(`Soleus runs without Discord, because DISCORD_TOKEN is not set.\n${CONNECTING}\n`);
    keepUpToDate(live, config, (news) => console.log(`\n${news}`));
    await chat(() => live.answers, process.stdin, process.stdout);
  } else {
    const log = createLog(config.logLevel);
    keepUpToDate(live, config, (news) => log.warn(news));
    await runBot({ ...config, discordToken: config.discordToken }, live, log);
  }
}

/**
 * In development an edit of the knowledge base is served at once. A broken one is reported, and
 * what was served before stays.
 */
function keepUpToDate(live: Live, { knowledgeDir }: Config, report: (news: string) => void): void {
  if (process.env.NODE_ENV === 'production') return;
  watchKnowledge(knowledgeDir, async () => {
    const loaded = await loadAnswers(knowledgeDir);
    if ('ask' in loaded) {
      live.answers = loaded;
      report('Knowledge reloaded.');
    } else {
      const lines = ['The edited knowledge is broken, the old one stays:', ...listed(loaded)];
      report(lines.join('\n'));
    }
  });
}

async function runBot(
  config: Config & { readonly discordToken: string },
  live: Live,
  log: Log,
): Promise<void> {
  // Loaded only now, because discord.js and the databases take most of a second.
  const { StartupError, startBot } = await import('./discord/bot.js');
  const { openStorage, StorageError } = await import('./storage/storage.js');
  let bot: Bot | null = null;
  let storage: Storage | null = null;
  const stop = async (signal: NodeJS.Signals): Promise<never> => {
    log.info({ signal }, 'stopping');
    await bot?.stop();
    await storage?.close();
    process.exit(0);
  };
  process.once('SIGTERM', (signal) => void stop(signal));
  process.once('SIGINT', (signal) => void stop(signal));
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

await main();
