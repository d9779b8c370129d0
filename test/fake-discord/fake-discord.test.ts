import {
  Client,
  Events,
  GatewayIntentBits,
  InteractionResponseType,
  MessageFlags,
  Partials,
  PermissionFlagsBits,
  Routes,
} from 'discord.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Channel } from './channel.js';
import { FakeDiscord } from './fake-discord.js';
import type { User } from './user.js';

let discord: FakeDiscord;
let channel: Channel;
let dana: User;
let clock: () => number;
let client: Client;

const V2 = MessageFlags.IsComponentsV2;
const ASK = { name: 'ask', description: 'Ask', options: [] };
const text = (content: string) => ({ type: 10, content });
const button = (custom_id: string) => ({ type: 2, style: 1, label: 'Press', custom_id });

beforeEach(async () => {
  clock = Date.now;
  discord = await FakeDiscord.start({ now: () => clock() });
  channel = discord.addGuild('Runners').addTextChannel('general');
  dana = discord.addUser('dana');
  client = new Client({
    intents: [
      GatewayIntentBits.Guilds,
      GatewayIntentBits.GuildMessages,
      GatewayIntentBits.DirectMessages,
    ],
    partials: [Partials.Channel],
    rest: { api: discord.apiUrl },
  });
});

afterEach(async () => {
  await client.destroy();
  await discord.stop();
});

async function call(method: string, path: string, body: unknown, token = discord.token) {
  const headers = { authorization: `Bot ${token}`, 'content-type': 'application/json' };
  const sent = { method, headers, body: JSON.stringify(body) };
  const response = await fetch(`${discord.apiUrl}/v10${path}`, sent);
  const { status } = response;
  return { status, ...(status === 204 ? {} : ((await response.json()) as object)) };
}

const post = (body: unknown) => call('POST', `/channels/${channel.id}/messages`, body);
const put = (...commands: object[]) =>
  call('PUT', `/applications/${discord.applicationId}/commands`, commands);

describe('messages', () => {
  test.each([
    ['nothing', {}, 50006],
    ['2,001 characters', { content: 'x'.repeat(2001) }, 50035],
    ['a nonce of 26 characters', { content: 'x', nonce: 'n'.repeat(26) }, 50035],
    ['embeds of 6,001 characters', { embeds: long(3000, 3001) }, 50035],
    ['content next to Components V2', { content: 'x', flags: V2, components: [text('x')] }, 50035],
    ['V2 components without the flag', { components: [text('x')] }, 50035],
    ['41 components', { flags: V2, components: [{ type: 17, components: times(40) }] }, 50035],
    ['4,001 characters in two texts', { flags: V2, components: texts(2000, 2001) }, 50035],
    ['too many bytes', { flags: V2, components: [text('語'.repeat(3500))] }, 0],
    ['a custom_id twice', { flags: V2, components: [row(button('a'), button('a'))] }, 50035],
    ['a missing file', { flags: V2, components: [gallery('attachment://no.png')] }, 50035],
  ])('refuses %s', async (_, body, code) => {
    expect(await post(body)).toMatchObject({ code });
    expect(discord.refusals).toMatchObject([{ code, path: `/channels/${channel.id}/messages` }]);
    expect(channel.messages).toEqual([]);
  });

  test('says where in the body the error is', async () => {
    expect(await post({ flags: V2, components: [row(button('a'.repeat(101)))] })).toMatchObject({
      errors: { components: { 0: { components: { 0: { custom_id: { _errors: [{}] } } } } } },
    });
  });

  test('needs the token and the permissions', async () => {
    const path = `/channels/${channel.id}/messages`;
    expect(await call('POST', path, { content: 'x' }, 'wrong')).toMatchObject({ status: 401 });
    channel.botMay = 1n << 10n;
    expect(await post({ content: 'x' })).toMatchObject({ status: 403, code: 50013 });
    channel.botMay = 0n;
    expect(await post({ content: 'x' })).toMatchObject({ status: 403, code: 50001 });
  });

  test('needs the permission to attach files for a message with one', async () => {
    channel.botMay &= ~PermissionFlagsBits.AttachFiles;
    const form = new FormData();
    form.append('payload_json', JSON.stringify({ content: 'x' }));
    form.append('files[0]', new Blob(['x']), 'x.txt');
    const response = await fetch(`${discord.apiUrl}/v10/channels/${channel.id}/messages`, {
      method: 'POST',
      headers: { authorization: `Bot ${discord.token}` },
      body: form,
    });
    expect(await response.json()).toMatchObject({ code: 50013 });
    expect(await post({ content: 'x' })).not.toHaveProperty('code');
  });

  test('keeps a nonce from posting twice and knows who is pinged', async () => {
    const body = {
      content: `${dana.mention} @everyone \`@here\``,
      nonce: 'n',
      enforce_nonce: true,
    };
    expect(await post(body)).toMatchObject({ id: (await discord.messageIn(channel)).id });
    await post(body);
    expect(channel.messages).toMatchObject([{ pinged: [dana.mention, '@everyone'] }]);
    await post({ ...body, nonce: 'm', allowed_mentions: { parse: [] } });
    expect(channel.messages[1]?.pinged).toEqual([]);
  });

  test('never lets go of the Components V2 flag', async () => {
    await post({ flags: V2, components: [text('x')] });
    const { id } = await discord.messageIn(channel);
    const path = `/channels/${channel.id}/messages/${id}`;
    expect(await call('PATCH', path, { flags: 0 })).toMatchObject({ code: 50035 });
    expect(await call('PATCH', path, { content: 'x' })).toMatchObject({ code: 50035 });
    expect(await call('PATCH', path, { components: [text('y')] })).toMatchObject({ status: 200 });
  });
});

