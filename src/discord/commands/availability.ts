import {
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
} from 'discord.js';
import { phrases } from '../../answers/phrases.js';
import type { Actor } from '../command.js';
import { ephemeralNotice, type MessageResponse } from '../response.js';

/** For commands that work in servers and DMs, installed by a server or by a member. */
export const everywhere = {
  integration_types: [
    ApplicationIntegrationType.GuildInstall,
    ApplicationIntegrationType.UserInstall,
  ],
  contexts: [
    InteractionContextType.Guild,
    InteractionContextType.BotDM,
    InteractionContextType.PrivateChannel,
  ],
};

/** For commands of those who manage a server that has installed Soleus. */
export const forModerators = {
  integration_types: [ApplicationIntegrationType.GuildInstall],
  contexts: [InteractionContextType.Guild],
  default_member_permissions: String(PermissionFlagsBits.ManageGuild),
};

/** The server that a member manages, or what to tell who does not manage it. */
export function guildManagedBy({ guildId, canManageGuild }: Actor): string | MessageResponse {
  if (guildId === null) return ephemeralNotice(phrases.gaps.needsServer);
  // Moderators may have given a command to others; what it shows and does needs the permission.
  return canManageGuild ? guildId : ephemeralNotice(phrases.gaps.needsPermission);
}
