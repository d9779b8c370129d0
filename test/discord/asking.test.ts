import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { phrases } from '../../src/answers/phrases.js';
import { answerQuestion } from '../../src/discord/asking.js';
import type { Actor } from '../../src/discord/command.js';
import { createContext } from '../../src/discord/context.js';
import {
  Clock,
  contextOf,
  DANA,
  ELI,
  fixtureAnswers,
  IN_DIRECT_MESSAGE,
  type TestContext,
} from './context-of.js';
import { customIdsOf, textOf } from './shown.js';

const TEMPO = 'what is a tempo run';
const EGG = 'how do I boil an egg';
const PUBLISH = expect.stringMatching(/^publish:/);

function asked(
  question: string,
  context: TestContext,
  { by = DANA, isPrivate = false }: { by?: Actor; isPrivate?: boolean } = {},
) {
  return answerQuestion(question, { ...by, isPrivate }, context);
}

/** The questions that are kept for a server. */
async function gapsOf({ storage, settled }: TestContext, guildId = DANA.guildId ?? '') {
  await settled();
  return storage.gaps.ofGuild(guildId, { limit: 10 });
}

describe('an answer', () => {
  it('is for everybody, and says which entry it is', async () => {
    const response = asked(TEMPO, await contextOf());
    expect(response).toMatchObject({ ephemeral: false, entryId: 'tempo-run' });
    expect(customIdsOf(response.components)).not.toContainEqual(PUBLISH);
  });

  it('that was asked for in private can be posted afterwards', async () => {
    const response = asked(TEMPO, await contextOf(), { isPrivate: true });
    expect(response.ephemeral).toBe(true);
    expect(customIdsOf(response.components)).toContain('publish:tempo-run');
  });

  it('in a direct message has nothing to post', async () => {
    const by = { ...DANA, ...IN_DIRECT_MESSAGE };
    const response = asked(TEMPO, await contextOf(), { by, isPrivate: true });
    expect(customIdsOf(response.components)).not.toContainEqual(PUBLISH);
  });

  it('for who may not write in the channel has nothing to post', async () => {
    const by = { ...DANA, canSend: false };
    const response = asked(TEMPO, await contextOf(), { by, isPrivate: true });
    expect(customIdsOf(response.components)).not.toContainEqual(PUBLISH);
  });

  it('that warns of danger can be posted as well', async () => {
    const response = asked('my calf is swollen and hot', await contextOf(), { isPrivate: true });
    expect(customIdsOf(response.components)).toContain('publish:calf-clot');
  });

  it('that is none is for the asker alone, with nothing to post', async () => {
    const response = asked(EGG, await contextOf());
    expect(response.ephemeral).toBe(true);
    expect(customIdsOf(response.components)).not.toContainEqual(PUBLISH);
  });
});

describe('the id of a suggestion', () => {
  it('leads to its entry', async () => {
    const response = asked('calves-bigger', await contextOf());
    expect(textOf(response.components)).toContain('Does running make your calves bigger?');
    expect(response.entryId).toBe('calves-bigger');
  });

  it('leads to a danger sign', async () => {
    expect(textOf(asked('calf-clot', await contextOf()).components)).toContain('blood clot');
  });

  it('counts as a question that one can go on from', async () => {
    const context = await contextOf();
    asked('tempo-run', context);
    expect(context.conversations.last(DANA.userId, DANA.channelId)?.topic).toBe('tempo-run');
  });
});

describe('a question that the channel was told the answer of', () => {
  async function answeredBefore() {
    const clock = new Clock();
    const context = await contextOf({ clock });
    context.recentAnswers.remember(DANA.channelId, 'tempo-run', '42');
    return { clock, context };
  }

  it('is answered with a link to it, to the asker alone, and a button to see it anyway', async () => {
    const { context } = await answeredBefore();
    const response = asked(TEMPO, context, { by: ELI });
    const link = `https://discord.com/channels/${DANA.guildId}/${DANA.channelId}/42`;
    expect(response.ephemeral).toBe(true);
    expect(textOf(response.components)).toBe(phrases.alreadyAnswered(link));
    expect(customIdsOf(response.components)).toEqual(['topic:tempo-run']);
    expect(response.entryId).toBeUndefined();
  });

  it('is answered again after ten minutes', async () => {
    const { context, clock } = await answeredBefore();
    clock.pass(10 * 60_000);
    expect(textOf(asked(TEMPO, context).components)).toContain('What is a tempo run?');
  });

  it.each([
    ['in private', {}, true],
    ['in another channel', { channelId: '9' }, false],
    ['where Soleus is not installed', { guildId: null }, false],
  ])('is answered %s', async (_, place, isPrivate) => {
    const { context } = await answeredBefore();
    const response = asked(TEMPO, context, { by: { ...DANA, ...place }, isPrivate });
    expect(textOf(response.components)).toContain('What is a tempo run?');
  });

  it('is answered if the channel was told something else', async () => {
    const { context } = await answeredBefore();
    expect(textOf(asked('calves-bigger', context).components)).toContain('It depends');
  });

  it('can be followed up by who got the link', async () => {
    const { context } = await answeredBefore();
    asked(TEMPO, context, { by: ELI });
    expect(context.conversations.last(ELI.userId, ELI.channelId)?.topic).toBe('tempo-run');
  });
});

