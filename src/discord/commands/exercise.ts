import { ApplicationCommandOptionType } from 'discord.js';
import { toldBy } from '../../answers/conversation.js';
import { phrases } from '../../answers/phrases.js';
import { askToWait } from '../asking.js';
import type { Command } from '../command.js';
import { clip, LIMITS } from '../limits.js';
import { show } from '../show.js';
import { everywhere } from './availability.js';

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
  run(request, context) {
    const tooMuch = askToWait(request, context);
    if (tooMuch) return tooMuch;
    const { options, userId, channelId } = request;
    const name = String(options.name ?? '');
    const reply = context.answers.exercise(name);
    context.conversations.remember(userId, channelId, toldBy(reply, name));
    return {
      kind: 'message',
      ephemeral: reply.kind === 'unknown',
      ...show(reply, userId, context),
    };
  },
  complete: (typed, { answers }) =>
    answers
      .suggestExercises(typed, LIMITS.choices)
      .map(({ id, name }) => ({ name: clip(name, LIMITS.choiceName), value: id })),
};
