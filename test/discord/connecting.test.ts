import { Client, Events } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readConfig } from '../../src/config.js';
import { StartupError, startBot } from '../../src/discord/bot.js';
import { connect, PROGRESS_WITHIN_MS } from '../../src/discord/connect.js';
import { FakeDiscord } from '../fake-discord/fake-discord.js';
import { contextOf, fixtureAnswers } from './context-of.js';

describe('a failure to connect says what to mend', () => {
  let discord: FakeDiscord;

  beforeEach(async () => {
    discord = await FakeDiscord.start();
  });

  afterEach(() => discord.stop());

  async function failureWith(environment: Readonly<Record<string, string>> = {}): Promise<string> {
    const { token: DISCORD_TOKEN, apiUrl: DISCORD_API_URL } = discord;
    const read = readConfig({ DISCORD_TOKEN, DISCORD_API_URL, ...environment });
    const discordToken = read.ok ? read.config.discordToken : null;
    if (!read.ok || discordToken === null) throw new Error('the configuration is wrong');
    const { storage, log } = await contextOf();
    const config = { ...read.config, discordToken };
    const starting = startBot(
      config,
      () => fixtureAnswers,
      storage,
      log,
      () => undefined,
    );
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
