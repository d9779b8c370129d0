import type { Lack } from '../../src/discord/channel-access.js';
import type { CommandRequest } from '../../src/discord/command.js';
import { commands } from '../../src/discord/commands/index.js';
import type { Context } from '../../src/discord/context.js';
import { answerPress } from '../../src/discord/presses.js';
import type { MessageResponse, Response } from '../../src/discord/response.js';
import type { Storage } from '../../src/storage/storage.js';
import { contextOf, DANA } from './context-of.js';
import { buttonsOf, textOf } from './shown.js';

export const GUILD = '1093558746243543040';
/** A Saturday, 13:00 in Berlin. */
const START = Date.parse('2026-11-28T12:00:00Z');

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
  const given = await contextOf({ clock: { now: () => dana.now } });
  const context: Context = { ...given, accessTo: async () => dana.lacks };
  const actor = () => ({
    ...DANA,
    guildId: dana.guildId,
    canManageGuild: dana.canManageGuild,
  });
  const dana: Moderator = {
    now: START,
    lacks: [],
    canManageGuild: true,
    guildId: GUILD,
    storage: given.storage,
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
