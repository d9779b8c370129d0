import {
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType,
  ChannelType,
} from 'discord.js';
import { phrases } from '../../answers/phrases.js';
import { findTimeZones, guessTimeZones } from '../../tips/time-zones.js';
import type { Command, CommandRequest } from '../command.js';
import type { Context } from '../context.js';
import { clip, LIMITS } from '../limits.js';
import { ephemeralNotice, type Response } from '../response.js';
import { endTips, pauseTips, previewTip, scheduleMeant, skipTip } from '../tip-changes.js';
import { setUpTips } from '../tip-setup.js';
import { showTipStatus } from '../tip-status.js';
import { forModerators, guildManagedBy } from './availability.js';

const { commands: words } = phrases;

const LONGEST_TIME = 20;
const LONGEST_DAYS = 60;

const subcommand = (
  name: string,
  description: string,
  options: APIApplicationCommandBasicOption[] = [],
) => ({ type: ApplicationCommandOptionType.Subcommand, name, description, options }) as const;

/** Where daily messages belong. */
const channel = (description: string, required: boolean) =>
  ({
    type: ApplicationCommandOptionType.Channel,
    name: 'channel',
    description,
    required,
    channel_types: [
      ChannelType.GuildText,
      ChannelType.GuildAnnouncement,
      ChannelType.AnnouncementThread,
      ChannelType.PublicThread,
      ChannelType.PrivateThread,
    ],
  }) as const satisfies APIApplicationCommandBasicOption;

const which = [channel(words.tipsWhich, false)];

export const tips: Command = {
  shape: {
    name: 'tips',
    description: words.tips,
    ...forModerators,
    options: [
      subcommand('set', words.tipsSet, [
        channel(words.tipsChannel, true),
        {
          type: ApplicationCommandOptionType.String,
          name: 'time',
          description: words.tipsTime,
          required: true,
          max_length: LONGEST_TIME,
        },
        {
          type: ApplicationCommandOptionType.String,
          name: 'timezone',
          description: words.tipsTimezone,
          required: true,
          autocomplete: true,
          max_length: LIMITS.choiceName,
        },
        { type: ApplicationCommandOptionType.Role, name: 'role', description: words.tipsRole },
        {
          type: ApplicationCommandOptionType.Boolean,
          name: 'silent',
          description: words.tipsSilent,
        },
        {
          type: ApplicationCommandOptionType.String,
          name: 'weekdays',
          description: words.tipsWeekdays,
          max_length: LONGEST_DAYS,
        },
      ]),
      subcommand('status', words.tipsStatus, which),
      subcommand('preview', words.tipsPreview, which),
      subcommand('pause', words.tipsPause, which),
      subcommand('skip', words.tipsSkip, which),
      subcommand('off', words.tipsOff, which),
    ],
  },
  async run(request, context) {
    const guildId = guildManagedBy(request);
    if (typeof guildId !== 'string') return guildId;
    const { subcommand: name, options } = request;
    if (name === 'set') return setUpTips(guildId, request, context);
    if (name === 'status' && options.channel === undefined) {
      const all = await context.storage.tipSchedules.ofGuild(guildId);
      return all.length > 0
        ? showTipStatus(all, context)
        : ephemeralNotice(phrases.tips.noSchedule);
    }
    return answerForOne(guildId, request, context);
  },
  complete(typed, { clock }, locale = '') {
    const now = clock().getTime();
    const choices =
      typed.trim() === ''
        ? guessTimeZones(locale, LIMITS.choices, now)
        : findTimeZones(typed, LIMITS.choices, now);
    return choices.map(({ timeZone, label }) => ({
      name: clip(label, LIMITS.choiceName),
      value: timeZone,
    }));
  },
};

async function answerForOne(
  guildId: string,
  { options, subcommand: name }: CommandRequest,
  context: Context,
): Promise<Response> {
  const channelId = options.channel === undefined ? null : String(options.channel);
  const schedule = await scheduleMeant(guildId, channelId, context);
  if ('kind' in schedule) return schedule;
  switch (name) {
    case 'status':
      return showTipStatus([schedule], context);
    case 'pause':
      return pauseTips(schedule, context);
    case 'skip':
      return skipTip(schedule, context);
    case 'off':
      return endTips(schedule, context);
    default:
      return previewTip(schedule, context);
  }
}
