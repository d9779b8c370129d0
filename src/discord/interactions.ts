import { setTimeout as delay } from 'node:timers/promises';
import {
  type APIModalInteractionResponseCallbackData,
  type AutocompleteInteraction,
  ButtonStyle,
  ComponentType,
  type Interaction,
  InteractionContextType,
  MessageFlags,
  type ModalSubmitInteraction,
  PermissionFlagsBits,
  type RepliableInteraction,
} from 'discord.js';
import { phrases } from '../answers/phrases.js';
import type { Log } from '../telemetry/log.js';
import { type Act, APOLOGY, answerAct, suggestFor } from './acts.js';
import { sendPermissionIn } from './channel-access.js';
import type { Actor } from './command.js';
import { ACCENT, container, text } from './components.js';
import type { Context } from './context.js';
import { failureKind } from './failures.js';
import { contentOf, type MessageContent, type MessageResponse, type Response } from './response.js';

/** Discord takes no suggestions later than 3 seconds after the keystroke; newer ones are on their way. */
const STALE_AFTER_MS = 2_500;
/** What takes longer, of the 3 seconds that there are, is said to come later. */
const DEFER_AFTER_MS = 1_500;

/** Answers one interaction. Never throws: every interaction is acknowledged, whatever fails. */
export async function answerInteraction(
  interaction: Interaction,
  context: Context,
  deferAfterMs = DEFER_AFTER_MS,
): Promise<void> {
  const { log } = context;
  try {
    if (interaction.isAutocomplete()) {
      await suggest(interaction, context);
    } else if (interaction.isRepliable()) {
      const response = responseTo(interaction, context);
      const tooLate = delay(deferAfterMs, null, { ref: false });
      if ((await Promise.race([response, tooLate])) === null) await defer(interaction);
      await send(interaction, await response, context);
    }
  } catch (error) {
    reportFailure(error, interaction, log);
  }
}

async function responseTo(interaction: RepliableInteraction, context: Context): Promise<Response> {
  const act = actOf(interaction);
  if (act !== null) return answerAct(act, actorOf(interaction), context);
  const { type } = interaction;
  context.log.warn({ type }, 'an interaction of a kind that Soleus does not offer');
  return APOLOGY;
}

/** What the member did; null for what we offer no way to do. */
function actOf(interaction: RepliableInteraction): Act | null {
  if (interaction.isChatInputCommand()) {
    const { commandName: name, options } = interaction;
    const given = options.data.flatMap((option) => option.options ?? [option]);
    return {
      kind: 'command',
      name,
      subcommand: options.getSubcommand(false),
      options: Object.fromEntries(given.map((option) => [option.name, option.value])),
    };
  }
  if (interaction.isMessageContextMenuCommand()) {
    const { commandName: name, targetMessage } = interaction;
    return { kind: 'message-command', name, content: targetMessage.content };
  }
  if (interaction.isButton() || interaction.isStringSelectMenu()) {
    const { customId, message } = interaction;
    const values = interaction.isStringSelectMenu() ? interaction.values : [];
    const onPrivateMessage = message.flags.has(MessageFlags.Ephemeral);
    return { kind: 'press', customId, values, onPrivateMessage };
  }
  if (interaction.isModalSubmit()) {
    return { kind: 'submission', customId: interaction.customId, fields: fieldsOf(interaction) };
  }
  return null;
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
    // In direct messages there are no permissions.
    canSend: memberPermissions?.has(sendPermissionIn(interaction.channel)) ?? true,
  };
}

function fieldsOf({ fields }: ModalSubmitInteraction): Record<string, string> {
  return Object.fromEntries(
    fields.fields.map((field) => [field.customId, 'value' in field ? String(field.value) : '']),
  );
}

async function suggest(interaction: AutocompleteInteraction, context: Context): Promise<void> {
  const { clock, clockSkew, log } = context;
  const age = clockSkew.correct(clock().getTime() - interaction.createdTimestamp);
  if (age > STALE_AFTER_MS) {
    log.debug({ age }, 'a keystroke came too late');
    return;
  }
  try {
    const { commandName, options, locale } = interaction;
    await interaction.respond(suggestFor(commandName, options.getFocused(), context, locale));
  } catch (error) {
    if (failureKind(error) !== 'bug') throw error;
    log.error({ err: error }, 'suggestions failed');
    await interaction.respond([]);
  }
}

/** Tells Discord to wait. Only what needs the database takes so long, and all of that is private. */
async function defer(interaction: RepliableInteraction): Promise<void> {
  if (interaction.isMessageComponent()) await interaction.deferUpdate();
  else await interaction.deferReply({ flags: MessageFlags.Ephemeral });
}

async function send(
  interaction: RepliableInteraction,
  response: Response,
  context: Context,
): Promise<void> {
  if (interaction.deferred) await sendDeferred(interaction, response);
  else if (response.kind === 'message') await reply(interaction, response, context);
  else if (response.kind === 'modal' && !interaction.isModalSubmit()) {
    await interaction.showModal(response.modal);
  } else if (response.kind === 'update' && interaction.isMessageComponent()) {
    await interaction.update({ ...contentOf(response), attachments: [] });
  } else throw new Error(`Discord takes no ${response.kind} in answer to this interaction`);
}

async function reply(
  interaction: RepliableInteraction,
  { ephemeral, entryId, ...message }: MessageResponse,
  { recentAnswers }: Context,
): Promise<void> {
  const { flags, ...content } = contentOf(message);
  const sent = await interaction.reply({
    ...content,
    flags: ephemeral ? [flags, MessageFlags.Ephemeral] : [flags],
    withResponse: true,
  });
  const messageId = sent.resource?.message?.id;
  const { channelId } = interaction;
  if (!ephemeral && entryId && messageId && channelId) {
    recentAnswers.remember(channelId, entryId, messageId);
  }
}

/** Sends what was deferred, privately. What a press answers is a message beside the one it was on. */
async function sendDeferred(interaction: RepliableInteraction, response: Response): Promise<void> {
  const content = contentOf(response.kind === 'modal' ? offerOf(response.modal) : response);
  if (!interaction.isMessageComponent()) await interaction.editReply(content);
  else if (response.kind === 'update') {
    await interaction.editReply({ ...content, attachments: [] });
  } else {
    const flags = [content.flags, MessageFlags.Ephemeral] as const;
    await interaction.followUp({ ...content, flags });
  }
}

/** Discord opens a form at once or never; later a button does, which has the same custom id. */
function offerOf({ title, custom_id }: APIModalInteractionResponseCallbackData): MessageContent {
  const button = { type: ComponentType.Button, style: ButtonStyle.Secondary } as const;
  return {
    components: [
      container(ACCENT.answer, [
        text(phrases.feedback.thanks),
        { type: ComponentType.ActionRow, components: [{ ...button, label: title, custom_id }] },
      ]),
    ],
  };
}

function reportFailure(error: unknown, interaction: Interaction, log: Log): void {
  const afterMs = Date.now() - interaction.createdTimestamp;
  const context = { interaction: interaction.id, afterMs };
  const kind = failureKind(error);
  if (kind === 'bug') log.error({ ...context, err: error }, 'Discord refused our response');
  else log.warn({ ...context, kind, reason: String(error) }, 'an interaction was not answered');
}
