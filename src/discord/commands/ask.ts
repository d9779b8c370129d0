import { ApplicationCommandOptionType } from 'discord.js';
import { phrases } from '../../answers/phrases.js';
import type { Command } from '../command.js';
import { LIMITS } from '../limits.js';
import { render } from '../render.js';
import { everywhere } from './everywhere.js';

export const ask: Command = {
  shape: {
    name: 'ask',
    description: phrases.commands.ask,
    ...everywhere,
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'question',
        description: phrases.commands.askQuestion,
        required: true,
        max_length: LIMITS.questionOption,
      },
    ],
  },
  run({ options, userId }, answers) {
    const { reply } = answers.ask(String(options.question ?? ''));
    // What is no answer is of no use to the others in the channel.
    const ephemeral = reply.kind === 'unknown';
    return { kind: 'message', components: render(reply, userId), ephemeral };
  },
};
