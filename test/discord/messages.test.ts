import { describe, expect, it } from 'vitest';
import { questionIn } from '../../src/discord/messages.js';

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
