import { describe, expect, it } from 'vitest';
import { phrases } from '../../src/answers/phrases.js';
import { Introductions } from '../../src/discord/introductions.js';
import { answerAsked, questionIn } from '../../src/discord/messages.js';
import { contextOf, DANA, type TestContext } from './context-of.js';
import { textOf } from './shown.js';

type Message = Parameters<typeof questionIn>[0];

const IN_CHANNEL: Message = {
  content: 'what is a tempo run',
  fromBot: false,
  inDirectMessage: false,
  mentionsMe: false,
  isReply: false,
  myId: '42',
};

function asked(message: Partial<Message>): string | null {
  const found = questionIn({ ...IN_CHANNEL, ...message });
  return found === null || found === 'unreadable' ? found : found.question.trim();
}

describe('a message is a question for us', () => {
  it.each<[string, Partial<Message>, string]>([
    ['if it mentions us', { mentionsMe: true, content: '<@42> tempo run?' }, 'tempo run?'],
    ['if it mentions us by nickname', { mentionsMe: true, content: '<@!42> tempo?' }, 'tempo?'],
    ['if it mentions us at the end', { mentionsMe: true, content: 'tempo? <@42>' }, 'tempo?'],
    ['if it replies to us', { mentionsMe: true, isReply: true, content: 'tempo?' }, 'tempo?'],
    ['in a direct message', { inDirectMessage: true }, 'what is a tempo run'],
    ['in a direct message with a mention', { inDirectMessage: true, content: '<@42> x' }, 'x'],
    ['even if it is nothing but the mention', { mentionsMe: true, content: '<@42>' }, ''],
    ['even if it is an empty mention', { mentionsMe: true, content: '' }, ''],
    ['even if a direct message is only a picture', { inDirectMessage: true, content: '' }, ''],
    ['even if that is a reply', { inDirectMessage: true, isReply: true, content: '' }, ''],
  ])('%s', (_, message, question) => {
    expect(asked(message)).toBe(question);
  });

  it('with the mention of another member left in it', () => {
    expect(asked({ mentionsMe: true, content: '<@42> does <@7> run?' })).toBe('does <@7> run?');
  });

  it('where a mention parts words, they stay apart', () => {
    expect(asked({ mentionsMe: true, content: 'tempo<@42>run' })).toBe('tempo run');
  });
});

it('a reply whose text Discord keeps from us can’t be read', () => {
  expect(asked({ mentionsMe: true, isReply: true, content: '' })).toBe('unreadable');
});

it('a flood of replies that can’t be read is asked to wait, as one of questions is', async () => {
  const context = await contextOf();
  const answer = async () => textOf((await answerAsked('unreadable', DANA, context)).components);
  for (let at = 0; at < 6; at++) expect(await answer()).toContain(phrases.unreadableReply);
  expect(await answer()).toBe(phrases.cooldown(30));
  expect(context.cooldown.isWaiting(DANA.userId, DANA.channelId)).toBe(true);
});

describe('a message is not for us', () => {
  it.each<[string, Partial<Message>]>([
    ['if it does not mention us', {}],
    ['if it mentions another member', { content: '<@7> what is a tempo run' }],
    ['if it replies to another member', { isReply: true, content: '' }],
    ['if it is from a bot', { fromBot: true, mentionsMe: true }],
    ['if a bot writes to us directly', { fromBot: true, inDirectMessage: true }],
  ])('%s', (_, message) => {
    expect(asked(message)).toBeNull();
  });
});

describe('the introduction', () => {
  const [hello = ''] = phrases.introduction.split('\n');

  /** How often the database was asked, and its word, which a test gives. */
  async function setUp(waitMs?: number) {
    const context = await contextOf();
    let asked = 0;
    let say = (_: boolean): void => {};
    const word = new Promise<boolean>((resolve) => {
      say = resolve;
    });
    const introduceOnce = () => {
      asked++;
      return word;
    };
    const introductions = new Introductions({ introduceOnce }, waitMs);
    return { context: { ...context, introductions }, say, times: () => asked };
  }

  async function answer(context: TestContext, question = 'what is a tempo run'): Promise<string> {
    return textOf((await answerAsked({ question }, DANA, context)).components);
  }

  it('stands above one answer, and the database is not asked about that server again', async () => {
    const { context, say, times } = await setUp();
    const both = [answer(context), answer(context)];
    say(true);
    const [first, second] = await Promise.all(both);
    expect(first).toContain(hello);
    expect(second).not.toContain(hello);
    expect(await answer(context)).not.toContain(hello);
    expect(times()).toBe(1);
  });

  it('is not waited for where the database does not answer, and comes with the next message', async () => {
    const { context, say, times } = await setUp(0);
    const urgent = await answer(context, 'my calf is hot and swollen');
    expect(urgent).toContain('This can be a blood clot');
    expect(urgent).not.toContain(hello);
    expect(context.logged.join()).toContain('the database could not be asked');
    say(true);
    expect(await answer(context)).toContain(hello);
    expect(times()).toBe(1);
  });

  it('is due again in a server that removed us and took us back', async () => {
    const context = await contextOf();
    const { introductions, storage } = context;
    expect(await answer(context)).toContain(hello);
    introductions.forget(DANA.guildId ?? '');
    await storage.guilds.forget(DANA.guildId ?? '');
    expect(await answer(context)).toContain(hello);
  });

  it('is asked for again after the database failed', async () => {
    const context = await contextOf();
    let fails = true;
    const introductions = new Introductions({
      introduceOnce: (id) =>
        fails ? Promise.reject(new Error('away')) : context.storage.guilds.introduceOnce(id),
    });
    expect(await answer({ ...context, introductions })).not.toContain(hello);
    fails = false;
    expect(await answer({ ...context, introductions })).toContain(hello);
  });
});