describe('commands', () => {
  test.each([
    ['a name with capitals', { ...ASK, name: 'Ask' }],
    ['no description', { name: 'ask' }],
    ['a required option after an optional one', { ...ASK, options: [option('a'), option('b', 1)] }],
    ['choices with autocomplete', { ...ASK, options: [{ ...option('a'), ...both() }] }],
    ['an unknown context', { ...ASK, contexts: [3] }],
  ])('refuses %s', async (_, command) => {
    expect(await put(command)).toMatchObject({ status: 400, code: 50035 });
    expect(discord.commands).toEqual([]);
  });

  test('fills in what Discord fills in and keeps ids', async () => {
    await put(ASK);
    const [{ id, version } = { id: '', version: '' }] = discord.commands;
    expect(discord.commands).toMatchObject([
      { nsfw: false, dm_permission: true, default_member_permissions: null, contexts: null },
    ]);
    await put({ ...ASK, description: 'Ask me' });
    expect(discord.commands).toMatchObject([{ id, description: 'Ask me' }]);
    expect(discord.commands[0]?.version).not.toBe(version);
  });
});

describe('interactions', () => {
  const reply = { type: InteractionResponseType.ChannelMessageWithSource, data: { content: 'x' } };
  const defer = InteractionResponseType.DeferredChannelMessageWithSource;

  /** Sends callbacks one after another and returns the code of each answer, null for success. */
  async function answerWith(...callbacks: object[]) {
    await put(ASK);
    await client.login(discord.token);
    await discord.connected();
    const codes: unknown[] = [];
    const answer = async (path: `/${string}`): Promise<void> => {
      for (const body of callbacks) {
        const result = await call('POST', path, body);
        codes.push('code' in result ? result.code : null);
      }
    };
    const answered = new Promise<void>((resolve) => {
      client.on(Events.InteractionCreate, ({ id, token }) => {
        void answer(Routes.interactionCallback(id, token)).then(resolve);
      });
    });
    const outcome = dana.slash(channel, 'ask').catch((error: unknown) => error);
    await answered;
    return { codes, outcome };
  }

  test('take one callback only', async () => {
    const { codes, outcome } = await answerWith(reply, reply);
    expect(codes).toEqual([null, 40060]);
    expect(await outcome).toMatchObject({ type: 4, ephemeral: false, answer: { text: 'x' } });
  });

  test('allow only the ephemeral flag on a deferral and no update of no message', async () => {
    const update = { ...reply, type: InteractionResponseType.UpdateMessage };
    const { codes } = await answerWith({ type: defer, data: { flags: V2 } }, update, reply);
    expect(codes).toEqual([50035, 50035, null]);
    expect(discord.refusals).toMatchObject([{ errors: { data: { flags: {} } } }, { status: 400 }]);
  });

  test('die after 3 seconds', async () => {
    client.on(Events.InteractionCreate, () => {
      clock = () => Date.now() + 3001;
    });
    const { codes, outcome } = await answerWith(reply);
    expect(codes).toEqual([10062]);
    expect(await outcome).toMatchObject({ message: expect.stringContaining('did not respond') });
  });

  test('can be followed up for 15 minutes, once acknowledged', async () => {
    await answerWith(reply);
    const [last] = discord.requests.slice(-1);
    const token = last?.path.split('/')[3] ?? '';
    const path = Routes.webhook(discord.applicationId, token);
    expect(await call('POST', path, { content: 'y' })).toMatchObject({ status: 200 });
    clock = () => Date.now() + 15 * 60_000 + 1;
    expect(await call('POST', path, { content: 'y' })).toMatchObject({ code: 50027 });
    expect(await call('POST', `${path}x`, { content: 'y' })).toMatchObject({ code: 10015 });
  });
});

