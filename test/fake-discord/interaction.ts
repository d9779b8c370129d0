import { randomUUID } from 'node:crypto';
import {
  type APIApplicationCommandOptionChoice,
  ApplicationCommandType,
  GatewayDispatchEvents,
  InteractionType as Kind,
  MessageFlags,
  MessageType,
  PermissionFlagsBits as P,
  InteractionResponseType as Response,
} from 'discord-api-types/v10';
import { type Part, partsOf } from './components.js';
import { type JsonObject, under } from './form.js';
import { checkCallback } from './interaction-rules.js';
import type { Message, Origin } from './message.js';
import {
  CREATABLE,
  type Draft,
  draftOf,
  EDITABLE,
  emptyDraft,
  type UploadedFile,
} from './message-rules.js';
import { holds } from './permissions.js';
import { Provoked, refusal } from './refusal.js';
import { isInstalled, metadataOf, sentInteraction, type Trigger } from './trigger.js';

const ACKNOWLEDGE_WITHIN_MS = 3000;
const TOKEN_LIVES_MS = 15 * 60_000;

/** A modal the bot opened; `parts` are its components in reading order. */
export interface Modal {
  readonly customId: string;
  readonly title: string;
  readonly components: readonly unknown[];
  readonly parts: readonly Part[];
}

/** One interaction and how the bot answered it; it stays up to date while the bot edits. */
export class Interaction {
  readonly id: string;
  readonly token: string;
  /** Null until the bot called back; then how long that took and with which type of callback. */
  acknowledgedAfterMs: number | null = null;
  type: Response | null = null;
  /** The message that answers, or the one whose component was used and that is updated. */
  message: Message | null = null;
  modal: Modal | null = null;
  choices: readonly APIApplicationCommandOptionChoice[] | null = null;
  readonly followUps: Message[] = [];
  readonly #dispatchedAt: number;
  readonly #patienceMs: number;
  readonly #dead: boolean;
  #lost = false;
  #finished = false;

  /**
   * Sends the interaction to the bot. `dead` makes its token unknown from the start; with `lateMs` it
   * comes as if it had been under way for so long.
   */
  constructor(
    readonly trigger: Trigger,
    { dead, lateMs }: { readonly dead: boolean; readonly lateMs: number },
  ) {
    const { world, guild } = trigger.channel;
    this.id = lateMs > 0 ? world.ids.ago(lateMs) : world.ids.next();
    this.token = `${this.id}-${randomUUID()}`;
    this.#dispatchedAt = world.now() - lateMs;
    this.#patienceMs = Math.max(ACKNOWLEDGE_WITHIN_MS - lateMs, 0);
    this.#dead = dead;
    world.interactions.set(this.token, this);
    const event = GatewayDispatchEvents.InteractionCreate;
    world.gateway.dispatch(event, sentInteraction(this), guild?.id ?? null);
  }

  get ephemeral(): boolean {
    return this.message?.ephemeral ?? false;
  }

  /** The message that answers. Throws an Error if there is none. */
  get answer(): Message {
    if (!this.message) throw new Error(`No message, but a callback of type ${this.type}`);
    return this.message;
  }

  /** Waits for the n-th follow-up message. */
  async followUp(n = 0): Promise<Message> {
    const { changes } = this.trigger.channel.world;
    return changes.until(
      () => this.followUps[n],
      () => `There is no follow-up ${n}: ${this.#troubles()}`,
    );
  }

