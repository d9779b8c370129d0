import {
  type APIGuild,
  type APIInteractionGuildMember,
  type APIRole,
  GatewayDispatchEvents,
  GuildDefaultMessageNotifications,
  GuildExplicitContentFilter,
  GuildMFALevel,
  GuildNSFWLevel,
  GuildPremiumTier,
  GuildVerificationLevel,
  Locale,
} from 'discord-api-types/v10';
import { Channel } from './channel.js';
import { NO_FLAGS, ORDINARY } from './permissions.js';
import { createdAt } from './snowflake.js';
import type { User } from './user.js';
import type { World } from './world.js';

/** A role that members can be given. */
export interface Role {
  readonly id: string;
  readonly name: string;
  /** Whether everybody may mention it. */
  readonly mentionable: boolean;
}

/** A server. Every user is a member of every guild; the bot only where `hasBot`. */
export class Guild {
  readonly channels: Channel[] = [];
  readonly threads: Channel[] = [];
  readonly roles: Role[] = [];
  readonly locale = Locale.EnglishUS;
  /** Names of commands that an administrator lets everybody use, whatever permission they need. */
  readonly openCommands = new Set<string>();
  readonly #owner: User;
  readonly #botRole: string;

  constructor(
    readonly world: World,
    readonly id: string,
    readonly name: string,
    public hasBot: boolean,
  ) {
    this.#owner = world.addUser(`owner of ${name}`);
    this.#botRole = world.ids.next();
    world.guilds.set(id, this);
    this.announce();
  }

  /** Adds a text channel; `botMay` replaces the permission bits the bot has there. */
  addTextChannel(name: string, { botMay }: { botMay?: bigint } = {}): Channel {
    const channel = Channel.text(this, name, botMay ?? null);
    this.channels.push(channel);
    channel.dispatch(GatewayDispatchEvents.ChannelCreate, channel.raw());
    return channel;
  }

  addRole(name: string, { mentionable = false }: { mentionable?: boolean } = {}): Role {
    const role = { id: this.world.ids.next(), name, mentionable };
    this.roles.push(role);
    const data = { guild_id: this.id, role: this.#role(role.id, name, 0n) };
    this.world.gateway.dispatch(GatewayDispatchEvents.GuildRoleCreate, data, this.id);
    return role;
  }

  /** Tells the bot that it is in this guild, if it is. */
  announce(): void {
    const event = GatewayDispatchEvents.GuildCreate;
    if (this.hasBot) this.world.gateway.dispatch(event, this.created(), this.id);
  }

  /** Throws the bot out. */
  removeBot(): void {
    this.hasBot = false;
    this.world.gateway.dispatch(GatewayDispatchEvents.GuildDelete, { id: this.id }, this.id);
  }

  member(user: User): APIInteractionGuildMember {
    return {
      user: user.raw(),
      nick: null,
      avatar: null,
      banner: null,
      roles: user === this.world.bot ? [this.#botRole] : [],
      joined_at: this.#since,
      premium_since: null,
      communication_disabled_until: null,
      deaf: false,
      mute: false,
      pending: false,
      flags: NO_FLAGS,
      permissions: String(user.permissions),
    };
  }

  /** The data of GUILD_CREATE. */
  created(): object {
    return {
      ...this.raw(),
      joined_at: this.#since,
      large: false,
      unavailable: false,
      member_count: 2,
      members: this.hasBot ? [this.member(this.world.bot)] : [],
      channels: this.channels.map((channel) => channel.raw()),
      threads: this.threads.map((thread) => thread.raw()),
      voice_states: [],
      presences: [],
      stage_instances: [],
      guild_scheduled_events: [],
      soundboard_sounds: [],
    };
  }

  raw(): APIGuild & Record<string, unknown> {
    return {
      id: this.id,
      name: this.name,
      owner_id: this.#owner.id,
      roles: [
        this.#role(this.id, '@everyone', ORDINARY),
        this.#role(this.#botRole, 'bot', 0n),
        ...this.roles.map(({ id, name }) => this.#role(id, name, 0n)),
      ],
      emojis: [],
      stickers: [],
      features: [],
      icon: null,
      splash: null,
      discovery_splash: null,
      home_header: null,
      banner: null,
      description: null,
      vanity_url_code: null,
      application_id: null,
      region: 'deprecated',
      preferred_locale: this.locale,
      afk_channel_id: null,
      afk_timeout: 300,
      widget_enabled: false,
      widget_channel_id: null,
      system_channel_id: null,
      system_channel_flags: NO_FLAGS,
      rules_channel_id: null,
      public_updates_channel_id: null,
      safety_alerts_channel_id: null,
      verification_level: GuildVerificationLevel.None,
      default_message_notifications: GuildDefaultMessageNotifications.OnlyMentions,
      explicit_content_filter: GuildExplicitContentFilter.Disabled,
      mfa_level: GuildMFALevel.None,
      nsfw: false,
      nsfw_level: GuildNSFWLevel.Default,
      premium_tier: GuildPremiumTier.None,
      premium_subscription_count: 0,
      premium_progress_bar_enabled: false,
      max_members: 500_000,
      max_presences: null,
      max_video_channel_users: 25,
      max_stage_video_channel_users: 50,
      hub_type: null,
      incidents_data: null,
    };
  }

  get #since(): string {
    return new Date(createdAt(this.id)).toISOString();
  }

  #role(id: string, name: string, permissions: bigint): APIRole {
    return {
      id,
      name,
      permissions: String(permissions),
      position: id === this.id ? 0 : 1,
      color: 0,
      colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
      hoist: false,
      icon: null,
      unicode_emoji: null,
      managed: id === this.#botRole,
      mentionable: this.roles.some((role) => role.id === id && role.mentionable),
      flags: NO_FLAGS,
      ...(id === this.#botRole && { tags: { bot_id: this.world.bot.id } }),
    };
  }
}