describe('a group without the bot', () => {
  test('shows commands of members who brought it along, and is closed to it otherwise', async () => {
    const everywhere = { integration_types: [0, 1], contexts: [0, 1, 2] };
    await put({ ...ASK, ...everywhere }, { ...ASK, name: 'here', contexts: [0] });
    const group = discord.addGroup('Sunday run', [dana, discord.addUser('eli')]);
    const seen: unknown[] = [];
    client.on(Events.InteractionCreate, (interaction) => {
      const { context, guildId, authorizingIntegrationOwners: owners } = interaction;
      seen.push({ context, guildId, owners: [owners.guildId, owners.userId] });
      void call('POST', Routes.interactionCallback(interaction.id, interaction.token), {
        type: 4,
        data: { content: 'x' },
      });
    });
    await client.login(discord.token);
    await discord.connected();
    expect((await dana.slash(group, 'ask')).answer.text).toBe('x');
    expect(seen).toEqual([{ context: 2, guildId: null, owners: [null, dana.id] }]);
    expect(() => dana.slash(group, 'here')).toThrow('not available');
    const sent = await call('POST', `/channels/${group.id}/messages`, { content: 'x' });
    expect(sent).toMatchObject({ status: 403, code: 50001 });
  });
});

describe('the gateway', () => {
  test('refuses a bad token and intents that were not granted', async () => {
    const greedy = new Client({
      intents: [GatewayIntentBits.MessageContent],
      rest: { api: discord.apiUrl },
    });
    await expect(greedy.login(discord.token)).rejects.toThrow('disallowed intents');
    expect(discord.refusals).toMatchObject([{ method: 'GATEWAY', status: 4014 }]);
    await greedy.destroy();
  });

  test('withholds what the bot may not read and replays what it missed', async () => {
    const read: string[] = [];
    client.on(Events.MessageCreate, (message) => {
      read.push(message.content);
      if (message.content.includes('last')) void message.reply('done');
    });
    await client.login(discord.token);
    await discord.connected();
    dana.send(channel, 'not for the bot');
    dana.send(dana.dm(), 'in private');
    discord.disconnectGateway();
    const last = dana.send(channel, `${discord.botUser.mention} last`);
    await discord.connected();
    expect((await discord.messageIn(channel, { after: last })).repliedTo).toBe(last);
    expect(read.slice(0, 3)).toEqual(['', 'in private', last.content]);
    expect(discord.resumes).toBe(1);
    expect(discord.refusals).toEqual([]);
  });
});

function long(...lengths: number[]) {
  return lengths.map((length) => ({ description: 'x'.repeat(length) }));
}

function texts(...lengths: number[]) {
  return lengths.map((length) => text('x'.repeat(length)));
}

function times(count: number) {
  return Array.from({ length: count }, () => text('x'));
}

function row(...components: object[]) {
  return { type: 1, components };
}

function gallery(url: string) {
  return { type: 12, items: [{ media: { url } }] };
}

function option(name: string, required = 0) {
  return { type: 3, name, description: 'd', required: required === 1 };
}

function both() {
  return { autocomplete: true, choices: [{ name: 'a', value: 'a' }] };
}
