import { ApplicationIntegrationType, InteractionContextType } from 'discord.js';

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
