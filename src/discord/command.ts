import type {
  APIApplicationCommandOptionChoice,
  APIModalInteractionResponseCallbackData,
  RESTPostAPIChatInputApplicationCommandsJSONBody,
  RESTPostAPIContextMenuApplicationCommandsJSONBody,
} from 'discord.js';
import type { Context } from './context.js';
import type { Components } from './render.js';

/** A file that a message carries, named so that components can point to it. */
export interface Attachment {
  readonly name: string;
  readonly data: Uint8Array;
}

/** What a message shows. */
export interface MessageContent {
  readonly components: Components;
  readonly files?: readonly Attachment[];
}

/** A new message. */
export interface MessageResponse extends MessageContent {
  readonly kind: 'message';
  /** Shown to the one who asked only. */
  readonly ephemeral: boolean;
  /** The entry that it answers with, so that it can be linked to when somebody asks again. */
  readonly entryId?: string;
}

/**
 * What a command, a button or a form answers. Handlers return it and know nothing of connections, so
 * that they can be run by anything that can draw a message.
 */
export type Response =
  | MessageResponse
  /** The message that the component is on becomes this. */
  | ({ readonly kind: 'update' } & MessageContent)
  | { readonly kind: 'modal'; readonly modal: APIModalInteractionResponseCallbackData };

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
