import type {
  APIApplicationCommandOptionChoice,
  RESTPostAPIChatInputApplicationCommandsJSONBody,
  RESTPostAPIContextMenuApplicationCommandsJSONBody,
} from 'discord.js';
import type { Context } from './context.js';
import type { Response } from './response.js';

/** Who acts, and where. */
export interface Actor {
  readonly userId: string;
  readonly channelId: string;
  /** Null in direct messages, and in servers that have not installed Soleus. */
  readonly guildId: string | null;
  /** True in the member's own messages with Soleus, where nobody else would be disturbed. */
  readonly inDirectMessage: boolean;
  /** True with the permission Manage Server. */
  readonly canManageGuild: boolean;
  /** True if the member may write there, and so let Soleus post for everybody. */
  readonly canSend: boolean;
}

export interface CommandRequest extends Actor {
  /** By name; those of a subcommand too. */
  readonly options: Readonly<Record<string, string | number | boolean | undefined>>;
  /** Name of the subcommand, or null. */
  readonly subcommand: string | null;
}

/** A slash command: what Discord is told about it, and what it does. */
export interface Command {
  readonly shape: RESTPostAPIChatInputApplicationCommandsJSONBody;
  run(request: CommandRequest, context: Context): Response | Promise<Response>;
  /**
   * Choices for an option that is being typed; never waits for anything.
   *
   * @param locale the language of the member's Discord
   */
  complete?(
    typed: string,
    context: Context,
    locale?: string,
  ): APIApplicationCommandOptionChoice<string>[];
}

/** A command of the menu of messages. */
export interface MessageCommand {
  readonly shape: RESTPostAPIContextMenuApplicationCommandsJSONBody;
  /** @param content the text of the message that the member chose */
  run(actor: Actor, content: string, context: Context): Response | Promise<Response>;
}
