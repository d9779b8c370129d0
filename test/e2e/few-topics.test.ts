import { describe, expect, it } from 'vitest';
import { useBot } from './bot.js';
import { remembering } from './remembering.js';
import { KNOWLEDGE_DIR } from './stage.js';
import { tipCommands } from './tip-commands.js';

// One program for all that needs only a few topics: to start one takes the longest.
const bot = useBot(KNOWLEDGE_DIR);

describe('what Soleus remembers', () => remembering(bot));
describe('the commands for daily tips', () => tipCommands(bot));

it('nothing is sent that Discord refuses, and nothing fails', () => {
  expect(bot.discord.refusals).toEqual([]);
  expect(bot.program.output).not.toContain('"level":50');
});
