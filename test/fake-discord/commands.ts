import { type APIApplicationCommand, ApplicationCommandType } from 'discord-api-types/v10';
import { checkCommand } from './command-rules.js';
import { checkForm, isObject, type JsonObject } from './form.js';
import { refusal } from './refusal.js';

/** How many commands of a type an application may have. */
const MOST: Record<number, number> = { 1: 100, 2: 15, 3: 15, 4: 1 };

/** The global commands of the application, as registered by the bot. */
export class Commands {
  /** As the API gives them with localizations. */
  all: readonly APIApplicationCommand[] = [];

  constructor(
    private readonly applicationId: string,
    private readonly newId: () => string,
  ) {}

  find(type: ApplicationCommandType, name: string): APIApplicationCommand | undefined {
    return this.all.find((command) => command.type === type && command.name === name);
  }

  /** Throws a Refusal if there is no such command. */
  get(id: string): APIApplicationCommand {
    const command = this.all.find((each) => each.id === id);
    if (!command) throw refusal('unknownCommand');
    return command;
  }

  list(withLocalizations: boolean): unknown {
    return withLocalizations ? this.all : JSON.parse(JSON.stringify(this.all, leaveOutLocalized));
  }

  /** Replaces all commands; those with a known name and type keep their id. */
  overwrite(body: unknown): readonly APIApplicationCommand[] {
    checkForm(body, (form) => {
      const names = new Set<string>();
      for (const command of form.list(0, 131)) {
        checkCommand(command);
        const key = `${command.at('type').value ?? 1} ${command.at('name').value}`;
        if (names.has(key)) {
          const message = 'Application command names must be unique';
          command.at('name').refuse('APPLICATION_COMMANDS_DUPLICATE_NAME', message);
        }
        names.add(key);
      }
    });
    const commands = Array.isArray(body) ? body.filter(isObject) : [];
    this.#keep(commands.map((command) => this.#filled(command)));
    return this.all;
  }

  /** Registers one command; one of the same name and type is replaced (`isNew` false). */
  create(body: unknown): { command: APIApplicationCommand; isNew: boolean } {
    checkForm(body, checkCommand);
    const command = this.#filled(isObject(body) ? body : {});
    const others = this.all.filter(({ id }) => id !== command.id);
    const isNew = others.length === this.all.length;
    this.#keep([...others, command]);
    return { command, isNew };
  }

  edit(id: string, body: unknown): APIApplicationCommand {
    const old = this.get(id);
    const merged = { ...old, ...(isObject(body) ? body : {}) };
    checkForm(merged, checkCommand);
    const command = this.#filled(merged, old);
    this.#keep(this.all.map((each) => (each === old ? command : each)));
    return command;
  }

  remove(id: string): void {
    const command = this.get(id);
    this.#keep(this.all.filter((each) => each !== command));
  }

  #keep(commands: readonly APIApplicationCommand[]): void {
    for (const [type, most] of Object.entries(MOST)) {
      const { length } = commands.filter((command) => command.type === Number(type));
      if (length > most) throw refusal('tooManyCommands');
    }
    this.all = commands;
  }

  /** A checked command with the fields that Discord adds; the version changes with the content. */
  #filled(
    body: JsonObject,
    old = this.find(Number(body.type ?? 1), String(body.name)),
  ): APIApplicationCommand {
    const permissions = body.default_member_permissions ?? null;
    const contexts = sorted(body.contexts);
    const command = {
      id: old?.id ?? this.newId(),
      application_id: this.applicationId,
      version: old?.version ?? this.newId(),
      default_member_permissions: permissions === null ? null : String(permissions),
      type: body.type ?? ApplicationCommandType.ChatInput,
      name: body.name,
      name_localizations: body.name_localizations ?? null,
      description: body.description ?? '',
      description_localizations: body.description_localizations ?? null,
      dm_permission: contexts === null || contexts.includes(1),
      contexts,
      integration_types: sorted(body.integration_types) ?? [0],
      nsfw: body.nsfw ?? false,
      ...optionsOf(body),
    };
    if (JSON.stringify(command) !== JSON.stringify(old)) command.version = this.newId();
    // Checked above, so this is the shape the type describes.
    return command as unknown as APIApplicationCommand;
  }
}

/** The options with the fields that Discord adds, and without those that say nothing. */
function optionsOf(body: JsonObject): { options?: JsonObject[] } {
  if (!Array.isArray(body.options) || body.options.length === 0) return {};
  const options = body.options.filter(isObject).map((option) => {
    const { type, name, description, choices, options: _, ...rest } = option;
    const localized = { name_localizations: null, description_localizations: null };
    const said = Object.entries(rest).filter(([, value]) => value !== null && value !== false);
    const offered = Array.isArray(choices) && choices.length > 0 && choices.filter(isObject);
    return {
      type,
      name,
      description,
      ...localized,
      ...Object.fromEntries(said),
      ...(offered && { choices: offered.map((each) => ({ name_localizations: null, ...each })) }),
      ...optionsOf(option),
    };
  });
  return { options };
}

function sorted(values: unknown): number[] | null {
  return Array.isArray(values) ? values.map(Number).sort((a, b) => a - b) : null;
}

function leaveOutLocalized(key: string, value: unknown): unknown {
  return key.endsWith('_localizations') ? undefined : value;
}
