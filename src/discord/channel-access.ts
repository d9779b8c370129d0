import {
  type Channel,
  type Client,
  DiscordAPIError,
  PermissionFlagsBits,
  RESTJSONErrorCodes,
} from 'discord.js';

/**
 * What Soleus lacks to post in a channel: the channel itself, or the permission to see it, to write
 * there, to look for what it wrote, to mention a role, or the role itself.
 */
export type Lack = 'gone' | 'view' | 'send' | 'history' | 'mention' | 'role';

/** Says what is lacking; null if that can't be known at the moment. Never rejects. */
export type AccessCheck = (place: {
  readonly guildId: string;
  readonly channelId: string;
  readonly roleId: string | null;
}) => Promise<readonly Lack[] | null>;

/** Looks at what Discord has told us of the channel, and asks for those that it has not told of. */
export function createAccessCheck(client: Client): AccessCheck {
  return async ({ guildId, channelId, roleId }) => {
    const channel = await channelOf(client, channelId);
    if (channel === null || channel === 'gone' || channel === 'view') return channel && [channel];
    if (channel.isDMBased() || channel.guildId !== guildId) return ['gone'];
    const { me } = channel.guild.members;
    const held = me && channel.permissionsFor(me);
    if (!held) return null;
    const may = (permission: bigint): boolean => held.has(permission);
    if (!may(PermissionFlagsBits.ViewChannel)) return ['view'];
    const isLocked = channel.isThread() && channel.locked;
    const role = roleId === null ? null : channel.guild.roles.cache.get(roleId);
    const mayMention = role?.mentionable !== false || may(PermissionFlagsBits.MentionEveryone);
    return [
      ...(may(sendPermissionIn(channel)) && (!isLocked || may(PermissionFlagsBits.ManageThreads))
        ? []
        : ['send' as const]),
      ...(may(PermissionFlagsBits.ReadMessageHistory) ? [] : ['history' as const]),
      ...(mayMention ? [] : ['mention' as const]),
      ...(role === undefined ? ['role' as const] : []),
    ];
  };
}

/** The permission that it takes to write in a channel. */
export function sendPermissionIn(channel: Channel | null): bigint {
  return channel?.isThread()
    ? PermissionFlagsBits.SendMessagesInThreads
    : PermissionFlagsBits.SendMessages;
}

/** Null if Discord can't say. */
async function channelOf(client: Client, id: string) {
  try {
    return (await client.channels.fetch(id)) ?? ('gone' as const);
  } catch (error) {
    if (!(error instanceof DiscordAPIError)) return null;
    if (error.code === RESTJSONErrorCodes.UnknownChannel) return 'gone' as const;
    return error.status === 403 ? ('view' as const) : null;
  }
}
