import {
  type AutocompleteInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type Interaction,
  MessageFlags,
} from 'discord.js';
import type { Answers } from '../answers/answers.js';
import { phrases } from '../answers/phrases.js';
import type { Log } from '../telemetry/log.js';
import { pressButton } from './buttons.js';
import type { Response } from './command.js';
import { commands } from './commands/index.js';
import { failureKind } from './failures.js';
import { renderNotice } from './render.js';

const commandsByName = new Map(commands.map((command) => [command.shape.name, command]));

/** What a member sees when our own code fails. */
const APOLOGY: Response = {
  kind: 'message',
  components: renderNotice(phrases.error),
  ephemeral: true,
};

/** Answers one interaction. Never throws: every interaction is acknowledged, whatever fails. */
export async function answerInteraction(
  interaction: Interaction,
  answers: Answers,
  log: Log,
): Promise<void> {
  try {
    if (interaction.isAutocomplete()) {
      await interaction.respond(attempt(() => choicesFor(interaction, answers), [], log));
    } else if (interaction.isChatInputCommand()) {
      await send(
        interaction,
        attempt(() => runCommand(interaction, answers), APOLOGY, log),
      );
    } else if (interaction.isButton()) {
      await send(
        interaction,
        attempt(() => press(interaction, answers), APOLOGY, log),
      );
    } else if (interaction.isRepliable()) {
      await send(interaction, APOLOGY);
      log.warn({ type: interaction.type }, 'an interaction of a kind that Soleus does not offer');
    }
  } catch (error) {
    reportFailure(error, interaction, log);
  }
}

function runCommand(interaction: ChatInputCommandInteraction, answers: Answers): Response {
  const command = commandsByName.get(interaction.commandName);
  if (!command) throw new Error(`Discord knows a command /${interaction.commandName}, we do not`);
  const options = Object.fromEntries(
    interaction.options.data.map(({ name, value }) => [name, value]),
  );
  return command.run({ userId: interaction.user.id, options }, answers);
}

function choicesFor(interaction: AutocompleteInteraction, answers: Answers) {
  const command = commandsByName.get(interaction.commandName);
  return command?.complete?.(interaction.options.getFocused(), answers) ?? [];
}

function press(interaction: ButtonInteraction, answers: Answers): Response {
  const { customId, user, guildId } = interaction;
  return pressButton({ customId, userId: user.id, inDirectMessage: guildId === null }, answers);
}

async function send(
  interaction: Extract<Interaction, { reply: unknown }>,
  response: Response,
): Promise<void> {
  const { components } = response;
  if (response.kind === 'update' && interaction.isMessageComponent()) {
    await interaction.update({ components, flags: MessageFlags.IsComponentsV2 });
    return;
  }
  const ephemeral = response.kind === 'message' && response.ephemeral;
  await interaction.reply({
    components,
    flags: ephemeral
      ? [MessageFlags.IsComponentsV2, MessageFlags.Ephemeral]
      : [MessageFlags.IsComponentsV2],
  });
}

/** The result of a handler, or `otherwise` if it throws, which is a bug. */
function attempt<T>(handler: () => T, otherwise: T, log: Log): T {
  try {
    return handler();
  } catch (error) {
    log.error({ err: error }, 'a handler failed');
    return otherwise;
  }
}

function reportFailure(error: unknown, interaction: Interaction, log: Log): void {
  const afterMs = Date.now() - interaction.createdTimestamp;
  const context = { interaction: interaction.id, afterMs };
  const kind = failureKind(error);
  if (kind === 'bug') log.error({ ...context, err: error }, 'Discord refused our response');
  else log.warn({ ...context, kind, reason: String(error) }, 'an interaction was not answered');
}
