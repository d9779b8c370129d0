import { Client, Events, GatewayIntentBits, InteractionResponseType } from 'discord.js';
import { PermissionFlagsBits as P } from 'discord-api-types/v10';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { phrases } from '../../src/answers/phrases.js';
import { commands, messageCommands } from '../../src/discord/commands/index.js';
import { answerInteraction } from '../../src/discord/interactions.js';
import type { Channel } from '../fake-discord/channel.js';
import { FakeDiscord } from '../fake-discord/fake-discord.js';
import type { User } from '../fake-discord/user.js';
import { contextOf, type TestContext } from './context-of.js';

let discord: FakeDiscord;
let channel: Channel;
let dana: User;
let client: Client;
let context: TestContext;
/** After how long an answer is deferred. */
let deferAfterMs: number | undefined;
/** How far Discord's clock is behind ours. */
let behindMs: number;

beforeEach(async () => {
  deferAfterMs = undefined;
  behindMs = 0;
  discord = await FakeDiscord.start({ now: () => Date.now() - behindMs });
  channel = discord.addGuild('Runners').addTextChannel('general');
  dana = discord.addUser('dana');
  dana.permissions |= P.ManageGuild;
  context = await contextOf();
  client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: discord.apiUrl } });
  client.on(Events.InteractionCreate, (interaction) => {
    void answerInteraction(interaction, context, deferAfterMs);
  });
  await client.login(discord.token);
  await discord.connected();
  await client.application?.commands.set(
    [...commands, ...messageCommands].map(({ shape }) => shape),
  );
});

afterEach(async () => {
  await client.destroy();
  await discord.stop();
  expect(discord.refusals).toEqual([]);
  expect(context.logged).toEqual([]);
});

describe('an answer for which the database takes long is deferred, and then', () => {
  const { DeferredChannelMessageWithSource, DeferredMessageUpdate } = InteractionResponseType;

  function callbacks() {
    return discord.requests.filter(
      ({ path, status }) => path.endsWith('/callback') && status !== null,
    );
  }

  /** From now on the database answers no sooner than Discord has been told to wait. */
  function slowDown(): void {
    const { length } = callbacks();
    const slow = <Part extends object>(part: Part): Part =>
      new Proxy(part, {
        get(target, name) {
          const call: unknown = Reflect.get(target, name);
          return async (...given: unknown[]): Promise<unknown> => {
            await discord.until(() => callbacks()[length]);
            return (call as (...given: unknown[]) => unknown)(...given);
          };
        },
      });
    const { guilds, members, votes, tipSchedules } = context.storage;
    const storage = {
      ...context.storage,
      guilds: slow(guilds),
      members: slow(members),
      votes: slow(votes),
      tipSchedules: slow(tipSchedules),
    };
    context = { ...context, storage };
    deferAfterMs = 1;
  }

  it.each([
    ['gaps on', phrases.gaps.on],
    ['tips status', phrases.tips.noSchedule],
  ])('takes its place, for who used /%s alone', async (command, words) => {
    slowDown();
    const done = await dana.slash(channel, command);
    expect(done).toMatchObject({ type: DeferredChannelMessageWithSource, ephemeral: true });
    expect(done.answer.text).toBe(words);
  });

  it('takes the place of the message whose button was pressed', async () => {
    const { answer } = await dana.slash(channel, 'privacy');
    const confirm = await dana.click(answer, 'my-data:delete');
    slowDown();
    const done = await dana.click(confirm.answer, 'my-data:delete-now');
    expect(done.type).toBe(DeferredMessageUpdate);
    expect(done.answer.id).toBe(confirm.answer.id);
    expect(done.answer.text).toBe(phrases.privacy.deleted(0));
  });

  it('stands beside an answer that was voted for, which stays as it is', async () => {
    const { answer } = await dana.slash(channel, 'ask', { question: 'tempo-run' });
    const { text } = answer;
    slowDown();
    const thanks = await (await dana.click(answer, 'helpful:tempo-run')).followUp();
    expect([thanks.ephemeral, thanks.text]).toEqual([true, phrases.feedback.thanks]);
    expect(answer.text).toBe(text);
  });

  it('offers the form, which Discord opens at once or never, as a button', async () => {
    const { answer } = await dana.slash(channel, 'ask', { question: 'tempo-run' });
    slowDown();
    const offer = await (await dana.click(answer, 'unhelpful:tempo-run')).followUp();
    expect(offer.ephemeral).toBe(true);
    const { modal } = await dana.click(offer, 'correct:tempo-run');
    expect(modal?.title).toBe(phrases.feedback.correction.title);
  });
});

describe('with a clock that is ahead of Discord’s', () => {
  it('keystrokes are answered, unless they are older than others', async () => {
    context = { ...context, clock: () => new Date() };
    behindMs = 10_000;
    const choices = () => dana.autocomplete(channel, 'ask', 'question', 'tempo');
    expect(await choices()).toHaveLength(1);
    discord.delayNextInteraction(2_600);
    await expect(choices()).rejects.toThrow('did not respond');
    expect(await choices()).toHaveLength(1);
  });
});
