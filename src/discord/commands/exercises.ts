import { type APIApplicationCommandOption, ApplicationCommandOptionType } from 'discord.js';
import { muscleName } from '../../answers/names.js';
import { phrases } from '../../answers/phrases.js';
import { EQUIPMENT, EXERCISE_CATEGORIES, LEVELS, MUSCLES } from '../../knowledge/schema.js';
import { renderBrowse } from '../browsing.js';
import type { Command } from '../command.js';
import { ephemeral } from '../response.js';
import { everywhere } from './availability.js';

function filter(
  name: string,
  description: string,
  choices: readonly { readonly name: string; readonly value: string }[],
): APIApplicationCommandOption {
  return {
    type: ApplicationCommandOptionType.String,
    name,
    description,
    choices: [...choices],
  };
}

const plain = (values: readonly string[]) => values.map((value) => ({ name: value, value }));

export const exercises: Command = {
  shape: {
    name: 'exercises',
    description: phrases.commands.exercises,
    ...everywhere,
    options: [
      filter(
        'muscle',
        phrases.commands.exercisesMuscle,
        MUSCLES.map((value) => ({ name: muscleName(value), value })),
      ),
      filter(
        'equipment',
        phrases.commands.exercisesEquipment,
        EQUIPMENT.map((value) => ({ name: phrases.exercise.equipment([value]), value })),
      ),
      filter('level', phrases.commands.exercisesLevel, plain(LEVELS)),
      filter('category', phrases.commands.exercisesCategory, plain(EXERCISE_CATEGORIES)),
    ],
  },
  run({ options }, { answers }) {
    const given = (name: string) => (options[name] === undefined ? null : String(options[name]));
    const filters = {
      muscle: given('muscle'),
      equipment: given('equipment'),
      level: given('level'),
      category: given('category'),
    };
    return ephemeral(renderBrowse(answers.knowledge, filters, 1));
  },
};
