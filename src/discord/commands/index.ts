import type { Command } from '../command.js';
import { ask } from './ask.js';
import { exercise } from './exercise.js';
import { help } from './help.js';

/** Every command of the bot. A new one is added here and nowhere else. */
export const commands: readonly Command[] = [ask, exercise, help];
