import { MessageFlags, PermissionFlagsBits as P } from 'discord-api-types/v10';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AccessCheck } from '../../src/discord/channel-access.js';
import { limitViolations } from '../../src/discord/limits.js';
import { createTipChannel, createTipRest } from '../../src/discord/tip-channel.js';
import { renderTip } from '../../src/discord/tip-message.js';
import type { TipChannel } from '../../src/tips/posting.js';
import { answersOf } from '../answers/answers-of.js';
import type { Channel } from '../fake-discord/channel.js';
import { FakeDiscord } from '../fake-discord/fake-discord.js';
import { ORDINARY } from '../fake-discord/permissions.js';
import { realKnowledge } from '../knowledge/real-knowledge.js';
import { customIdsOf } from './shown.js';

const { knowledge } = await answersOf();
const NONCE = 'abcdefghijklmnopqrstuvw_-';

let discord: FakeDiscord;
let channel: Channel;
let tips: TipChannel;
let lacks: Awaited<ReturnType<AccessCheck>>;

beforeEach(async () => {
  discord = await FakeDiscord.start();
  channel = discord.addGuild('Runners').addTextChannel('tips');
  lacks = [];
  tips = createTipChannel({
    rest: createTipRest(discord.token, discord.apiUrl),
    botId: discord.botUser.id,
    knowledge: () => knowledge,
    accessTo: async () => lacks,
  });
});
afterEach(() => discord.stop());

const tip = [...knowledge.tips.values()][0];
const place = () => ({ guildId: channel.guild?.id ?? '', channelId: channel.id });

function post(roleId: string | null = null) {
  if (!tip) throw new Error('there is no tip');
  return tips.post({ ...place(), roleId, tip, nonce: NONCE });
}

function find(sinceAt = Date.now() - 60_000) {
  return tips.find({ ...place(), tipId: tip?.id ?? '', nonce: NONCE, sinceAt });
}

function failNext(status: number | 'reset', code = 0, more = {}) {
  discord.failNext({ method: 'POST', path: /messages$/, status, code, ...more });
}

describe('a post', () => {
  it('is silent and mentions nobody', async () => {
    expect(await post()).toEqual({ ok: true, messageId: channel.messages[0]?.id });
    expect(channel.messages[0]?.flags).toBe(
      MessageFlags.IsComponentsV2 | MessageFlags.SuppressNotifications,
    );
    expect(channel.messages[0]?.pinged).toEqual([]);
  });

  it('mentions its role, aloud', async () => {
    await post('77');
    expect(channel.messages[0]?.flags).toBe(MessageFlags.IsComponentsV2);
    expect(channel.messages[0]?.pinged).toEqual(['<@&77>']);
  });

  it('that is sent twice stands once', async () => {
    expect(await post()).toEqual(await post());
    expect(channel.messages).toHaveLength(1);
  });

  it('whose message was deleted counts as posted', async () => {
    await post();
    channel.messages[0]?.delete();
    expect(await post()).toEqual({ ok: true, messageId: '' });
    expect(channel.messages).toEqual([]);
  });

  it.each([
    [404, 10_003, 'gone', 'the channel was deleted'],
    [404, 10_004, 'gone', 'the channel was deleted'],
    [403, 50_001, 'permission', 'I may not see the channel'],
    [403, 50_013, 'permission', 'I may not write in the channel'],
    [400, 50_083, 'permission', 'the thread is locked'],
    [400, 200_000, 'permission', 'AutoMod blocked the message'],
    [403, 40_333, 'permission', 'Discord refused'],
    [404, 0, 'gone', 'Discord refused'],
    [400, 50_035, 'bug', 'Discord refused'],
    [401, 0, 'outage', 'Discord did not answer'],
  ])('that fails with %s and code %s is of kind %s', async (status, code, kind, reason) => {
    failNext(status, code);
    expect(await post()).toMatchObject({
      ok: false,
      kind,
      reason: expect.stringContaining(reason),
    });
  });

  it('that Discord fails over is tried once more, then it is an outage', async () => {
    failNext(500, 0, { applied: true });
    expect(await post()).toMatchObject({ ok: true });
    expect(channel.messages).toHaveLength(1);
    failNext(503, 0, { times: 2 });
    expect(await post()).toMatchObject({ kind: 'outage' });
    failNext('reset', 0, { times: 2 });
    expect(await post()).toMatchObject({ kind: 'outage' });
  });

  it('waits a little, but leaves longer pauses to the schedule', async () => {
    failNext(429, 0, { retryAfter: 0.2 });
    expect(await post()).toMatchObject({ ok: true });
    failNext(429, 0, { retryAfter: 120 });
    const refused = await post();
    expect(refused).toMatchObject({ kind: 'rate-limit', retryAfterMs: expect.any(Number) });
    expect('retryAfterMs' in refused && refused.retryAfterMs).toBeGreaterThanOrEqual(119_000);
  });
});

describe('looking for a post', () => {
  it('finds it among others', async () => {
    const dana = discord.addUser('dana');
    dana.send(channel, 'hi');
    await post();
    for (let at = 0; at < 120; at++) dana.send(channel, `message ${at}`);
    expect(await find()).toEqual({ ok: true, messageId: channel.messages[1]?.id });
  });

  it('takes no other message for it', async () => {
    expect(await find()).toEqual({ ok: true, messageId: null });
    if (!tip) throw new Error('there is no tip');
    await tips.post({ ...place(), roleId: null, tip, nonce: 'another' });
    discord.addUser('dana').send(channel, `topic:${tip.topic}:${NONCE}`);
    expect(await find()).toEqual({ ok: true, messageId: null });
  });

  it('looks no further back than it has to', async () => {
    for (let at = 0; at < 250; at++) discord.addUser('dana').send(channel, 'hi');
    expect(await find(Date.now() + 60_000)).toEqual({ ok: true, messageId: null });
    expect(discord.requests).toHaveLength(1);
  });

  it('gives up where too much was written, rather than say that it is not there', async () => {
    const dana = discord.addUser('dana');
    for (let at = 0; at < 1_100; at++) dana.send(channel, 'hi');
    expect(await find(0)).toMatchObject({ ok: false, kind: 'outage' });
  });

  it.each([
    ['may not read older messages, and Discord shows none', ['history'], 'permission'],
    ['may not see the channel', ['view'], 'permission'],
    ['finds the channel deleted', ['gone'], 'gone'],
    ['does not know what it may', null, 'outage'],
  ] as const)('is not sure where it %s', async (_, lacking, kind) => {
    lacks = lacking;
    expect(await find()).toMatchObject({ ok: false, kind });
  });

  it('says so if Discord refuses', async () => {
    channel.botMay = ORDINARY & ~P.ViewChannel;
    expect(await find()).toMatchObject({ ok: false, kind: 'permission' });
    channel.delete();
    expect(await find()).toMatchObject({ ok: false, kind: 'gone' });
  });
});

it('every tip of the real knowledge fits a message, and its button leads to its topic', () => {
  const real = realKnowledge;
  for (const each of real.tips.values()) {
    const shown = renderTip(each, real, { title: 'Tip of the day', roleId: '1', mark: NONCE });
    expect(limitViolations(shown)).toEqual([]);
    expect(customIdsOf(shown)).toEqual([`topic:${each.topic}:${NONCE}`]);
  }
});
