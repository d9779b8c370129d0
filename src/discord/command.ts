import type {
  APIApplicationCommandOptionChoice,
  RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import type { Answers } from '../answers/answers.js';
import type { Components } from './render.js';

/**
 * What a command or a button answers. Handlers return it and know nothing of connections, so that
 * they can be run by anything that can draw a message.
 */
export type Response =
  /** A new message; `ephemeral` shows it to the one who asked only. */
  | { readonly kind: 'message'; readonly components: Components; readonly ephemeral: boolean }
  /** The message that the button is on becomes this. */
  | { readonly kind: 'update'; readonly components: Components };

export interface CommandRequest {
  readonly userId: string;
  readonly options: Readonly<Record<string, string | number | boolean | undefined>>;
}

/** A slash command: what Discord is told about it, and what it does. */
export interface Command {
  readonly shape: RESTPostAPIChatInputApplicationCommandsJSONBody;
  run(request: CommandRequest, answers: Answers): Response;
  /** Choices for an option that is being typed. */
  complete?(typed: string, answers: Answers): APIApplicationCommandOptionChoice<string>[];
}
