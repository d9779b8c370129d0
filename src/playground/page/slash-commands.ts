import type {
  APIApplicationCommandBasicOption,
  ApplicationCommandOptionType,
} from 'discord-api-types/v10';
import type { Choice, OptionValue, Place } from './protocol.js';

const SUBCOMMAND = 1 as ApplicationCommandOptionType.Subcommand;
const STRING = 3 as ApplicationCommandOptionType.String;
const INTEGER = 4 as ApplicationCommandOptionType.Integer;
const BOOLEAN = 5 as ApplicationCommandOptionType.Boolean;
const CHANNEL = 7 as ApplicationCommandOptionType.Channel;
const ROLE = 8 as ApplicationCommandOptionType.Role;
const NUMBER = 10 as ApplicationCommandOptionType.Number;

/** A command as one types it: a subcommand is one of its own. */
export interface SlashCommand {
  /** Such as `/tips set`. */
  readonly path: string;
  readonly name: string;
  readonly subcommand: string | null;
  readonly description: string;
  readonly options: readonly APIApplicationCommandBasicOption[];
}

/** Every command that can be typed. */
export function slashCommands(place: Place): SlashCommand[] {
  return place.commands.flatMap(({ name, description, options = [] }): SlashCommand[] => {
    const subcommands = options.filter((option) => option.type === SUBCOMMAND);
    if (subcommands.length === 0) {
      const basic = options as readonly APIApplicationCommandBasicOption[];
      return [{ path: `/${name}`, name, subcommand: null, description, options: basic }];
    }
    return subcommands.map((subcommand) => ({
      path: `/${name} ${subcommand.name}`,
      name,
      subcommand: subcommand.name,
      description: subcommand.description,
      options: subcommand.options ?? [],
    }));
  });
}

/** Commands that may become of what was typed, those that start so first; empty if it is no command. */
export function matchingCommands(typed: string, commands: readonly SlashCommand[]): SlashCommand[] {
  const wanted = typed.toLowerCase();
  if (!/^\/[\w ]*$/.test(wanted)) return [];
  const starting = commands.filter(({ path }) => path.startsWith(wanted.trimEnd()));
  const containing = commands.filter(
    (command) => !starting.includes(command) && command.path.includes(wanted.slice(1).trim()),
  );
  return [...starting, ...containing];
}

/** A command that was typed out in full, with what follows it. */
export function typedCommand(
  typed: string,
  commands: readonly SlashCommand[],
): { readonly command: SlashCommand; readonly rest: string } | null {
  const command = commands.find(({ path }) => `${typed.toLowerCase()} `.startsWith(`${path} `));
  return command ? { command, rest: typed.slice(command.path.length).trim() } : null;
}

/**
 * The options of a command that was typed out with nothing but its first option, or without any.
 * Null if there is more to fill in.
 */
export function optionsIn(
  { options: [first, ...others] }: SlashCommand,
  rest: string,
  place: Place,
): Record<string, OptionValue> | null {
  if (first === undefined) return {};
  if (rest === '' || others.some(({ required }) => required)) return null;
  const read = readOption(first, rest, [], place);
  return 'value' in read && read.value !== undefined ? { [first.name]: read.value } : null;
}

/** The choices that an option always has; null if anything can be typed. */
export function fixedChoices(
  option: APIApplicationCommandBasicOption,
  place: Place,
): readonly Choice[] | null {
  switch (option.type) {
    case STRING:
    case INTEGER:
    case NUMBER:
      return 'choices' in option && option.choices ? option.choices : null;
    case BOOLEAN:
      return [
        { name: 'True', value: 'true' },
        { name: 'False', value: 'false' },
      ];
    case CHANNEL:
      return place.channels
        .filter(({ kind }) => kind === 'guild')
        .map(({ id, name }) => ({ name: `#${name}`, value: id }));
    case ROLE:
      return place.roles.map(({ id, name }) => ({ name: `@${name}`, value: id }));
    default:
      return [];
  }
}

/** What was typed for an option, as Discord would send it, or what is wrong with it. */
export function readOption(
  option: APIApplicationCommandBasicOption,
  typed: string,
  offered: readonly Choice[],
  place: Place,
): { readonly value: OptionValue | undefined } | { readonly problem: string } {
  const wanted = typed.trim();
  if (wanted === '') {
    return option.required ? { problem: 'This option is required.' } : { value: undefined };
  }
  const fixed = fixedChoices(option, place);
  const chosen = (fixed ?? offered).find(
    ({ name }) => name.toLowerCase() === wanted.toLowerCase() || name === `#${wanted}`,
  );
  if (fixed !== null && chosen === undefined) return { problem: 'Choose one from the list.' };
  const value = chosen?.value ?? wanted;
  if (option.type === BOOLEAN) return { value: value === 'true' };
  if (option.type !== INTEGER && option.type !== NUMBER) return { value };
  return Number.isNaN(Number(value)) ? { problem: 'Write a number.' } : { value: Number(value) };
}

/** True for an option whose choices the bot suggests while it is being typed. */
export function isCompleted(option: APIApplicationCommandBasicOption): boolean {
  return 'autocomplete' in option && option.autocomplete === true;
}

/** The longest text that an option takes. */
export function maxLength(option: APIApplicationCommandBasicOption): number {
  return option.type === STRING && 'max_length' in option && option.max_length
    ? option.max_length
    : 6_000;
}
