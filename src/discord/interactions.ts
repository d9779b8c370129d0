import {
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
  type Interaction,
  InteractionContextType,
  type InteractionReplyOptions,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
  PermissionFlagsBits,
  type RepliableInteraction,
} from 'discord.js';
import { phrases } from '../answers/phrases.js';
import type { Log } from '../telemetry/log.js';
import type { Actor, MessageContent, Response } from './command.js';
import { commands, messageCommands } from './commands/index.js';
import type { Context } from './context.js';
import { failureKind } from './failures.js';
import { answerPress, answerSubmission } from './presses.js';
import { renderNotice } from './render.js';

const commandsByName = new Map(commands.map((command) => [command.shape.name, command]));
const messageCommandsByName = new Map(
  messageCommands.map((command) => [command.shape.name, command]),
);

/** Discord takes no suggestions later than 3 seconds after the keystroke; newer ones are on their way. */
const STALE_AFTER_MS = 2_500;

/** What a member sees when our own code, or the database, fails. */
const APOLOGY: Response = {
  kind: 'message',
  components: renderNotice(phrases.error),
  ephemeral: true,
};

/** Answers one interaction. Never throws: every interaction is acknowledged, whatever fails. */
export async function answerInteraction(interaction: Interaction, context: Context): Promise<void> {
  const { log } = context;
  try {
    if (interaction.isAutocomplete()) {
      await suggest(interaction, context);
    } else if (interaction.isRepliable()) {
      await send(interaction, await attempt(() => responseTo(interaction, context), log), context);
    }
  } catch (error) {
    reportFailure(error, interaction, log);
  }
}

function responseTo(
  interaction: RepliableInteraction,
  context: Context,
): Response | Promise<Response> {
  const actor = actorOf(interaction);
  if (interaction.isChatInputCommand()) return runCommand(interaction, actor, context);
  if (interaction.isMessageContextMenuCommand()) return runOnMessage(interaction, actor, context);
  if (interaction.isButton() || interaction.isStringSelectMenu()) {
    const { customId, message } = interaction;
    const values = interaction.isStringSelectMenu() ? interaction.values : [];
    const onPrivateMessage = message.flags.has(MessageFlags.Ephemeral);
    return answerPress({ ...actor, customId, values, onPrivateMessage }, context);
  }
  if (interaction.isModalSubmit()) {
    const { customId } = interaction;
    return answerSubmission({ ...actor, customId, fields: fieldsOf(interaction) }, context);
  }
  context.log.warn(
    { type: interaction.type },
    'an interaction of a kind that Soleus does not offer',
  );
  return APOLOGY;
}

/** Who acts and where. A server counts only if it has installed us: a member may bring us along. */
function actorOf(interaction: RepliableInteraction): Actor {
  const { user, channelId, guildId, context, memberPermissions, authorizingIntegrationOwners } =
    interaction;
  return {
    userId: user.id,
    channelId: channelId ?? user.id,
    guildId: authorizingIntegrationOwners.guildId === null ? null : guildId,
    inDirectMessage: context === InteractionContextType.BotDM,
    canManageGuild: memberPermissions?.has(PermissionFlagsBits.ManageGuild) ?? false,
  };
}

function runCommand(
  interaction: ChatInputCommandInteraction,
  actor: Actor,
  context: Context,
): Response | Promise<Response> {
  const command = commandsByName.get(interaction.commandName);
  if (!command) throw new Error(`Discord knows a command /${interaction.commandName}, we do not`);
  const subcommand = interaction.options.getSubcommand(false);
  const given = interaction.options.data.flatMap((option) => option.options ?? [option]);
  const options = Object.fromEntries(given.map(({ name, value }) => [name, value]));
  return command.run({ ...actor, options, subcommand }, context);
}

function runOnMessage(
  interaction: MessageContextMenuCommandInteraction,
  actor: Actor,
  context: Context,
): Response | Promise<Response> {
  const command = messageCommandsByName.get(interaction.commandName);
  if (!command) throw new Error(`Discord knows a command ${interaction.commandName}, we do not`);
  return command.run(actor, interaction.targetMessage.content, context);
}

function fieldsOf({ fields }: ModalSubmitInteraction): Record<string, string> {
  return Object.fromEntries(
    fields.fields.map((field) => [field.customId, 'value' in field ? String(field.value) : '']),
  );
}

async function suggest(interaction: AutocompleteInteraction, context: Context): Promise<void> {
  if (context.clock().getTime() - interaction.createdTimestamp > STALE_AFTER_MS) return;
  const command = commandsByName.get(interaction.commandName);
  try {
    const { options, locale } = interaction;
    await interaction.respond(command?.complete?.(options.getFocused(), context, locale) ?? []);
  } catch (error) {
    if (failureKind(error) !== 'bug') throw error;
    context.log.error({ err: error }, 'suggestions failed');
    await interaction.respond([]);
  }
}

async function send(
  interaction: RepliableInteraction,
  response: Response,
  { recentAnswers }: Context,
): Promise<void> {
  if (response.kind === 'modal') {
    if (!interaction.isModalSubmit()) await interaction.showModal(response.modal);
    return;
  }
  if (response.kind === 'update' && interaction.isMessageComponent()) {
    const { flags, ...content } = contentOf(response);
    await interaction.update({ ...content, flags, attachments: [] });
    return;
  }
  const ephemeral = response.kind === 'message' && response.ephemeral;
  const { flags, ...content } = contentOf(response);
  const sent = await interaction.reply({
    ...content,
    flags: ephemeral ? [flags, MessageFlags.Ephemeral] : [flags],
    withResponse: true,
  });
  const messageId = sent.resource?.message?.id;
  const { channelId } = interaction;
  if (response.kind !== 'message' || ephemeral || !response.entryId) return;
  if (messageId && channelId) recentAnswers.remember(channelId, response.entryId, messageId);
}

/** A message's content in discord.js' words. */
export function contentOf({ components, files = [] }: MessageContent) {
  return {
    components,
    files: files.map(({ name, data }) => ({ name, attachment: Buffer.from(data) })),
    flags: MessageFlags.IsComponentsV2,
  } as const satisfies Pick<InteractionReplyOptions, 'components' | 'files'> & { flags: number };
}

/** What a handler responds, or an apology if it fails. */
async function attempt(handler: () => Response | Promise<Response>, log: Log): Promise<Response> {
  try {
    return await handler();
  } catch (error) {
    log.error({ err: error }, 'a handler failed');
    return APOLOGY;
  }
}

function reportFailure(error: unknown, interaction: Interaction, log: Log): void {
  const afterMs = Date.now() - interaction.createdTimestamp;
  const context = { interaction: interaction.id, afterMs };
  const kind = failureKind(error);
  if (kind === 'bug') log.error({ ...context, err: error }, 'Discord refused our response');
  else log.warn({ ...context, kind, reason: String(error) }, 'an interaction was not answered');
}
