import type { Answers } from '../answers/answers.js';
import { phrases } from '../answers/phrases.js';
import { answerAct, suggestFor } from '../discord/acts.js';
import type { Actor } from '../discord/command.js';
import { notice } from '../discord/components.js';
import { type Context, createContext } from '../discord/context.js';
import { answerAsked } from '../discord/messages.js';
import type { Response } from '../discord/response.js';
import { renderTip } from '../discord/tip-message.js';
import type { Storage } from '../storage/storage.js';
import type { Log } from '../telemetry/log.js';
import { createTipPoster, type TipPoster } from '../tips/poster.js';
import { examplesOf, OTHERS_QUESTION } from './examples.js';
import { type Asked, Explanations } from './explanations.js';
import { Files } from './files.js';
import { History, type NewMessage } from './history.js';
import type {
  Choice,
  MessageExplanation,
  News,
  Outcome,
  PageAct,
  Place,
  ShownMessage,
} from './page/protocol.js';
import { BOT, DIRECT_MESSAGE, GUILD, ME, OTHER, PLACE, RUNNING, TIPS } from './place.js';
import { createTipChannel } from './tip-channel.js';

type ActOf<Kind extends PageAct['kind']> = Extract<PageAct, { readonly kind: Kind }>;

const NOTHING: Outcome = { messages: [], modal: null };

/** Who tries things out may ask as fast as they like. */
const NO_COOLDOWN = { secondsToWait: () => 0, isWaiting: () => false };

export interface PlaygroundOptions {
  /** The answers to serve at the moment. */
  readonly answers: () => Answers;
  readonly storage: Storage;
  readonly log: Log;
  /** What is wrong with the knowledge base as it stands in its files, a line each. */
  readonly findings: () => readonly string[];
}

/**
 * A pretended Discord with one member, who may do everything: what they do goes through the handlers
 * of the real one, and what these respond is kept as messages for the page to draw.
 */
export class Playground {
  readonly files = new Files();
  readonly #options: PlaygroundOptions;
  readonly #history = new History(this.files);
  readonly #explanations = new Explanations();
  readonly #listeners = new Set<(news: News) => void>();
  readonly #context: () => Context;
  readonly #tips: TipPoster;
  readonly #underWay = new Set<Promise<void>>();

