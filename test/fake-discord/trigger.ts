import {
  type APIMessageInteractionMetadata,
  ApplicationIntegrationType,
  InteractionContextType,
  InteractionType as Kind,
} from 'discord-api-types/v10';
import type { Channel } from './channel.js';
import type { SentOption } from './command-options.js';
import type { JsonObject } from './form.js';
import type { Message } from './message.js';
import type { User } from './user.js';

/** What a user did to start an interaction. */
export interface Trigger {
  readonly user: User;
  readonly channel: Channel;
  readonly kind: Kind;
  /** The `data` of the interaction, as Discord sends it. */
  readonly data: JsonObject;
  /** The message whose component was used, if any. */
  readonly source?: Message | null;
  /** The interaction whose modal is submitted, if any. */
  readonly parent?: Triggered;
  /** The option being typed, for autocomplete. */
  readonly focused?: SentOption;
}

interface Triggered {
  readonly id: string;
  readonly token: string;
  readonly trigger: Trigger;
}

/** Whether the bot is a member where this happens; otherwise the user brought it along. */
export function isInstalled({ channel }: Pick<Trigger, 'channel'>): boolean {
  return channel.guild?.hasBot !== false && channel.group === null;
}

/** What kind of place a channel is, as commands and interactions name it. */
export function contextOf({ guild, group }: Channel): InteractionContextType {
  if (guild) return InteractionContextType.Guild;
  return group ? InteractionContextType.PrivateChannel : InteractionContextType.BotDM;
}

/** The interaction as Discord sends it to the bot. */
export function sentInteraction({ id, token, trigger }: Triggered): object {
  const { user, channel, kind, data, source } = trigger;
  const { guild, world } = channel;
  return {
    id,
    application_id: world.applicationId,
    type: kind,
    data,
    token,
    version: 1,
    channel: channel.raw(),
    channel_id: channel.id,
    ...(guild
      ? {
          guild: { id: guild.id, locale: guild.locale, features: [] },
          guild_id: guild.id,
          guild_locale: guild.locale,
          member: guild.member(user),
        }
      : { user: user.raw() }),
    ...(source && { message: source.raw() }),
    locale: user.locale,
    app_permissions: String(channel.botMay),
    entitlements: [],
    authorizing_integration_owners: ownersOf(trigger),
    context: contextOf(channel),
    attachment_size_limit: 10_485_760,
  };
}

/** What a message says about the interaction it answers. */
export function metadataOf({ id, trigger }: Triggered): APIMessageInteractionMetadata {
  const { kind, user, source, parent, data } = trigger;
  const owners = ownersOf(trigger);
  const common = { id, user: user.raw(), authorizing_integration_owners: owners };
  if (kind === Kind.ModalSubmit && parent) {
    const before = metadataOf(parent);
    if (before.type !== kind) {
      return { ...common, type: kind, triggering_interaction_metadata: before };
    }
  }
  if (kind === Kind.MessageComponent && source) {
    return { ...common, type: kind, interacted_message_id: source.id };
  }
  const target = data.target_id === undefined ? {} : { target_message_id: String(data.target_id) };
  return { ...common, type: Kind.ApplicationCommand, ...target };
}

function ownersOf(trigger: Trigger): Partial<Record<ApplicationIntegrationType, string>> {
  return isInstalled(trigger)
    ? { [ApplicationIntegrationType.GuildInstall]: trigger.channel.guild?.id ?? '0' }
    : { [ApplicationIntegrationType.UserInstall]: trigger.user.id };
}
