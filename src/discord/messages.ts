import { type Message, PermissionFlagsBits } from 'discord.js';
import { phrases } from '../answers/phrases.js';
import { answerQuestion, askToWait, isUrgent } from './asking.js';
import { sendPermissionIn } from './channel-access.js';
import type { Actor } from './command.js';
import { notice } from './components.js';
import type { Context } from './context.js';
import { CANNOT_REPLY_WITHOUT_HISTORY, failureKind, hasCode } from './failures.js';
import { contentOf, type MessageResponse } from './response.js';
import { withoutPictures } from './show.js';

/** What a message asks of us: the question, or `unreadable` if Discord withholds its text. */
export type Asked = { readonly question: string } | 'unreadable';

/**
 * What a message asks of us, or null if it is not for us. Without the message-content intent Discord
 * shows us the text of direct messages, of messages that mention us, and of some replies to us.
 */
export function questionIn(message: {
  readonly content: string;
  readonly fromBot: boolean;
  readonly inDirectMessage: boolean;
  readonly mentionsMe: boolean;
  readonly isReply: boolean;
  readonly myId: string;
}): Asked | null {
  if (message.fromBot) return null;
  if (!message.inDirectMessage && !message.mentionsMe) return null;
  if (message.content === '' && message.isReply && !message.inDirectMessage) return 'unreadable';
  return { question: message.content.replaceAll(new RegExp(`<@!?${message.myId}>`, 'g'), ' ') };
}

/** Answers a message that mentions us, replies to us or came as a direct message. Never throws. */
export async function answerMessage(message: Message, context: Context): Promise<void> {
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
  const { log, cooldown } = context;
  const report = (error: unknown): void => {
    const where = { channel: message.channelId, guild: message.guildId };
    const kind = failureKind(error);
    if (kind === 'bug') log.error({ ...where, err: error }, 'Discord refused our message');
    else log.warn({ ...where, kind, reason: String(error) }, 'a message was not answered');
  };
  try {
    if (isToldToWait(message, asked, context)) return;
    if (mayReply(message)) await reply(message, asked, context);
    else if (cooldown.secondsToWait(message.author.id, message.channelId) === 0) {
      await sayWhere(message);
    }
  } catch (error) {
    report(error);
    if (failureKind(error) === 'permission') await sayWhere(message).catch(report);
  }
}

/**
 * Everybody sees what is said here, so that whoever floods the channel is told once, not each time; a
 * danger sign comes all the same.
 */
function isToldToWait({ author, channelId }: Message, asked: Asked, context: Context): boolean {
  if (!context.cooldown.isWaiting(author.id, channelId)) return false;
  const where = { userId: author.id, channelId };
  return asked === 'unreadable' || !isUrgent(asked.question, where, context);
}

function mayReply({ channel }: Message): boolean {
  return channel.isSendable() && may(sendPermissionIn(channel), channel);
}

function may(permission: bigint, channel: Message['channel']): boolean {
  if (channel.isDMBased()) return true;
  const me = channel.guild.members.me;
  // Whether we may is not known for certain before our own member is; then we try.
  return me === null || (channel.permissionsFor(me).has(permission) ?? true);
}

/** Tells the asker in a direct message where we may answer; closed direct messages are no failure. */
async function sayWhere(message: Message): Promise<void> {
  const components = notice(phrases.noSpeech(`<#${message.channelId}>`));
  await message.author.send(contentOf({ components }));
}

async function reply(message: Message, asked: Asked, context: Context): Promise<void> {
  const { channelId, guildId } = message;
  const response = await answerAsked(asked, authorOf(message), context);
  const mayAttach = may(PermissionFlagsBits.AttachFiles, message.channel);
  const sent = await post(message, mayAttach ? response : withoutPictures(response));
  if (response.entryId && guildId !== null) {
    context.recentAnswers.remember(channelId, response.entryId, sent.id);
  }
}

/** Who wrote a message, and so may write there. */
function authorOf({ author, channelId, guildId }: Message): Actor {
  return {
    userId: author.id,
    channelId,
    guildId,
    inDirectMessage: guildId === null,
    canManageGuild: false,
    canSend: true,
  };
}

/**
 * The answer to a message that is meant for us; the first one in a server introduces us. Never rejects.
 */
export async function answerAsked(
  asked: Asked,
  actor: Actor,
  context: Context,
): Promise<MessageResponse> {
  const response = respond(asked, actor, context);
  const isFirst = actor.guildId !== null && (await introduceOnce(actor.guildId, context));
  if (!isFirst) return response;
  return {
    ...response,
    components: [...notice(phrases.introduction), ...response.components],
  };
}

function respond(asked: Asked, actor: Actor, context: Context): MessageResponse {
  const say = (words: string): MessageResponse => ({
    kind: 'message',
    components: notice(words),
    ephemeral: false,
  });
  if (asked === 'unreadable') {
    return askToWait(actor, context) ?? say(phrases.unreadableReply);
  }
  try {
    return answerQuestion(asked.question, { ...actor, isPrivate: false }, context);
  } catch (error) {
    context.log.error({ err: error }, 'a message could not be answered');
    return say(phrases.error);
  }
}

/** True the first time that a server hears of us. A database that can't say is no reason not to answer. */
async function introduceOnce(guildId: string, { introductions, log }: Context): Promise<boolean> {
  try {
    return await introductions.isDue(guildId);
  } catch (error) {
    log.warn({ reason: String(error) }, 'the database could not be asked');
    return false;
  }
}

async function post(message: Message, response: MessageResponse): Promise<Message> {
  const { channel } = message;
  if (!channel.isSendable()) throw new Error('the channel takes no messages');
  // A nonce that is the same on a retry keeps discord.js from posting twice when a response got lost.
  const content = { ...contentOf(response), nonce: message.id, enforceNonce: true } as const;
  try {
    return await channel.send({
      ...content,
      reply: { messageReference: message.id, failIfNotExists: false },
    });
  } catch (error) {
    if (!hasCode(error, CANNOT_REPLY_WITHOUT_HISTORY)) throw error;
    return channel.send(content);
  }
}
