import { Client, Events } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readConfig } from '../../src/config.js';
import { type Bot, StartupError, startBot } from '../../src/discord/bot.js';
import { connect, PROGRESS_WITHIN_MS } from '../../src/discord/connect.js';
import type { Context } from '../../src/discord/context.js';
import { FakeDiscord } from '../fake-discord/fake-discord.js';
import { contextOf, fixtureAnswers } from './context-of.js';

type Environment = Readonly<Record<string, string>>;

let discord: FakeDiscord;

beforeEach(async () => {
  discord = await FakeDiscord.start();
});

afterEach(() => discord.stop());

/** Starts a bot with these variables, as the program does. */
function start({ storage, log }: Context, environment: Environment = {}): Promise<Bot> {
  const { token: DISCORD_TOKEN, apiUrl: DISCORD_API_URL } = discord;
  const read = readConfig({ DISCORD_TOKEN, DISCORD_API_URL, ...environment });
  const discordToken = read.ok ? read.config.discordToken : null;
  if (!read.ok || discordToken === null) throw new Error('the configuration is wrong');
  return startBot(
    { ...read.config, discordToken },
    () => fixtureAnswers,
    storage,
    log,
    () => undefined,
  );
}

describe('a failure to connect says what to mend', () => {
  async function failureWith(environment: Environment = {}): Promise<string> {
    const starting = start(await contextOf(), environment);
    const error: unknown = await starting.catch((reason) => reason);
    if (!(error instanceof StartupError)) throw new Error(`not a StartupError: ${error}`);
    return error.message;
  }

  it('when the token has not even the form of one', async () => {
    const message = await failureWith({ DISCORD_TOKEN: 'hello world' });
    expect(message).toContain('does not accept DISCORD_TOKEN');
  });

  it('when Discord can’t be reached', async () => {
    const message = await failureWith({ DISCORD_API_URL: 'http://127.0.0.1:9/api' });
    expect(message).toContain("can't be reached at http://127.0.0.1:9/api");
  });

  it('when Discord refuses the intents', async () => {
    discord.refuseIdentify(4014);
    expect(await failureWith()).toContain('refuses the intents');
  });

  it('when Discord is failing', async () => {
    discord.failNext({ method: 'GET', path: /gateway/, status: 503, times: 10 });
    expect(await failureWith()).toContain('is failing');
  });

  it('when the application may not register commands', async () => {
    discord.refuseCommands();
    expect(await failureWith()).toContain('does not let this application register');
    await discord.disconnected();
  });
});

it.each([
  ['only those of its own shards', [0, 1], [0, 1, 2]],
  ['none if Discord lists no server at all', [], [0, 1, 2, 3]],
])('of servers that removed it, a bot that connects forgets %s', async (_, left, known) => {
  // The n-th server belongs to shard n % 2.
  const guilds = Array.from({ length: 4 }, (_, n) => discord.addGuild(`Runners ${n}`));
  const context = await contextOf();
  for (const { id } of guilds) await context.storage.guilds.setGaps(id, true);
  for (const [n, guild] of guilds.entries()) if (!left.includes(n)) guild.removeBot();
  const bot = await start(context, { SHARDS: '1', SHARD_COUNT: '2' });
  await bot.stop();
  const ids = await context.storage.guilds.all();
  expect(guilds.flatMap(({ id }, n) => (ids.includes(id) ? [n] : []))).toEqual(known);
});

describe('connecting', () => {
  let client: Client;

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    client = new Client({ intents: [] });
    vi.spyOn(client, 'login').mockResolvedValue('');
  });

  afterEach(async () => {
    vi.useRealTimers();
    await client.destroy();
  });

  it('takes as long as shards get ready one after the other', async () => {
    const connecting = connect(client, 'token');
    for (let shard = 0; shard < 8; shard++) {
      await vi.advanceTimersByTimeAsync(PROGRESS_WITHIN_MS - 1);
      client.emit(Events.ShardReady, shard, undefined);
    }
    client.emit(Events.ClientReady, client as Client<true>);
    expect(await connecting).toBe(client);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('fails once no shard gets ready for too long', async () => {
    const failure = connect(client, 'token').catch((error) => error);
    client.emit(Events.ShardReady, 0, undefined);
    await vi.advanceTimersByTimeAsync(PROGRESS_WITHIN_MS);
    expect(await failure).toMatchObject({ name: 'TimeoutError' });
  });
});
