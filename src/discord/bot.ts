import { setTimeout as delay } from 'node:timers/promises';
import {
  Client,
  type ClientOptions,
  Events,
  GatewayDispatchEvents,
  GatewayIntentBits,
  type GatewayReadyDispatchData,
  Options,
  Partials,
  ShardClientUtil,
} from 'discord.js';
import type { Answers } from '../answers/answers.js';
import type { Config } from '../config.js';
import type { Storage } from '../storage/storage.js';
import type { Log } from '../telemetry/log.js';
import { createTipPoster, type TipPoster } from '../tips/poster.js';
import { createAccessCheck } from './channel-access.js';
import { GAPS_KEPT_MS } from './commands/gaps.js';
import { connect } from './connect.js';
import { type Context, createContext } from './context.js';
import { answerInteraction } from './interactions.js';
import { answerMessage } from './messages.js';
import { registerCommands } from './registration.js';
import { startingFailure } from './starting-failures.js';
import { createTipChannel, createTipRest } from './tip-channel.js';

export { StartupError } from './starting-failures.js';

/** How often what is too old to keep is deleted. */
const CLEAN_EVERY_MS = 60 * 60_000;
/** How long work that is under way may take when we stop. */
const FINISH_WITHIN_MS = 4_000;

/** A bot that is connected. */
export interface Bot {
  /** Takes no new work, finishes what is under way, and leaves. */
  stop(): Promise<void>;
}

/**
 * Connects to Discord and answers from then on.
 *
 * @param answers the answers to serve at the moment
 * @param onLost called when Discord has closed the connection for good, such as after a token reset
 * @throws {StartupError} if Discord can't be reached or refuses us
 */
export async function startBot(
  config: Config & { readonly discordToken: string },
  answers: () => Answers,
  storage: Storage,
  log: Log,
  onLost: (reason: string) => void,
): Promise<Bot> {
  const client = new Client(clientOptions(config));
  const underWay = new Set<Promise<void>>();
  const track = (work: Promise<void>): void => {
    underWay.add(work);
    void work.finally(() => underWay.delete(work));
  };
  const accessTo = createAccessCheck(client);
  const contextNow = createContext({ answers, storage, log, accessTo, background: track });
  listen(client, contextNow);
  let tips: TipPoster;
  const cleaning = setInterval(() => track(forgetOldGaps(storage, log)), CLEAN_EVERY_MS).unref();
  try {
    const ready = await connect(client, config.discordToken);
    // One process is enough, and shard 0 exists exactly once.
    if (config.shards === 'auto' || config.shards.includes(0)) await registerCommands(ready, log);
    log.info({ as: ready.user.tag, servers: ready.guilds.cache.size }, 'connected to Discord');
    tips = createPoster(ready, config, contextNow);
    tips.start();
  } catch (error) {
    await client.destroy();
    throw startingFailure(error, config);
  }
  client.on(Events.ShardDisconnect, ({ code }) => {
    onLost(
      `Discord closed the connection for good (code ${code}). Check the token and start again.`,
    );
  });
  return {
    async stop() {
      clearInterval(cleaning);
      client.removeAllListeners(Events.ShardDisconnect);
      client.removeAllListeners(Events.InteractionCreate);
      client.removeAllListeners(Events.MessageCreate);
      const finished = Promise.allSettled([...underWay, tips.stop()]);
      await Promise.race([finished, delay(FINISH_WITHIN_MS, undefined, { ref: false })]);
      await client.destroy();
    },
  };
}

