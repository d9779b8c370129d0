import {
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  TextInputStyle,
} from 'discord.js';
import { toldBy } from '../answers/conversation.js';
import { phrases } from '../answers/phrases.js';
import type { Reply } from '../answers/reply.js';
import { askToWait, mayPublish } from './asking.js';
import { decodeBrowse, renderBrowse } from './browsing.js';
import type { Actor } from './command.js';
import { renderHelp } from './commands/help.js';
import { handleMyData } from './commands/privacy.js';
import { text } from './components.js';
import type { Context } from './context.js';
import { type Action, decodeAction, encodeAction } from './custom-id.js';
import { ephemeral, ephemeralNotice, type Response } from './response.js';
import { show } from './show.js';
import { pressTips } from './tip-changes.js';

/** A press of a button, or a choice in a menu. */
export interface Press extends Actor {
  readonly customId: string;
  /** What was chosen in a menu. */
  readonly values: readonly string[];
  /** True if only the one who pressed sees the message. */
  readonly onPrivateMessage: boolean;
}

/** A form that was sent. */
export interface Submission extends Actor {
  readonly customId: string;
  /** By the custom id of the field. */
  readonly fields: Readonly<Record<string, string>>;
}

const FIELD = { wrong: 'wrong', source: 'source' } as const;
const MAX_WRONG = 1_000;
const MAX_SOURCE = 300;

/** What a press answers. Components of old messages and of deleted entries get a kind word. */
export function answerPress(press: Press, context: Context): Response | Promise<Response> {
  const action = decodeAction(press.customId);
  const [chosen = ''] = press.values;
  switch (action?.do) {
    case 'helpful':
    case 'unhelpful':
      return vote(action.id, action.do === 'helpful', press, context);
    case 'browse': {
      const { filters, page } = decodeBrowse(action.id);
      return { kind: 'update', components: renderBrowse(context.answers.knowledge, filters, page) };
    }
    case 'section':
      return { kind: 'update', components: renderHelp(context.answers, chosen) };
    case 'my-data':
      return handleMyData(action.id, press.userId, context);
    case 'tips':
      return pressTips(action.id, press, context);
    case 'open':
      return showEntry({ do: 'exercise', id: chosen }, press, context);
    case 'correct':
      return { kind: 'modal', modal: correctionForm(action.id) };
    default:
      return showEntry(action ?? { do: 'topic', id: '' }, press, context);
  }
}

/** What a form that was sent answers. */
export async function answerSubmission(
  { customId, fields, guildId, userId }: Submission,
  { storage, cooldown, clock }: Context,
): Promise<Response> {
  const action = decodeAction(customId);
  const wrong = fields[FIELD.wrong]?.trim() ?? '';
  if (action?.do === 'correct' && wrong !== '') {
    const wait = cooldown.secondsToWait(userId, null);
    if (wait > 0) return ephemeralNotice(phrases.feedback.correction.tooMany(wait));
    const source = fields[FIELD.source]?.trim() || null;
    await storage.corrections.add({
      entryId: action.id,
      guildId,
      userId,
      wrong,
      source,
      at: clock(),
    });
  }
  return ephemeralNotice(phrases.feedback.correction.thanks);
}

/** Shows an entry to the one who pressed, or to all if that is what the button is for. */
function showEntry(action: Action, press: Press, context: Context): Response {
  const { userId, channelId, inDirectMessage, onPrivateMessage } = press;
  const reply = entryOf(action, context);
  context.conversations.remember(userId, channelId, toldBy(reply, action.id));
  if (reply.kind === 'unknown') return ephemeral(show(reply, userId, context).components);
  if (action.do === 'publish' || action.do === 'publish-exercise') {
    return publish(reply, press, context);
  }
  const isPublishable = mayPublish(press);
  if (action.do === 'choose' && action.askerId === userId) {
    const rendering = { isPublishable: isPublishable && onPrivateMessage };
    return { kind: 'update', ...show(reply, userId, context, rendering) };
  }
  // In a channel others would be disturbed by an answer that one member looked up.
  const content = show(reply, userId, context, { isPublishable });
  return { kind: 'message', ephemeral: !inDirectMessage, ...content };
}

/** Posts for everybody what its reader alone has seen, with the reader's name. */
function publish(reply: Reply, press: Press, context: Context): Response {
  if (!press.canSend) return ephemeralNotice(phrases.mayNotPublish);
  const tooMuch = askToWait(press, context);
  if (tooMuch) return tooMuch;
  const { components, ...files } = show(reply, press.userId, context);
  return {
    kind: 'message',
    ephemeral: false,
    components: [...components, text(`-# ${phrases.published(press.userId)}`)],
    ...files,
    ...(reply.kind === 'answer' ? { entryId: reply.topic.id } : {}),
  };
}

function entryOf({ do: kind, id }: Action, { answers }: Context): Reply {
  const { topics, exercises } = answers.knowledge;
  // Older buttons publish exercises without saying that it is one.
  const isOld = kind === 'publish' && exercises.has(id) && !topics.has(id);
  const isExercise = kind === 'exercise' || kind === 'publish-exercise' || isOld;
  return isExercise ? answers.exercise(id) : answers.topic(id);
}

async function vote(
  entryId: string,
  helpful: boolean,
  { userId, channelId, guildId }: Press,
  context: Context,
): Promise<Response> {
  const { storage, conversations, clock } = context;
  const { topics, exercises } = context.answers.knowledge;
  if (!topics.has(entryId) && !exercises.has(entryId)) return ephemeralNotice(phrases.unknown.gone);
  await storage.votes.cast({ entryId, userId, helpful, at: clock() });
  if (helpful) return ephemeralNotice(phrases.feedback.thanks);
  const asked = conversations.last(userId, channelId);
  // The question is known only to who asked it, and only a little while; a chosen entry has none.
  const question = asked?.topic === entryId && asked.question !== entryId ? asked.question : null;
  if (guildId !== null && question !== null && (await storage.guilds.get(guildId)).gapsOn) {
    await storage.gaps.record({ guildId, question, kind: 'unhelpful', entryId, at: clock() });
  }
  return { kind: 'modal', modal: correctionForm(entryId) };
}

/** Asks what was wrong with an entry, in the words of the member. */
function correctionForm(entryId: string): APIModalInteractionResponseCallbackData {
  const { title, wrong, source } = phrases.feedback.correction;
  return {
    custom_id: encodeAction({ do: 'correct', id: entryId }),
    title,
    components: [
      {
        type: ComponentType.Label,
        label: wrong,
        component: {
          type: ComponentType.TextInput,
          custom_id: FIELD.wrong,
          style: TextInputStyle.Paragraph,
          max_length: MAX_WRONG,
          required: true,
        },
      },
      {
        type: ComponentType.Label,
        label: source,
        component: {
          type: ComponentType.TextInput,
          custom_id: FIELD.source,
          style: TextInputStyle.Short,
          max_length: MAX_SOURCE,
          required: false,
        },
      },
    ],
  };
}
