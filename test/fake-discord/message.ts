import {
  type APIAttachment,
  type APIEmbed,
  type APIMessage,
  type APIMessageInteractionMetadata,
  type APIMessageTopLevelComponent,
  ComponentType,
  GatewayDispatchEvents,
  type GatewayMessageCreateDispatchData,
  MessageFlags,
  MessageReferenceType,
  MessageType,
} from 'discord-api-types/v10';
import type { Channel } from './channel.js';
import { type Part, partsOf } from './components.js';
import {
  type AllowedMentions,
  INTERACTION_DEFAULT,
  idsOf,
  MESSAGE_DEFAULT,
  pings,
} from './mentions.js';
import type { Draft, Shown, UploadedFile } from './message-rules.js';
import type { User } from './user.js';

/** Where a message comes from, next to what it shows. */
export interface Origin {
  readonly author: User;
  readonly type?: MessageType;
  readonly repliedTo?: Message | null;
  /** Present on answers to interactions. */
  readonly interaction?: APIMessageInteractionMetadata;
}

/** A message as Discord keeps it; `raw()` is what the bot gets to see of it. */
export class Message implements Shown {
  readonly id: string;
  readonly author: User;
  readonly type: MessageType;
  readonly repliedTo: Message | null;
  readonly interaction: APIMessageInteractionMetadata | null;
  readonly nonce: string | number | null;
  readonly createdAt: number;
  content = '';
  embeds: readonly APIEmbed[] = [];
  components: readonly APIMessageTopLevelComponent[] = [];
  flags = 0;
  attachments: readonly APIAttachment[] = [];
  /** The uploaded files behind the attachments. */
  files: readonly UploadedFile[] = [];
  /** Whom it pinged, as `<@id>`, `<@&role>`, `@everyone`, `@here`. An edit never pings. */
  pinged: readonly string[] = [];
  editedAt: number | null = null;
  deleted = false;

  constructor(
    readonly channel: Channel,
    draft: Draft,
    origin: Origin,
  ) {
    this.id = channel.world.ids.next();
    this.author = origin.author;
    this.type = origin.type ?? (origin.repliedTo ? MessageType.Reply : MessageType.Default);
    this.repliedTo = origin.repliedTo ?? null;
    this.interaction = origin.interaction ?? null;
    this.nonce = draft.nonce;
    this.createdAt = channel.world.now();
    this.#show(draft);
    this.#ping(draft.allowedMentions ?? (this.interaction ? INTERACTION_DEFAULT : MESSAGE_DEFAULT));
  }

  /** All components in reading order, containers before what they contain. */
  get parts(): Part[] {
    return partsOf(this.components);
  }

  /** Everything there is to read: the content and all Text Displays, one per line. */
  get text(): string {
    return this.#texts.filter(Boolean).join('\n');
  }

  get buttons(): Part[] {
    return this.parts.filter((part) => part.type === ComponentType.Button);
  }

  get ephemeral(): boolean {
    return (this.flags & MessageFlags.Ephemeral) !== 0;
  }

  get loading(): boolean {
    return (this.flags & MessageFlags.Loading) !== 0;
  }

  edit(draft: Draft): void {
    const { loading } = this;
    this.#show({ ...draft, flags: draft.flags & ~MessageFlags.Loading });
    // The edit that fills a deferred answer is its first showing, so it pings.
    if (loading) this.#ping(draft.allowedMentions ?? INTERACTION_DEFAULT);
    else this.editedAt = this.channel.world.now();
    if (!this.ephemeral) this.channel.dispatch(GatewayDispatchEvents.MessageUpdate, this.event());
    this.channel.world.changes.announce();
  }

  delete(): void {
    this.deleted = true;
    this.channel.remove(this);
  }

  /**
   * The message as the API gives it to the bot. Without the Message Content intent the text is
   * withheld unless `full`, the bot wrote it, was mentioned in it, or it was sent to the bot.
   */
  raw(full = this.#readable()): APIMessage {
    const { world, guild } = this.channel;
    const users = idsOf(this.pinged, '<@').flatMap((id) => world.users.get(id) ?? []);
    return {
      id: this.id,
      type: this.type,
      channel_id: this.channel.id,
      author: this.author.raw(),
      content: full ? this.content : '',
      embeds: full ? [...this.embeds] : [],
      components: full ? [...this.components] : [],
      attachments: full ? [...this.attachments] : [],
      mentions: users.map((user) => user.raw()),
      mention_roles: idsOf(this.pinged, '<@&'),
      mention_everyone: this.pinged.some((mention) => mention.startsWith('@')),
      timestamp: new Date(this.createdAt).toISOString(),
      edited_timestamp: this.editedAt === null ? null : new Date(this.editedAt).toISOString(),
      flags: this.flags,
      pinned: false,
      tts: false,
      ...(this.nonce !== null && { nonce: this.nonce }),
      ...(this.interaction && {
        interaction_metadata: this.interaction,
        application_id: world.applicationId,
        webhook_id: world.applicationId,
      }),
      ...(this.repliedTo && {
        message_reference: {
          type: MessageReferenceType.Default,
          channel_id: this.channel.id,
          message_id: this.repliedTo.id,
          ...(guild && { guild_id: guild.id }),
        },
        referenced_message: this.repliedTo.deleted ? null : withoutReference(this.repliedTo.raw()),
      }),
    };
  }

  /** The message as an event carries it: with the kind of channel, the guild and the author's membership. */
  event(): GatewayMessageCreateDispatchData {
    const { guild } = this.channel;
    const raw = { ...this.raw(), channel_type: this.channel.raw().type };
    if (!guild) return raw;
    const { user: _, ...member } = guild.member(this.author);
    return { ...raw, guild_id: guild.id, ...(this.interaction ? {} : { member }) };
  }

  get #texts(): string[] {
    return [this.content, ...this.parts.map((part) => part.content ?? '')];
  }

  #show({ content, embeds, components, flags, attachments, files }: Draft): void {
    Object.assign(this, { content, embeds, components, flags, attachments });
    this.files = [...this.files, ...files];
  }

  #ping(allowed: AllowedMentions): void {
    const replied = this.repliedTo?.author;
    const reply = allowed.replied_user && replied && replied !== this.author;
    this.pinged = [
      ...new Set([...pings(this.#texts, allowed), ...(reply ? [replied.mention] : [])]),
    ];
  }

  #readable(): boolean {
    const { world, recipient } = this.channel;
    if (this.author === world.bot || recipient || world.gateway.readsContent) return true;
    const inText = pings(this.#texts, MESSAGE_DEFAULT).includes(world.bot.mention);
    // The ping of a reply counts only for a regular message, not for an interaction's answer.
    const replied = this.repliedTo?.author === world.bot && !this.repliedTo.interaction;
    return inText || (replied && this.pinged.includes(world.bot.mention));
  }
}

function withoutReference(message: APIMessage): APIMessage {
  const { referenced_message: _, ...rest } = message;
  return rest;
}
