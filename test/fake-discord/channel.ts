import {
  type APIDMChannel,
  type APIGroupDMChannel,
  type APIPublicThreadChannel,
  type APITextChannel,
  ChannelType,
  GatewayDispatchEvents,
  OverwriteType,
  PermissionFlagsBits as P,
  ThreadAutoArchiveDuration,
} from 'discord-api-types/v10';
import type { Guild } from './guild.js';
import { Message, type Origin } from './message.js';
import type { Draft } from './message-rules.js';
import { EVERYTHING, holds, IN_DIRECT_MESSAGE, ORDINARY } from './permissions.js';
import { createdAt } from './snowflake.js';
import type { User } from './user.js';
import type { World } from './world.js';

/**
 * A text channel of a guild or a thread in it, the direct messages between one user and the bot, or a group of users
 * without the bot, where they can bring it along.
 */
export class Channel {
  readonly id: string;
  /** What everybody sees, oldest first: no deleted and no ephemeral messages. */
  readonly messages: Message[] = [];

  private constructor(
    readonly world: World,
    readonly name: string,
    readonly guild: Guild | null,
    readonly recipient: User | null,
    private bot: bigint | null,
    readonly group: readonly User[] | null = null,
    readonly parent: Channel | null = null,
  ) {
    this.id = world.ids.next();
    world.channels.set(this.id, this);
  }

  static text(guild: Guild, name: string, botMay: bigint | null): Channel {
    return new Channel(guild.world, name, guild, null, botMay);
  }

  static thread(parent: Channel, name: string): Channel {
    return new Channel(parent.world, name, parent.guild, null, null, null, parent);
  }

  static direct(recipient: User): Channel {
    return new Channel(recipient.world, recipient.name, null, recipient, null);
  }

  static group(name: string, members: readonly [User, ...User[]]): Channel {
    return new Channel(members[0].world, name, null, null, null, members);
  }

  /** The permission bits of the bot here. Setting them tells the bot, as an administrator would. */
  get botMay(): bigint {
    if (this.recipient || this.group) return IN_DIRECT_MESSAGE;
    if (this.parent) return this.parent.botMay;
    return this.guild?.hasBot ? (this.bot ?? ORDINARY) : 0n;
  }

  set botMay(bits: bigint) {
    this.bot = bits;
    this.dispatch(GatewayDispatchEvents.ChannelUpdate, this.raw());
  }

  /** Whether the bot may do all of `wanted` here; in direct messages it may, in a group nothing. */
  botMayDo(wanted: bigint): boolean {
    if (this.group) return false;
    return this.recipient !== null || holds(this.botMay, wanted);
  }

  /** What it takes to write here, if it is a channel of a guild. */
  get toSend(): bigint {
    return this.parent ? P.SendMessagesInThreads : P.SendMessages;
  }

  /** Starts a thread, as a member would. */
  addThread(name: string): Channel {
    const thread = Channel.thread(this, name);
    this.guild?.threads.push(thread);
    this.dispatch(GatewayDispatchEvents.ThreadCreate, { ...thread.raw(), newly_created: true });
    return thread;
  }

  /** Adds a message and tells the bot, unless it is ephemeral. */
  add(draft: Draft, origin: Origin): Message {
    const message = new Message(this, draft, origin);
    if (!message.ephemeral) {
      this.messages.push(message);
      this.dispatch(GatewayDispatchEvents.MessageCreate, message.event());
    }
    this.world.changes.announce();
    return message;
  }

  remove(message: Message): void {
    const index = this.messages.indexOf(message);
    if (index === -1) return;
    this.messages.splice(index, 1);
    const guild = this.guild && { guild_id: this.guild.id };
    const data = { id: message.id, channel_id: this.id, ...guild };
    this.dispatch(GatewayDispatchEvents.MessageDelete, data);
    this.world.changes.announce();
  }

  /** Deletes many messages at once, as a moderator's bot would. */
  purge(messages: readonly Message[]): void {
    for (const message of messages) {
      message.deleted = true;
      this.messages.splice(this.messages.indexOf(message), 1);
    }
    const guild = this.guild && { guild_id: this.guild.id };
    const data = { ids: messages.map(({ id }) => id), channel_id: this.id, ...guild };
    this.dispatch(GatewayDispatchEvents.MessageDeleteBulk, data);
  }

  /** Deletes the channel, as an administrator would. */
  delete(): void {
    this.world.channels.delete(this.id);
    this.guild?.channels.splice(this.guild.channels.indexOf(this), 1);
    this.dispatch(GatewayDispatchEvents.ChannelDelete, this.raw());
  }

  dispatch(event: GatewayDispatchEvents, data: object): void {
    if (this.group || this.guild?.hasBot === false) return;
    this.world.gateway.dispatch(event, data, this.guild?.id ?? null);
  }

  raw(): APITextChannel | APIPublicThreadChannel | APIDMChannel | APIGroupDMChannel {
    const { guild, recipient, group, name } = this;
    const last = this.messages.at(-1)?.id ?? null;
    const common = { id: this.id, last_message_id: last, flags: 0 };
    if (group) {
      const recipients = group.map((user) => user.raw());
      return { ...common, type: ChannelType.GroupDM, name, icon: null, recipients };
    }
    if (recipient || !guild) {
      const recipients = recipient ? [recipient.raw()] : [];
      return { ...common, type: ChannelType.DM, name: null, recipients };
    }
    const { bot, world, parent } = this;
    if (parent) {
      return {
        ...common,
        type: ChannelType.PublicThread,
        name,
        guild_id: guild.id,
        parent_id: parent.id,
        rate_limit_per_user: 0,
        thread_metadata: {
          archived: false,
          auto_archive_duration: ThreadAutoArchiveDuration.OneDay,
          archive_timestamp: new Date(createdAt(this.id)).toISOString(),
          locked: false,
        },
      };
    }
    return {
      ...common,
      type: ChannelType.GuildText,
      name: this.name,
      guild_id: guild.id,
      parent_id: null,
      position: guild.channels.indexOf(this),
      topic: null,
      nsfw: false,
      rate_limit_per_user: 0,
      permission_overwrites:
        bot === null
          ? []
          : [
              {
                id: world.bot.id,
                type: OverwriteType.Member,
                allow: String(bot),
                deny: String(EVERYTHING & ~bot),
              },
            ],
    };
  }
}
