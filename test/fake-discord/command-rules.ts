import {
  ApplicationCommandType,
  ChannelType,
  Locale,
  ApplicationCommandOptionType as Option,
} from 'discord-api-types/v10';
import type { Field } from './form.js';

const CHAT_NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const LOCALES = new Set<string>(Object.values(Locale));
const NUMERIC = [Option.Integer, Option.Number];
const CHOOSABLE = [Option.String, ...NUMERIC];
const NESTED = [Option.Subcommand, Option.SubcommandGroup];

/** The values of a numeric enum; TypeScript mixes the names in. */
const valuesOf = (of: object): number[] =>
  Object.values(of).filter((value) => typeof value === 'number');
const OPTION_TYPES = valuesOf(Option);
const CHANNEL_TYPES = [...new Set(valuesOf(ChannelType))];

/** Checks one application command as it is registered. */
export function checkCommand(command: Field): void {
  const type = command.required().object().at('type').choice([1, 2, 3, 4]) ?? 1;
  const chat = type === ApplicationCommandType.ChatInput;
  const description = chat || type === ApplicationCommandType.PrimaryEntryPoint;
  checkName(command, chat);
  checkLocalized(command, 'description', description ? 1 : 0, description ? 100 : 0);
  command.at('contexts').distinct([0, 1, 2], 1);
  command.at('integration_types').distinct([0, 1], 1);
  command.at('nsfw').boolean();
  command.at('dm_permission').boolean();
  const permissions = command.at('default_member_permissions');
  if (permissions.given && !/^\d{1,17}$/.test(String(permissions.value))) {
    permissions.refuse('BITFIELD_TYPE_INVALID', 'Not a permission bit set');
  }
  if (chat) checkOptions(command, 0);
  else if (command.at('options').list(0, 0).length > 0) {
    command.refuse('APPLICATION_COMMAND_OPTIONS_NOT_ALLOWED', 'Only slash commands have options');
  }
  if (sizeOf(command) > 8000) {
    command.refuse('APPLICATION_COMMAND_TOO_LARGE', 'Command exceeds maximum size (8000)');
  }
}

function checkName(field: Field, chat: boolean): void {
  for (const name of checkLocalized(field, 'name', 1, 32)) {
    const text = String(name.value);
    if (chat && !(CHAT_NAME.test(text) && text === text.toLowerCase())) {
      name.refuse('APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid');
    }
  }
}

/** Checks a text and its localizations; returns those that are given. */
function checkLocalized(field: Field, key: string, min: number, max: number): Field[] {
  const main = field.at(key);
  if (min > 0) main.required();
  const map = field.at(`${key}_localizations`).object();
  const locales = Object.keys(map.value ?? {});
  for (const locale of locales.filter((name) => !LOCALES.has(name))) {
    map.at(locale).refuse('BASE_TYPE_CHOICES', `Locale ${locale} is unknown`);
  }
  const texts = [main, ...locales.map((locale) => map.at(locale))].filter(({ given }) => given);
  for (const text of texts) text.text(min, max);
  return texts;
}

function checkOptions(parent: Field, depth: number): void {
  const options = parent.at('options').list(0, 25);
  const names = new Set<unknown>();
  const nested = options.filter((option) => NESTED.some((t) => t === option.at('type').value));
  if (nested.length > 0 && nested.length < options.length) {
    const message = 'Sub-commands are mutually exclusive to all other option types';
    parent.at('options').refuse('APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', message);
  }
  let optional = false;
  for (const option of options) {
    const type = option.object().at('type').required().choice(OPTION_TYPES);
    checkName(option, true);
    checkLocalized(option, 'description', 1, 100);
    if (names.has(option.at('name').value)) {
      const code = 'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS';
      option.at('name').refuse(code, 'Option name already exists');
    }
    names.add(option.at('name').value);
    if (type === Option.Subcommand || type === Option.SubcommandGroup) {
      checkNesting(option, type, depth);
      continue;
    }
    if (option.at('required').boolean() && optional) {
      const message = 'Required options must be placed before non-required options';
      option.refuse('APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID', message);
    }
    optional ||= option.at('required').value !== true;
    if (type !== null) checkLimits(option, type);
  }
}

/** A group stands at the top and holds sub-commands; a sub-command holds plain options. */
function checkNesting(option: Field, type: Option, depth: number): void {
  const children = option.at('options').list(type === Option.Subcommand ? 0 : 1, 25);
  const group = type === Option.SubcommandGroup;
  if ((group && depth > 0) || depth > 1) {
    option.at('type').refuse('APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', 'Nested too deep');
    return;
  }
  for (const child of children) {
    if ((child.at('type').value === Option.Subcommand) !== group) {
      child.at('type').refuse('APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', 'Not allowed here');
    }
  }
  checkOptions(option, depth + 1);
}

function checkLimits(option: Field, type: Option): void {
  onlyFor(option, type, ['choices', 'autocomplete'], CHOOSABLE);
  onlyFor(option, type, ['min_value', 'max_value'], NUMERIC);
  onlyFor(option, type, ['min_length', 'max_length'], [Option.String]);
  for (const key of ['min_value', 'max_value']) {
    if (type === Option.Integer) option.at(key).integer();
    else option.at(key).number();
  }
  option.at('min_length').integer(0, 6000);
  option.at('max_length').integer(1, 6000);
  option.at('channel_types').distinct(CHANNEL_TYPES, 0);
  const choices = option.at('choices').list(0, 25);
  for (const choice of choices) checkChoice(choice, type);
  if (option.at('autocomplete').boolean() && choices.length > 0) {
    const message = 'Autocomplete and choices are mutually exclusive';
    option.refuse('APPLICATION_COMMAND_OPTION_CHOICES_AUTOCOMPLETE', message);
  }
}

/** Checks one choice of an option of this type, registered or offered while typing. */
export function checkChoice(choice: Field, type: Option): void {
  choice.required().object();
  checkLocalized(choice, 'name', 1, 100);
  const value = choice.at('value').required();
  if (type === Option.String) value.text(0, 100);
  else if (type === Option.Integer) value.integer();
  else value.number();
}

function onlyFor(option: Field, type: Option, keys: string[], types: Option[]): void {
  for (const key of keys) {
    if (option.at(key).value && !types.includes(type)) {
      option.at(key).refuse('APPLICATION_COMMAND_OPTION_INVALID', `${key} is not for this type`);
    }
  }
}

/** Names, descriptions and choice values together; of localized texts the longest counts. */
function sizeOf(field: Field): number {
  const longest = (key: string): number =>
    Math.max(
      ...[field.at(key).value, ...Object.values(field.at(`${key}_localizations`).value ?? {})].map(
        (text) => (typeof text === 'string' ? text.length : 0),
      ),
    );
  const value = String(field.at('value').value ?? '').length;
  const below = ['options', 'choices'].flatMap((key) => {
    const { value: items } = field.at(key);
    return Array.isArray(items) ? items.map((_, index) => field.at(key).at(index)) : [];
  });
  return (
    longest('name') + longest('description') + value + below.reduce((n, f) => n + sizeOf(f), 0)
  );
}
