import { GatewayIntentBits as Intent } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { asking } from './asking.js';
import { useBot } from './bot.js';
import { commands } from './commands.js';
import { messages } from './messages.js';

// One program for all of it: to start one takes the longest.
const bot = useBot();
/** Codes of the refusals that a test provoked on purpose. */
const provoked: number[] = [];

describe('asking', () => asking(bot));
describe('commands', () => commands(bot));
describe('messages', () => messages(bot, provoked));

it('no privileged intent is asked for', () => {
  const privileged = Intent.GuildMembers | Intent.GuildPresences | Intent.MessageContent;
  expect(bot.discord.identifies.every(({ intents }) => (intents & privileged) === 0)).toBe(true);
});

it('nothing is sent that Discord refuses, but for what tests provoke', () => {
  expect(bot.discord.refusals.map(({ code }) => code)).toEqual(provoked);
});

it('nothing fails', () => {
  expect(bot.program.output).not.toContain('"level":50');
  expect(bot.program.output).not.toContain('    at ');
});
