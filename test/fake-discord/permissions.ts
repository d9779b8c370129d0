import { PermissionFlagsBits as P } from 'discord-api-types/v10';

/** Every permission there is. */
export const EVERYTHING = Object.values(P).reduce((all, bit) => all | bit, 0n);

/** No flag set; discord-api-types wants a number here, not the literal 0. */
export const NO_FLAGS: number = 0;

/** What @everyone, and so the bot, may do in a guild unless a test says otherwise. */
export const ORDINARY =
  P.ViewChannel |
  P.SendMessages |
  P.SendMessagesInThreads |
  P.EmbedLinks |
  P.AttachFiles |
  P.AddReactions |
  P.ReadMessageHistory |
  P.UseExternalEmojis |
  P.UseApplicationCommands |
  P.UseExternalApps;

/** The `app_permissions` that Discord documents for a direct message with the bot. */
export const IN_DIRECT_MESSAGE =
  P.AttachFiles | P.EmbedLinks | P.MentionEveryone | P.UseExternalEmojis;

/** Whether `held` contains all of `wanted`; administrators hold everything. */
export function holds(held: bigint, wanted: bigint): boolean {
  return (held & P.Administrator) !== 0n || (held & wanted) === wanted;
}
