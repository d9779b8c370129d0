import type { Answers } from './answers/answers.js';
import type { Config } from './config.js';
import { type Bot, StartupError, startBot } from './discord/bot.js';
import { CONNECTING } from './discord/invitation.js';
import { configure, loadAnswers, refuseToStart } from './start-up.js';
import { createLog } from './telemetry/log.js';
import { chat } from './terminal/chat.js';

async function main(): Promise<void> {
  const config = configure();
  const answers = await loadAnswers(config);
  if (config.discordToken === null) {
    console.log(`Soleus runs without Discord, because DISCORD_TOKEN is not set.\n${CONNECTING}\n`);
    await chat(answers, process.stdin, process.stdout);
  } else {
    await runBot({ ...config, discordToken: config.discordToken }, answers);
  }
}

async function runBot(
  config: Config & { readonly discordToken: string },
  answers: Answers,
): Promise<void> {
  const log = createLog(config.logLevel);
  let bot: Bot | null = null;
  const stop = async (signal: NodeJS.Signals): Promise<never> => {
    log.info({ signal }, 'stopping');
    await bot?.stop();
    process.exit(0);
  };
  process.once('SIGTERM', (signal) => void stop(signal));
  process.once('SIGINT', (signal) => void stop(signal));
  try {
    bot = await startBot(config, answers, log);
  } catch (error) {
    if (error instanceof StartupError) refuseToStart([error.message]);
    throw error;
  }
}

await main();