  /**
   * Resolves when the bot called back and, if it deferred, also delivered. Rejects when it was too
   * late or did not deliver within 10 s more.
   */
  async finished(): Promise<this> {
    const { changes } = this.trigger.channel.world;
    const silent = (): string => `The application did not respond: ${this.#troubles()}`;
    const acknowledged = (): true | undefined => {
      if (this.#lost) throw new Error(silent());
      return this.type !== null || undefined;
    };
    await changes.until(acknowledged, silent, this.#patienceMs);
    await changes.until(
      () => this.#finished || undefined,
      () => `The application deferred and never delivered: ${this.#troubles()}`,
    );
    return this;
  }

  /** Takes the bot's callback. Throws a Refusal, among others for a late or second one. */
  callback(body: unknown, files: readonly UploadedFile[]): void {
    const { kind, source, channel, focused } = this.trigger;
    const tookMs = channel.world.now() - this.#dispatchedAt;
    if (this.#dead || (this.type === null && tookMs > ACKNOWLEDGE_WITHIN_MS)) {
      this.#lost = true;
      channel.world.changes.announce();
      if (this.#dead) throw new Provoked(404, 10062, 'Unknown interaction');
      throw refusal('unknownInteraction');
    }
    if (this.type !== null) throw refusal('alreadyAcknowledged');
    const { type, data } = checkCallback(body, kind, Boolean(source), focused?.type ?? 3);
    under('data', () => this.#take(type, data, files));
    this.type = type;
    this.acknowledgedAfterMs = tookMs;
    this.#finished ||= !DEFERRED.has(type);
    channel.world.changes.announce();
  }

  /** Edits an answer. Throws a Refusal if the message is not one of this interaction. */
  edit(messageId: string, body: unknown, files: readonly UploadedFile[]): Message {
    const message = this.find(messageId);
    const draft = this.#draft(body, files, message);
    this.#finished ||= message === this.message;
    message.edit(draft);
    return message;
  }

  delete(messageId: string): void {
    const message = this.find(messageId);
    this.#finished ||= message === this.message;
    message.delete();
    if (message === this.message) this.message = null;
    this.trigger.channel.world.changes.announce();
  }

  /** Adds a follow-up; the first one after a deferral fills the deferred answer instead. */
  addFollowUp(body: unknown, files: readonly UploadedFile[]): Message {
    this.#refuseUnlessOpen();
    if (this.message?.loading) return this.edit('@original', body, files);
    if (!isInstalled(this.trigger) && this.followUps.length >= 5) throw refusal('tooManyFollowUps');
    const origin = { type: MessageType.Reply, repliedTo: this.message };
    const message = this.#add(this.#draft(body, files), origin);
    this.followUps.push(message);
    this.#finished = true;
    this.trigger.channel.world.changes.announce();
    return message;
  }

  /** The answer with this id, or `@original`. Throws a Refusal if there is none. */
  find(messageId: string): Message {
    this.#refuseUnlessOpen();
    const messages = [...this.followUps, ...(this.message ? [this.message] : [])];
    const found =
      messageId === '@original' ? this.message : messages.find(({ id }) => id === messageId);
    if (!found || found.deleted) throw refusal('unknownMessage');
    return found;
  }

  /** The answer to a callback `with_response`. */
  response(): object {
    const { type, message } = this;
    const loading = message?.loading ?? false;
    const interaction = {
      id: this.id,
      type: this.trigger.kind,
      ...(message && {
        response_message_id: message.id,
        response_message_loading: loading,
        response_message_ephemeral: message.ephemeral,
      }),
    };
    const shown = message && type !== Response.DeferredMessageUpdate;
    const shape = type === Response.UpdateMessage ? type : Response.ChannelMessageWithSource;
    return { interaction, ...(shown && { resource: { type: shape, message: message.raw() } }) };
  }

  #take(type: Response, data: JsonObject, files: readonly UploadedFile[]): void {
    const { source = null } = this.trigger;
    if (type === Response.ApplicationCommandAutocompleteResult) {
      this.choices = (data.choices ?? []) as APIApplicationCommandOptionChoice[];
    } else if (type === Response.Modal) {
      const components = data.components as unknown[];
      const { custom_id: customId, title } = data;
      const parts = partsOf(components);
      this.modal = { customId: String(customId), title: String(title), components, parts };
    } else if (type === Response.UpdateMessage) {
      source?.edit(this.#draft(data, files, source));
      this.message = source;
    } else if (type === Response.DeferredMessageUpdate) this.message = source;
    else if (type === Response.DeferredChannelMessageWithSource) {
      const draft = emptyDraft(Number(data.flags ?? 0) | MessageFlags.Loading);
      this.message = this.#add(draft, this.#answering);
    } else this.message = this.#add(this.#draft(data, files), this.#answering);
  }

  get #answering(): Omit<Origin, 'author'> {
    const { source, data, kind } = this.trigger;
    if (source) return { type: MessageType.Reply, repliedTo: source };
    if (kind === Kind.ModalSubmit) return {};
    return data.type === ApplicationCommandType.ChatInput
      ? { type: MessageType.ChatInputCommand }
      : { type: MessageType.ContextMenuCommand };
  }

  #draft(body: unknown, files: readonly UploadedFile[], before: Message | null = null): Draft {
    const settable = before ? EDITABLE : CREATABLE | MessageFlags.Ephemeral;
    return draftOf(body, files, before, settable, () => this.trigger.channel.world.ids.next());
  }

  #add(draft: Draft, origin: Omit<Origin, 'author'>): Message {
    const { channel, user } = this.trigger;
    // An app that only the user installed may be seen by others only with their permission.
    const hidden = !isInstalled(this.trigger) && !holds(user.permissions, P.UseExternalApps);
    const flags = draft.flags | (hidden ? MessageFlags.Ephemeral : 0);
    const interaction = metadataOf(this);
    return channel.add({ ...draft, flags }, { ...origin, author: channel.world.bot, interaction });
  }

  #refuseUnlessOpen(): void {
    if (this.type === null) throw refusal('unknownWebhook');
    const age = this.trigger.channel.world.now() - this.#dispatchedAt;
    if (age > TOKEN_LIVES_MS) throw refusal('invalidToken');
  }

  #troubles(): string {
    const { refusals } = this.trigger.channel.world;
    const mine = refusals.filter(({ path }) => path.includes(this.token));
    return mine.length === 0 ? 'nothing was refused' : JSON.stringify(mine, null, 2);
  }
}

const DEFERRED = new Set<Response>([
  Response.DeferredChannelMessageWithSource,
  Response.DeferredMessageUpdate,
]);