  constructor(options: PlaygroundOptions) {
    const { answers, storage, log } = options;
    this.#options = options;
    const background = (work: Promise<void>): void => {
      this.#underWay.add(work);
      void work.finally(() => this.#underWay.delete(work));
    };
    const context = createContext({ answers, storage, log, background });
    this.#context = () => ({ ...context(), cooldown: NO_COOLDOWN });
    const post = (message: NewMessage): ShownMessage => {
      const posted = this.#history.add(message);
      this.tell({ kind: 'messages', messages: [posted] });
      return posted;
    };
    this.#tips = createTipPoster({
      storage,
      tips: () => answers().knowledge.tips,
      channel: createTipChannel(() => answers().knowledge, post),
      clock: Date.now,
      shards: () => ({ ids: [0], count: 1 }),
      log,
    });
  }

  /** Greets, and starts posting the tips that are set up. */
  async start(): Promise<void> {
    const { storage, answers } = this.#options;
    await storage.guilds.introduceOnce(GUILD);
    this.#history.add({ channelId: RUNNING, components: notice(phrases.introduction) });
    this.#history.add({ channelId: RUNNING, authorId: OTHER, content: OTHERS_QUESTION });
    const { knowledge } = answers();
    const [tip] = [...knowledge.tips.values()].filter(({ seasons }) => seasons === undefined);
    if (tip) {
      const components = renderTip(tip, knowledge, { title: phrases.tips.title });
      this.#history.add({ channelId: TIPS, components });
    }
    this.#tips.start();
  }

  /** Resolves when nothing is under way that needs the database. */
  async stop(): Promise<void> {
    await Promise.allSettled([...this.#underWay, this.#tips.stop()]);
  }

  get context(): Context {
    return this.#context();
  }

  get place(): Place {
    return {
      ...PLACE,
      messages: this.#history.all,
      examples: examplesOf(this.#options.answers()),
      findings: this.#options.findings(),
    };
  }

  /** @returns a function that ends it */
  listen(listener: (news: News) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tell(news: News): void {
    for (const listener of this.#listeners) listener(news);
  }

  explain(messageId: string): MessageExplanation | null {
    return this.#explanations.of(messageId, this.#options.answers());
  }

  suggest(name: string, typed: string, locale: string): readonly Choice[] {
    return suggestFor(name, typed, this.context, locale);
  }

  /** Does what the member at the page does. Null if it is about a message that is not there. */
  async act(act: PageAct): Promise<Outcome | null> {
    switch (act.kind) {
      case 'message':
        return this.#write(act);
      case 'command':
        return this.#runCommand(act);
      case 'message-command':
        return this.#runOnMessage(act);
      case 'press':
        return this.#press(act);
      case 'submission': {
        const response = await answerAct(act, actorIn(act.channelId), this.context);
        return this.#deliver(response, { channelId: act.channelId });
      }
      case 'dismissal':
        this.#history.remove(act.messageId);
        return NOTHING;
    }
  }

  /** A message to the bot; in a channel it mentions it, without which Discord would not show it. */
  async #write({ channelId, content: question }: ActOf<'message'>): Promise<Outcome> {
    const content = channelId === DIRECT_MESSAGE ? question : `<@${BOT}> ${question}`;
    const asked = this.#history.add({ channelId, authorId: ME, content });
    this.tell({ kind: 'messages', messages: [asked] });
    const explained = this.#asked(question, channelId);
    const response = await answerAsked({ question }, actorIn(channelId), this.context);
    // Only what answers a command or a press can be shown to one member alone.
    const open = { ...response, ephemeral: false };
    const { messages } = this.#deliver(open, { channelId, replyTo: asked.id, explained });
    return { messages: [asked, ...messages], modal: null };
  }

  async #runCommand(act: ActOf<'command'>): Promise<Outcome> {
    const { channelId, name, subcommand, options } = act;
    const question = name === 'ask' ? String(options.question ?? '') : '';
    const isInWords = question !== '' && this.context.answers.choose(question) === null;
    const explained = isInWords ? this.#asked(question, channelId) : null;
    const response = await answerAct(act, actorIn(channelId), this.context);
    const command = `/${subcommand === null ? name : `${name} ${subcommand}`}`;
    return this.#deliver(response, { channelId, command, explained });
  }

  async #runOnMessage({
    channelId,
    name,
    messageId,
  }: ActOf<'message-command'>): Promise<Outcome | null> {
    const target = this.#history.find(messageId);
    if (target === undefined) return null;
    const { content } = target;
    const explained = this.#asked(content, channelId);
    const act = { kind: 'message-command', name, content } as const;
    const response = await answerAct(act, actorIn(channelId), this.context);
    return this.#deliver(response, { channelId, replyTo: messageId, command: name, explained });
  }

  async #press(act: ActOf<'press'>): Promise<Outcome | null> {
    const { channelId, messageId } = act;
    const message = messageId === null ? null : this.#history.find(messageId);
    if (message === undefined) return null;
    const onPrivateMessage = message?.isEphemeral ?? true;
    const response = await answerAct(
      { ...act, onPrivateMessage },
      actorIn(channelId),
      this.context,
    );
    if (response.kind === 'update' && message !== null) {
      const updated = this.#history.update(message.id, response);
      return updated && this.#spread({ messages: [updated], modal: null });
    }
    return this.#deliver(response, { channelId, replyTo: messageId });
  }

  /** Keeps what was responded as a message. */
  #deliver(
    response: Response,
    {
      explained = null,
      ...where
    }: { channelId: string; explained?: Asked | null } & Partial<ShownMessage>,
  ): Outcome {
    if (response.kind === 'modal') return { messages: [], modal: response.modal };
    const { components, files = [] } = response;
    // A card of the knowledge index is no message that could change; what it leads to is a new one.
    const isEphemeral = response.kind === 'update' || response.ephemeral;
    const isExplained = explained !== null;
    const message = this.#history.add({ ...where, components, files, isEphemeral, isExplained });
    if (explained !== null) this.#explanations.keep(message.id, explained);
    if (response.kind === 'message' && response.entryId !== undefined && !isEphemeral) {
      this.context.recentAnswers.remember(where.channelId, response.entryId, message.id);
    }
    return this.#spread({ messages: [message], modal: null });
  }

  /** Tells other windows of the same playground. */
  #spread(outcome: Outcome): Outcome {
    this.tell({ kind: 'messages', messages: outcome.messages });
    return outcome;
  }

  /** A question with what was said before it, which has to be looked up before it is answered. */
  #asked(question: string, channelId: string): Asked {
    return { question, before: this.context.conversations.last(ME, channelId) };
  }
}

/** The member at the page, who may do everything in the server. */
function actorIn(channelId: string): Actor {
  const inDirectMessage = channelId === DIRECT_MESSAGE;
  const guildId = inDirectMessage ? null : GUILD;
  const may = { canManageGuild: !inDirectMessage, canSend: true };
  return { userId: ME, channelId, guildId, inDirectMessage, ...may };
}