describe('what follows a question', () => {
  const FOLLOW_UP = 'and this one?';
  const isCard = (components: Parameters<typeof textOf>[0]) =>
    textOf(components).includes('Calf Raise');

  it('is understood from the same person in the same channel, for a while', async () => {
    const clock = new Clock();
    const context = await contextOf({ clock });
    asked('calf raise', context);
    clock.pass(14 * 60_000);
    expect(isCard(asked(FOLLOW_UP, context).components)).toBe(true);
    clock.pass(15 * 60_000);
    expect(isCard(asked(FOLLOW_UP, context).components)).toBe(false);
  });

  it('finds nothing in memory after a while in which nobody asked', async () => {
    const given = await contextOf();
    vi.useFakeTimers({ toFake: ['setInterval', 'Date'] });
    onTestFinished(() => void vi.useRealTimers());
    const start = Date.now();
    const context = createContext({ ...given, answers: () => fixtureAnswers })();
    const { userId, channelId } = DANA;
    for (let at = 0; at < 7; at++)
      answerQuestion('calf raise', { ...DANA, isPrivate: false }, context);
    expect(context.conversations.last(userId, channelId)).not.toBeNull();
    expect(context.cooldown.isWaiting(userId, channelId)).toBe(true);
    vi.advanceTimersByTime(16 * 60_000);
    // What had only become too old to be found would be there again.
    vi.setSystemTime(start);
    expect(context.conversations.last(userId, channelId)).toBeNull();
    expect(context.cooldown.isWaiting(userId, channelId)).toBe(false);
  });

  it.each([
    ['another person', ELI],
    ['the same person in another channel', { ...DANA, channelId: '9' }],
    ['the same person in a direct message', { ...DANA, ...IN_DIRECT_MESSAGE, channelId: '9' }],
  ])('is no follow-up from %s', async (_, by) => {
    const context = await contextOf();
    asked('calf raise', context);
    expect(isCard(asked(FOLLOW_UP, context, { by }).components)).toBe(false);
  });
});

describe('a question without an answer', () => {
  it.each([
    ['about something else', EGG],
    ['about running that no topic treats', 'no more cigarettes'],
  ])('%s is kept where moderators switched it on, without who asked', async (_, question) => {
    const context = await contextOf();
    await context.storage.guilds.setGaps(DANA.guildId ?? '', true);
    asked(question, context);
    expect(await gapsOf(context)).toEqual([
      {
        question,
        kind: 'unanswered',
        entryId: null,
        count: 1,
        firstAt: '2026-11-28T12:00:00.000Z',
        lastAt: '2026-11-28T12:00:00.000Z',
      },
    ]);
  });

  it.each<[string, string, Partial<Actor>]>([
    ['in a direct message', EGG, IN_DIRECT_MESSAGE],
    ['in a server where it is off', EGG, { guildId: '999' }],
    ['that has an answer', TEMPO, {}],
    ['that has no words', '🏃', {}],
    ['that is small talk', 'hi', {}],
  ])('is not kept if it is one %s', async (_, question, place) => {
    const context = await contextOf();
    await context.storage.guilds.setGaps(DANA.guildId ?? '', true);
    asked(question, context, { by: { ...DANA, ...place } });
    expect(await gapsOf(context)).toEqual([]);
    expect(await gapsOf(context, '999')).toEqual([]);
  });

  it('is answered even if it can’t be kept, and the log hears of that without the question', async () => {
    const context = await contextOf();
    await context.storage.guilds.setGaps(DANA.guildId ?? '', true);
    const broken = { ...context, storage: { ...context.storage, guilds: brokenGuilds } };
    expect(asked(EGG, broken).ephemeral).toBe(true);
    await context.settled();
    expect(context.logged.join()).toContain('a gap was not recorded');
    expect(context.logged.join()).not.toContain('egg');
  });
});

describe('who asks too much', () => {
  it('is told how long to wait, alone, and is answered afterwards', async () => {
    const clock = new Clock();
    const context = await contextOf({ clock });
    for (let at = 0; at < 6; at++) asked(EGG, context);
    const response = asked(TEMPO, context);
    expect(response.ephemeral).toBe(true);
    expect(textOf(response.components)).toBe(phrases.cooldown(30));
    clock.pass(30_000);
    expect(asked(TEMPO, context).entryId).toBe('tempo-run');
  });

  it('is warned of a danger at once, and may not ask more after it', async () => {
    const context = await contextOf();
    for (let at = 0; at < 6; at++) asked(EGG, context);
    for (const isPrivate of [false, true]) {
      const warned = asked('my calf is swollen and hot', context, { isPrivate });
      expect(textOf(warned.components)).toContain('blood clot');
    }
    expect(textOf(asked(TEMPO, context).components)).toBe(phrases.cooldown(30));
  });

  it('in private keeps nobody else in the channel from asking', async () => {
    const context = await contextOf();
    for (let at = 0; at < 20; at++) {
      const by = { ...DANA, userId: `${at % 4}` };
      asked(TEMPO, context, { by, isPrivate: true });
    }
    expect(asked(TEMPO, context).entryId).toBe('tempo-run');
  });
});

const failing = () => Promise.reject(new Error('the database is away'));
const brokenGuilds = {
  get: failing,
  setGaps: failing,
  introduceOnce: failing,
  all: failing,
  forget: failing,
};