/** Answers what members do from now on, and forgets what Discord says is gone. */
function listen(client: Client, contextNow: () => Context): void {
  const { storage, recentAnswers, introductions, background, log } = contextNow();
  // Without this listener any error of the client would end the process.
  client.on(Events.Error, (error) => log.error({ err: error }, 'the Discord client failed'));
  client.on(Events.Warn, (warning) => log.warn(warning));
  client.on(Events.InteractionCreate, (interaction) => {
    background(answerInteraction(interaction, contextNow()));
  });
  client.on(Events.MessageCreate, (message) => {
    background(answerMessage(message, contextNow()));
  });
  client.on(Events.MessageDelete, ({ id }) => recentAnswers.forget(id));
  client.on(Events.MessageBulkDelete, (messages) => {
    for (const id of messages.keys()) recentAnswers.forget(id);
  });
  // Discord sends this only for a server that removed us, not for one that is away for a while.
  client.on(Events.GuildDelete, ({ id }) => {
    introductions.forget(id);
    const forgotten = storage.guilds.forget(id);
    background(forgotten.catch((error) => log.error({ err: error }, 'a server was not forgotten')));
  });
  client.ws.on(GatewayDispatchEvents.Ready, (ready: GatewayReadyDispatchData) => {
    background(forgetPartedServers(ready, storage, log));
  });
}

/** Posts the daily tips of the servers that this process is connected for. */
function createPoster(
  client: Client<true>,
  { discordToken, discordApiUrl }: Config & { readonly discordToken: string },
  contextNow: () => Context,
): TipPoster {
  const { storage, log } = contextNow();
  const knowledge = () => contextNow().answers.knowledge;
  return createTipPoster({
    storage,
    tips: () => knowledge().tips,
    channel: createTipChannel({
      rest: createTipRest(discordToken, discordApiUrl),
      botId: client.user.id,
      knowledge,
      accessTo: createAccessCheck(client),
    }),
    clock: Date.now,
    // For `auto` Discord has said how many there are, and discord.js has written it there.
    shards: () => ({ ids: [...client.ws.shards.keys()], count: client.options.shardCount ?? 1 }),
    log,
  });
}

/** Forgets the servers of a shard that removed us while it was not connected. */
async function forgetPartedServers(
  { guilds, shard: [shard, count] = [0, 1] }: GatewayReadyDispatchData,
  storage: Storage,
  log: Log,
): Promise<void> {
  // Servers that are away for a while are in the list, so that an empty one is rather a mistake.
  if (guilds.length === 0) return;
  const present = new Set(guilds.map(({ id }) => id));
  const isParted = (id: string): boolean =>
    ShardClientUtil.shardIdForGuildId(id, count) === shard && !present.has(id);
  try {
    const parted = (await storage.guilds.all()).filter(isParted);
    for (const id of parted) await storage.guilds.forget(id);
    if (parted.length > 0) log.info({ servers: parted.length }, 'forgot servers that removed us');
  } catch (error) {
    log.error({ err: error }, 'servers that removed us were not forgotten');
  }
}

async function forgetOldGaps({ gaps }: Storage, log: Log): Promise<void> {
  try {
    await gaps.forgetOlderThan(new Date(Date.now() - GAPS_KEPT_MS));
  } catch (error) {
    log.warn(
      { reason: String(error) },
      'old questions were not deleted; the next try is in an hour',
    );
  }
}

function clientOptions({ discordApiUrl, shards, shardCount }: Config): ClientOptions {
  return {
    // None of these is privileged: Discord shows us only what is meant for us.
    intents: [
      GatewayIntentBits.Guilds,
      GatewayIntentBits.GuildMessages,
      GatewayIntentBits.DirectMessages,
    ],
    // Direct-message channels and messages are not cached; what happens to them is not told without these.
    partials: [Partials.Channel, Partials.Message],
    allowedMentions: { parse: [], repliedUser: false },
    // Everything that we answer with is in memory already; members and old messages are not needed.
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 0,
      ReactionManager: 0,
      PresenceManager: 0,
      ThreadMemberManager: 0,
    }),
    shards: shards === 'auto' ? 'auto' : [...shards],
    ...(shardCount === null ? {} : { shardCount }),
    ...(discordApiUrl === null ? {} : { rest: { api: discordApiUrl } }),
  };
}
