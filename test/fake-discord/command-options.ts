import {
  type APIApplicationCommand,
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOption,
  ApplicationCommandOptionType as Type,
} from 'discord-api-types/v10';
import { Channel } from './channel.js';
import type { Role } from './guild.js';
import { User } from './user.js';

/** What a user can put into an option; users and channels are sent as ids with their data. */
export type OptionValue = string | number | boolean | User | Channel | Role;

/** An option as an interaction carries it. */
export interface SentOption {
  readonly name: string;
  readonly type: Type;
  readonly value?: string | number | boolean;
  readonly focused?: true;
  readonly options?: readonly SentOption[];
}

/**
 * The options a user sends for `path`, e.g. `['tips', 'subscribe']`: the command's name and then
 * its sub-commands. Throws an Error where Discord's app would not let the user press Enter. With
 * `focused` the user is still typing there, so nothing has to be complete.
 */
export function sentOptions(
  command: APIApplicationCommand,
  path: readonly string[],
  values: Readonly<Record<string, OptionValue>>,
  focused: string | null = null,
): SentOption[] {
  return below(command.options ?? [], path.slice(1), values, focused);
}

function below(
  options: readonly APIApplicationCommandOption[],
  [next, ...rest]: readonly string[],
  values: Readonly<Record<string, OptionValue>>,
  focused: string | null,
): SentOption[] {
  if (next !== undefined) {
    const inner = options.find(({ name }) => name === next);
    if (inner?.type !== Type.Subcommand && inner?.type !== Type.SubcommandGroup) {
      throw new Error(`There is no sub-command ${next}`);
    }
    const { name, type } = inner;
    return [{ name, type, options: below(inner.options ?? [], rest, values, focused) }];
  }
  const unknown = Object.keys(values).find((name) => !options.some((each) => each.name === name));
  if (unknown) throw new Error(`The registered command has no option ${unknown}`);
  return options.flatMap((option) => {
    if (option.type === Type.Subcommand || option.type === Type.SubcommandGroup) {
      throw new Error(`Name a sub-command, such as ${option.name}`);
    }
    const value = values[option.name];
    if (value === undefined) {
      if (option.required && !focused) throw new Error(`The option ${option.name} is required`);
      return [];
    }
    if (focused === null) refuseImpossible(option, value);
    const sent = typeof value === 'object' ? value.id : value;
    const typing = option.name === focused && { focused: true as const };
    return [{ name: option.name, type: option.type, value: sent, ...typing }];
  });
}

function refuseImpossible(option: APIApplicationCommandBasicOption, value: OptionValue): void {
  if (!fits(option.type, value)) throw new Error(`${option.name} cannot be ${String(value)}`);
  const choices = 'choices' in option ? (option.choices ?? []) : [];
  if (choices.length > 0 && !choices.some((choice) => choice.value === value)) {
    throw new Error(`${option.name} offers no ${String(value)}`);
  }
  if (option.type === Type.String && typeof value === 'string') {
    const { min_length: least = 0, max_length: most = 6000 } = option;
    refuseOutside(option.name, value.length, least, most);
  }
  if (option.type === Type.Integer || option.type === Type.Number) {
    refuseOutside(option.name, Number(value), option.min_value, option.max_value);
  }
}

function refuseOutside(name: string, size: number, least = -Infinity, most = Infinity): void {
  if (size < least || size > most) throw new Error(`${name} must be from ${least} to ${most}`);
}

function fits(type: Type, value: OptionValue): boolean {
  if (type === Type.String) return typeof value === 'string';
  if (type === Type.Integer) return Number.isInteger(value);
  if (type === Type.Number) return typeof value === 'number';
  if (type === Type.Boolean) return typeof value === 'boolean';
  if (type === Type.User) return value instanceof User;
  if (type === Type.Channel) return value instanceof Channel;
  if (type === Type.Role) return typeof value === 'object' && 'mentionable' in value;
  return false;
}
