import type { Told } from '../answers/conversation.js';
import { phrases } from '../answers/phrases.js';
import type { Reply, UnknownReply } from '../answers/reply.js';
import type { Actor } from './command.js';
import type { Context } from './context.js';
import { ephemeralNotice, type MessageResponse } from './response.js';
import { show } from './show.js';

/** Where and how a question was asked. */
export interface Asking extends Actor {
  /** True if only the asker shall see the answer. */
  readonly isPrivate: boolean;
  /** True if the words are somebody else's, of which nothing is kept. */
  readonly isQuoted?: boolean;
}

/**
 * Answers a question: in words, or as the id of an entry that was chosen from the suggestions. Knows
 * what the asker was told before, what the channel was told, and who asks too much: a danger sign is
 * never held back.
 */
export function answerQuestion(
  question: string,
  asking: Asking,
  context: Context,
): MessageResponse {
  const { conversations, recentAnswers } = context;
  const { userId, channelId, guildId, isQuoted = false } = asking;
  const { before, reply, told } = replyTo(question, asking, context);
  const tooMuch = reply.kind === 'urgent' ? null : askToWait(asking, context);
  if (tooMuch) return tooMuch;
  conversations.remember(userId, channelId, isQuoted && told !== before ? wordless(told) : told);
  if (!isQuoted) recordGap(question, reply, asking, context);
  const entryId = reply.kind === 'answer' ? reply.topic.id : undefined;
  if (entryId !== undefined && guildId !== null && !asking.isPrivate) {
    const messageId = recentAnswers.find(channelId, entryId);
    if (messageId !== null) {
      const link = `https://discord.com/channels/${guildId}/${channelId}/${messageId}`;
      const action = { do: 'topic', id: entryId } as const;
      return ephemeralNotice(phrases.alreadyAnswered(link), { label: phrases.showAnyway, action });
    }
  }
  // What is no answer is of no use to the others in the channel.
  const ephemeral = asking.isPrivate || reply.kind === 'unknown';
  const isPublishable = ephemeral && mayPublish(asking) && reply.kind !== 'unknown';
  const content = show(reply, userId, context, { isPublishable });
  return { kind: 'message', ephemeral, ...content, ...(entryId === undefined ? {} : { entryId }) };
}

/** True if the member may post an answer for everybody who is there. */
export function mayPublish({ inDirectMessage, canSend }: Actor): boolean {
  return !inDirectMessage && canSend;
}

/** True if the answer is a danger sign. */
export function isUrgent(
  question: string,
  where: Pick<Actor, 'userId' | 'channelId'>,
  context: Context,
): boolean {
  return replyTo(question, where, context).reply.kind === 'urgent';
}

function replyTo(
  question: string,
  { userId, channelId }: Pick<Actor, 'userId' | 'channelId'>,
  { answers, conversations }: Context,
) {
  const before = conversations.last(userId, channelId);
  return { before, ...(answers.choose(question) ?? answers.ask(question, before)) };
}

/** What was told, as if it had been chosen by its id. */
function wordless(told: Told | null): Told | null {
  return told && { ...told, question: told.topic ?? told.exercise ?? told.redFlag ?? '' };
}

/**
 * Counts what a member lets Soleus post; what only the member sees does not fill the channel. What to
 * say if it was too much at once, else null.
 */
export function askToWait(
  { userId, channelId, isPrivate = false }: Actor & Partial<Pick<Asking, 'isPrivate'>>,
  { cooldown }: Context,
): MessageResponse | null {
  const wait = cooldown.secondsToWait(userId, isPrivate ? null : channelId);
  return wait > 0 ? ephemeralNotice(phrases.cooldown(wait)) : null;
}

/** Why a question has no answer that somebody could write. */
const GAPS: readonly UnknownReply['reason'][] = ['not-known', 'no-answer-yet', 'other-language'];

/** Remembers a question without an answer, in servers whose moderators want that. Never throws. */
function recordGap(question: string, reply: Reply, { guildId }: Asking, context: Context): void {
  const isGap = reply.kind === 'unknown' && GAPS.includes(reply.reason);
  if (!isGap || guildId === null) return;
  const { storage, clock, log, background } = context;
  const record = async (id: string): Promise<void> => {
    if (!(await storage.guilds.get(id)).gapsOn) return;
    const gap = { guildId: id, question, kind: 'unanswered', entryId: null, at: clock() } as const;
    await storage.gaps.record(gap);
  };
  const recorded = record(guildId);
  background(recorded.catch((err: unknown) => log.error({ err }, 'a gap was not recorded')));
}
