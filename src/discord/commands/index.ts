import type { Command, MessageCommand } from '../command.js';
import { about } from './about.js';
import { answerThis } from './answer-this.js';
import { ask } from './ask.js';
import { exercise } from './exercise.js';
import { exercises } from './exercises.js';
import { gaps } from './gaps.js';
import { help } from './help.js';
import { privacy } from './privacy.js';
import { tip } from './tip.js';
import { tips } from './tips.js';

/** Every slash command of the bot. A new one is added here and nowhere else. */
export const commands: readonly Command[] = [
  ask,
  exercise,
  exercises,
  tip,
  help,
  about,
  privacy,
  gaps,
  tips,
];

/** Every command of the menu of messages. */
export const messageCommands: readonly MessageCommand[] = [answerThis];
