import { ApplicationCommandOptionType } from 'discord.js';
import { phrases } from '../../answers/phrases.js';
import type { Command } from '../command.js';
import { clip, LIMITS } from '../limits.js';
import { render } from '../render.js';
import { everywhere } from './everywhere.js';

export const exercise: Command = {
  shape: {
    name: 'exercise',
    description: phrases.commands.exercise,
    ...everywhere,
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'name',
        description: phrases.commands.exerciseName,
        required: true,
        autocomplete: true,
        max_length: LIMITS.choiceName,
      },
    ],
  },
  run({ options, userId }, answers) {
    const reply = answers.exercise(String(options.name ?? ''));
    const ephemeral = reply.kind === 'unknown';
    return { kind: 'message', components: render(reply, userId), ephemeral };
  },
  complete: (typed, answers) =>
    answers
      .suggestExercises(typed, LIMITS.choices)
      .map(({ id, name }) => ({ name: clip(name, LIMITS.choiceName), value: id })),
};
