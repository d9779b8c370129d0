import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import { Conversations } from '../../src/answers/conversation.js';
import type { Lack } from '../../src/discord/channel-access.js';
import { ClockSkew } from '../../src/discord/clock-skew.js';
import type { CommandRequest } from '../../src/discord/command.js';
import { commands } from '../../src/discord/commands/index.js';
import type { Context } from '../../src/discord/context.js';
import { Cooldown } from '../../src/discord/cooldown.js';
import { Introductions } from '../../src/discord/introductions.js';
import { answerPress } from '../../src/discord/presses.js';
import { RecentAnswers } from '../../src/discord/recent-answers.js';
import type { MessageResponse, Response } from '../../src/discord/response.js';
import { openStorage, type Storage } from '../../src/storage/storage.js';
import { answersOf } from '../answers/answers-of.js';
import { buttonsOf, textOf } from './shown.js';

export const GUILD = '1093558746243543040';
/** A Saturday, 13:00 in Berlin. */
const START = Date.parse('2026-11-28T12:00:00Z');

const answers = await answersOf();

/** A moderator of a server, with a clock that the test moves and what Soleus lacks in channels. */
export interface Moderator {
  now: number;
  lacks: readonly Lack[] | null;
  canManageGuild: boolean;
  guildId: string | null;
  readonly storage: Storage;
  /** Uses a command such as `tips set`, and gives what it shows. */
  use(command: string, options?: CommandRequest['options']): Promise<Shown>;
  /** Presses the button with this label. */
  press(shown: Shown, label: string): Promise<Shown>;
}

export interface Shown {
  readonly text: string;
  readonly ephemeral: boolean;
  readonly response: MessageResponse;
  readonly labels: readonly string[];
}

/** One in front of a database of their own, which is gone after the test. */
export async function moderator(): Promise<Moderator> {
  const dataDir = await mkdtemp(join(tmpdir(), 'soleus-'));
  const storage = await openStorage({ dataDir, databaseUrl: null });
  onTestFinished(async () => {
    await storage.close();
    await rm(dataDir, { recursive: true });
  });
  const clock = (): number => dana.now;
  const context: Context & { readonly background: () => void } = {
    answers,
    storage,
    conversations: new Conversations(clock),
    recentAnswers: new RecentAnswers(clock),
    introductions: new Introductions(storage.guilds),
    clockSkew: new ClockSkew(),
    cooldown: new Cooldown(clock),
    muscleMap: () => new Uint8Array(),
    accessTo: async () => dana.lacks,
    clock: () => new Date(clock()),
    background: () => {},
    log: pino({ level: 'silent' }),
  };
  const actor = () => ({
    userId: '123456789012345678',
    channelId: '223456789012345678',
    guildId: dana.guildId,
    inDirectMessage: false,
    canManageGuild: dana.canManageGuild,
    canSend: true,
  });
  const dana: Moderator = {
    now: START,
    lacks: [],
    canManageGuild: true,
    guildId: GUILD,
    storage,
    async use(path, options = {}) {
      const [name, subcommand = null] = path.split(' ');
      const command = commands.find(({ shape }) => shape.name === name);
      if (!command) throw new Error(`there is no /${name}`);
      return shownOf(await command.run({ ...actor(), options, subcommand }, context));
    },
    async press({ response }, label) {
      const button = buttonsOf(response.components).find((each) => each.label === label);
      const customId = button?.custom_id ?? '';
      const press = { ...actor(), customId, values: [], onPrivateMessage: true };
      return shownOf(await answerPress(press, context));
    },
  };
  return dana;
}

function shownOf(response: Response): Shown {
  if (response.kind !== 'message') throw new Error(`not a message but: ${response.kind}`);
  return {
    response,
    ephemeral: response.ephemeral,
    text: textOf(response.components),
    labels: buttonsOf(response.components).map(({ label }) => label ?? ''),
  };
}
