import type { APIApplicationCommandOptionChoice } from 'discord.js';
import { phrases } from '../answers/phrases.js';
import type { Actor, CommandRequest } from './command.js';
import { commands, messageCommands } from './commands/index.js';
import type { Context } from './context.js';
import { answerPress, answerSubmission, type Press, type Submission } from './presses.js';
import { ephemeralNotice, type Response } from './response.js';

/** Something that a member did with Soleus, however we learned of it. */
export type Act =
  | ({ readonly kind: 'command'; readonly name: string } & Pick<
      CommandRequest,
      'options' | 'subcommand'
    >)
  /** A command of the menu of a message, whose text is the content. */
  | { readonly kind: 'message-command'; readonly name: string; readonly content: string }
  | ({ readonly kind: 'press' } & Omit<Press, keyof Actor>)
  | ({ readonly kind: 'submission' } & Omit<Submission, keyof Actor>);

const commandsByName = new Map(commands.map((command) => [command.shape.name, command]));
const messageCommandsByName = new Map(
  messageCommands.map((command) => [command.shape.name, command]),
);

/** What a member sees when our own code, or the database, fails. */
export const APOLOGY = ephemeralNotice(phrases.error);

/** What is answered to an act. Never rejects: a handler that fails is logged and apologized for. */
export async function answerAct(act: Act, actor: Actor, context: Context): Promise<Response> {
  try {
    return await respond(act, actor, context);
  } catch (error) {
    context.log.error({ err: error }, 'a handler failed');
    return APOLOGY;
  }
}

function respond(act: Act, actor: Actor, context: Context): Response | Promise<Response> {
  switch (act.kind) {
    case 'command': {
      const command = commandsByName.get(act.name);
      if (!command) throw new Error(`Discord knows a command /${act.name}, we do not`);
      return command.run({ ...actor, ...act }, context);
    }
    case 'message-command': {
      const command = messageCommandsByName.get(act.name);
      if (!command) throw new Error(`Discord knows a command ${act.name}, we do not`);
      return command.run(actor, act.content, context);
    }
    case 'press':
      return answerPress({ ...actor, ...act }, context);
    case 'submission':
      return answerSubmission({ ...actor, ...act }, context);
  }
}

/**
 * Choices for an option of a command that is being typed.
 *
 * @param locale the language of the member's Discord
 */
export function suggestFor(
  name: string,
  typed: string,
  context: Context,
  locale: string,
): APIApplicationCommandOptionChoice<string>[] {
  return commandsByName.get(name)?.complete?.(typed, context, locale) ?? [];
}
