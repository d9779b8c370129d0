import { ApplicationCommandOptionType, escapeMarkdown } from 'discord.js';
import { gapReport, groupGaps } from '../../answers/gap-report.js';
import { phrases } from '../../answers/phrases.js';
import type { Command } from '../command.js';
import { ACCENT, container, quoted, text } from '../components.js';
import type { Context } from '../context.js';
import { LIMITS } from '../limits.js';
import { ephemeral, ephemeralFile, ephemeralNotice, type MessageResponse } from '../response.js';
import { forModerators, guildManagedBy } from './availability.js';

const { gaps: words } = phrases;
const subcommand = (name: string, description: string) =>
  ({ type: ApplicationCommandOptionType.Subcommand, name, description }) as const;

const DAY_MS = 24 * 60 * 60_000;
/** Questions are kept for so long after they were last asked. */
export const GAPS_KEPT_MS = 30 * DAY_MS;
const MAX_EXPORTED = 2_000;
/** To find what a question is near takes milliseconds, and Discord waits three seconds. */
const MAX_GROUPED = 300;
const GROUPS_SHOWN = 10;
const QUESTIONS_SHOWN = 3;
const MAX_QUESTION = 100;
/** What a message has room for beside the groups. */
const RESERVED_TEXT = 200;

export const gaps: Command = {
  shape: {
    name: 'gaps',
    description: phrases.commands.gaps,
    ...forModerators,
    options: [
      subcommand('on', phrases.commands.gapsOn),
      subcommand('off', phrases.commands.gapsOff),
      subcommand('show', phrases.commands.gapsShow),
      subcommand('export', phrases.commands.gapsExport),
    ],
  },
  async run(request, context) {
    const guildId = guildManagedBy(request);
    if (typeof guildId !== 'string') return guildId;
    const { guilds, gaps: store } = context.storage;
    switch (request.subcommand) {
      case 'on':
        await guilds.setGaps(guildId, true);
        return ephemeralNotice(words.on);
      case 'off':
        await guilds.setGaps(guildId, false);
        await store.clear(guildId);
        return ephemeralNotice(words.off);
      case 'export':
        return exportGaps(guildId, context);
      default:
        return showGaps(guildId, context);
    }
  },
};

async function showGaps(guildId: string, context: Context): Promise<MessageResponse> {
  const { gapsOn } = await context.storage.guilds.get(guildId);
  if (!gapsOn) return ephemeralNotice(words.isOff);
  const found = await freshGaps(guildId, context);
  if (found.length === 0) return ephemeralNotice(words.none);
  const groups = await groupGaps(found.slice(0, MAX_GROUPED), context.answers);
  const shown: string[] = [];
  let room = LIMITS.text - RESERVED_TEXT;
  let rest = found.length;
  for (const { near, gaps: members } of groups.slice(0, GROUPS_SHOWN)) {
    const heading = near === null ? words.nothingNear : words.near(near.question);
    const lines = members
      .slice(0, QUESTIONS_SHOWN)
      .map(({ count, question }) => `- ${words.asked(count)} ${quoted(question, MAX_QUESTION)}`);
    const group = [`**${escapeMarkdown(heading)}**`, ...lines].join('\n');
    room -= group.length + 1;
    if (room < 0) break;
    rest -= lines.length;
    shown.push(group);
  }
  return ephemeral([
    container(ACCENT.answer, [
      text(`### ${words.title}`),
      text(shown.join('\n')),
      rest > 0 ? text(`-# ${words.more(rest)}`) : null,
    ]),
  ]);
}

async function exportGaps(guildId: string, context: Context): Promise<MessageResponse> {
  const { gapsOn } = await context.storage.guilds.get(guildId);
  const corrections = await context.storage.corrections.ofGuild(guildId);
  const found = await freshGaps(guildId, context);
  if (!gapsOn && corrections.length === 0) return ephemeralNotice(words.isOff);
  if (found.length + corrections.length === 0) return ephemeralNotice(words.none);
  const report = gapReport(await groupGaps(found, context.answers), corrections);
  return ephemeralFile(words.exported, 'gaps.yaml', report);
}

async function freshGaps(guildId: string, { storage, clock }: Context) {
  await storage.gaps.forgetOlderThan(new Date(clock().getTime() - GAPS_KEPT_MS));
  return storage.gaps.ofGuild(guildId, { limit: MAX_EXPORTED });
}
