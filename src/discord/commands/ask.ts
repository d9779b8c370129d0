import { ApplicationCommandOptionType } from 'discord.js';
import { phrases } from '../../answers/phrases.js';
import { answerQuestion } from '../asking.js';
import type { Command } from '../command.js';
import { clip, LIMITS } from '../limits.js';
import { everywhere } from './availability.js';

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
        autocomplete: true,
        max_length: LIMITS.questionOption,
      },
      {
        type: ApplicationCommandOptionType.Boolean,
        name: 'ephemeral',
        description: phrases.commands.askPrivately,
      },
    ],
  },
  run(request, context) {
    const { question, ephemeral } = request.options;
    return answerQuestion(
      String(question ?? ''),
      { ...request, isPrivate: ephemeral === true },
      context,
    );
  },
  complete: (typed, { answers }) =>
    answers
      .suggestTopics(typed, LIMITS.choices)
      .map(({ id, question }) => ({ name: clip(question, LIMITS.choiceName), value: id })),
};
