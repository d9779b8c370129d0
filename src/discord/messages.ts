import { type Message, MessageFlags } from 'discord.js';
import type { Answers } from '../answers/answers.js';
import { phrases } from '../answers/phrases.js';
import type { Log } from '../telemetry/log.js';
import { CANNOT_REPLY_WITHOUT_HISTORY, failureKind } from './failures.js';
import { type Components, render, renderNotice } from './render.js';

/**
 * What a message asks of us: the question, `unreadable` if Discord withholds its text, or null if
 * it is not for us. Without the message-content intent Discord shows us the text of direct messages,
 * of messages that mention us, and of some replies to us.
 */
export function questionIn(message: {
  readonly content: string;
  readonly fromBot: boolean;
  readonly inDirectMessage: boolean;
  readonly mentionsMe: boolean;
  readonly isReply: boolean;
  readonly myId: string;
}): { readonly question: string } | 'unreadable' | null {
  if (message.fromBot) return null;
  if (!message.inDirectMessage && !message.mentionsMe) return null;
  if (message.content === '' && message.isReply && !message.inDirectMessage) return 'unreadable';
  return { question: message.content.replaceAll(new RegExp(`<@!?${message.myId}>`, 'g'), ' ') };
}

/** Answers a message that mentions us, replies to us or came as a direct message. Never throws. */
export async function answerMessage(message: Message, answers: Answers, log: Log): Promise<void> {
  const me = message.client.user;
  const asked = questionIn({
    content: message.content,
    fromBot: message.author.bot || message.webhookId !== null || message.system,
    inDirectMessage: message.guildId === null,
    mentionsMe: message.mentions.users.has(me.id),
    isReply: message.reference !== null,
    myId: me.id,
  });
  if (asked === null) return;
  const context = { channel: message.channelId, guild: message.guildId };
  try {
    await reply(message, draw(asked, message, answers, log));
  } catch (error) {
    const kind = failureKind(error);
    if (kind === 'bug') log.error({ ...context, err: error }, 'Discord refused our message');
    else log.warn({ ...context, kind, reason: String(error) }, 'a message was not answered');
  }
}

function draw(
  asked: { readonly question: string } | 'unreadable',
  message: Message,
  answers: Answers,
  log: Log,
): Components {
  if (asked === 'unreadable') return renderNotice(phrases.unreadableReply);
  try {
    return render(answers.ask(asked.question).reply, message.author.id);
  } catch (error) {
    log.error({ err: error }, 'a message could not be answered');
    return renderNotice(phrases.error);
  }
}

async function reply(message: Message, components: Components): Promise<void> {
  const { channel } = message;
  if (!channel.isSendable()) return;
  // A nonce that is the same on a retry keeps discord.js from posting twice when a response got lost.
  const content = {
    components,
    flags: MessageFlags.IsComponentsV2,
    nonce: message.id,
    enforceNonce: true,
  } as const;
  try {
    await channel.send({
      ...content,
      reply: { messageReference: message.id, failIfNotExists: false },
    });
  } catch (error) {
    if (!hasCode(error, CANNOT_REPLY_WITHOUT_HISTORY)) throw error;
    await channel.send(content);
  }
}

function hasCode(error: unknown, code: number): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
