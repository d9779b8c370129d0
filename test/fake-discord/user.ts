import {
  type APIApplicationCommand,
  type APIApplicationCommandOptionChoice,
  type APIUser,
  ApplicationCommandType,
  ComponentType,
  InteractionType as Kind,
  Locale,
} from 'discord-api-types/v10';
import { Channel } from './channel.js';
import { type OptionValue, type SentOption, sentOptions } from './command-options.js';
import type { Part } from './components.js';
import type { JsonObject } from './form.js';
import { Interaction } from './interaction.js';
import type { Message } from './message.js';
import { CREATABLE, draftOf, type UploadedFile } from './message-rules.js';
import { type Fields, filledModal } from './modal-fields.js';
import { holds, NO_FLAGS, ORDINARY } from './permissions.js';
import { contextOf, isInstalled, type Trigger } from './trigger.js';
import type { World } from './world.js';

/**
 * Somebody on Discord, and what they do. Methods that talk to the bot resolve when it has answered
 * in full and reject with the reason when it has not; where Discord's app would not let a user act,
 * they throw an Error.
 */
export class User {
  readonly id: string;
  /** Guild permissions, everywhere. */
  permissions = ORDINARY;
  locale = Locale.EnglishUS;
  /** Set to false to let the bot's direct messages fail with 50007. */
  acceptsDirectMessages = true;
  #direct: Channel | null = null;

  constructor(
    readonly world: World,
    readonly name: string,
    readonly bot: boolean,
  ) {
    this.id = world.ids.next();
    world.users.set(this.id, this);
  }

  get mention(): string {
    return `<@${this.id}>`;
  }

  /** The direct messages between this user and the bot. */
  dm(): Channel {
    this.#direct ??= Channel.direct(this);
    return this.#direct;
  }

  /** Writes a message. `ping` is whether a reply pings its author, as it does by default. */
  send(
    channel: Channel,
    content: string,
    {
      replyTo = null,
      ping = true,
      files = [],
    }: { replyTo?: Message | null; ping?: boolean; files?: readonly UploadedFile[] } = {},
  ): Message {
    if (channel.guild && !holds(this.permissions, channel.toSend)) {
      throw new Error(`${this.name} may not write in ${channel.name}`);
    }
    const draft = draftOf({ content }, files, null, CREATABLE, () => this.world.ids.next());
    const silent = { parse: ['users', 'roles', 'everyone'], replied_user: false };
    const allowedMentions = ping ? null : silent;
    return channel.add({ ...draft, allowedMentions }, { author: this, repliedTo: replyTo });
  }

  /** Uses a slash command; `name` may name a sub-command: `'tips subscribe'`. */
  slash(
    channel: Channel,
    name: string,
    values: Readonly<Record<string, OptionValue>> = {},
  ): Promise<Interaction> {
    const path = name.split(' ');
    const command = this.#command(channel, ApplicationCommandType.ChatInput, path[0] ?? '');
    const options = sentOptions(command, path, values);
    const resolved = resolvedOf(channel, Object.values(values));
    const data = { ...identity(command), options, ...resolved };
    return this.#start({ channel, kind: Kind.ApplicationCommand, data });
  }

  /** Types into an option and resolves with the choices the bot offers. */
  async autocomplete(
    channel: Channel,
    name: string,
    option: string,
    typed: string | number,
    others: Readonly<Record<string, OptionValue>> = {},
  ): Promise<readonly APIApplicationCommandOptionChoice[]> {
    const path = name.split(' ');
    const command = this.#command(channel, ApplicationCommandType.ChatInput, path[0] ?? '');
    const options = sentOptions(command, path, { ...others, [option]: typed }, option);
    const focused = focusedIn(options);
    if (!focused || !isAutocompleted(command.options, option)) {
      throw new Error(`The option ${option} has no autocomplete`);
    }
    const data = { ...identity(command), options };
    const kind = Kind.ApplicationCommandAutocomplete;
    const { choices } = await this.#start({ channel, kind, data, focused });
    return choices ?? [];
  }

  /** Uses a message command on a message, which the bot then sees in full. */
  messageCommand(message: Message, name: string): Promise<Interaction> {
    const { channel } = message;
    const command = this.#command(channel, ApplicationCommandType.Message, name);
    const resolved = { messages: { [message.id]: message.raw(true) } };
    const data = { ...identity(command), target_id: message.id, resolved };
    return this.#start({ channel, kind: Kind.ApplicationCommand, data });
  }

  /** Presses a button. */
  click(message: Message, customId: string): Promise<Interaction> {
    const button = this.#component(message, customId, ComponentType.Button);
    return this.#use(message, button, {});
  }

  /** Chooses from a select menu. */
  select(message: Message, customId: string, values: readonly string[]): Promise<Interaction> {
    const menu = this.#component(message, customId, ComponentType.StringSelect);
    const known = values.every((value) => menu.options?.some((option) => option.value === value));
    const { min_values: least = 1, max_values: most = 1 } = menu;
    if (!known || values.length < least || values.length > most) {
      throw new Error(`The menu ${customId} does not allow ${JSON.stringify(values)}`);
    }
    return this.#use(message, menu, { values });
  }

  /**
   * Uses a component that the message need not have (any more): what an app with an old copy of the
   * message, or a message of another version of the bot, can send.
   */
  useStale(
    source: Message,
    custom_id: string,
    values: readonly string[] | null = null,
  ): Promise<Interaction> {
    const component_type = values === null ? ComponentType.Button : ComponentType.StringSelect;
    const data = { custom_id, component_type, id: 1, ...(values && { values }) };
    return this.#start({ channel: source.channel, kind: Kind.MessageComponent, data, source });
  }

  /** Fills in and sends the modal that `opened` opened; `fields` by custom_id. */
  submitModal(opened: Interaction, fields: Fields): Promise<Interaction> {
    const { modal, trigger } = opened;
    if (!modal) throw new Error('No modal was opened');
    const data = { custom_id: modal.customId, components: filledModal(modal, fields) };
    const { channel, source = null } = trigger;
    return this.#start({ channel, kind: Kind.ModalSubmit, data, source, parent: opened });
  }

  raw(): APIUser {
    return {
      id: this.id,
      username: this.name,
      global_name: this.bot ? null : this.name,
      discriminator: '0',
      avatar: null,
      banner: null,
      accent_color: null,
      avatar_decoration_data: null,
      collectibles: null,
      primary_guild: null,
      public_flags: NO_FLAGS,
      flags: NO_FLAGS,
      bot: this.bot,
      system: false,
    };
  }

  #command(channel: Channel, type: ApplicationCommandType, name: string): APIApplicationCommand {
    const command = this.world.commands.find(type, name);
    if (!command) throw new Error(`No command ${name} of type ${type} is registered`);
    const needed = command.default_member_permissions;
    const isOpen = channel.guild?.openCommands.has(name) ?? true;
    if (!isOpen && needed !== null && !holds(this.permissions, BigInt(needed))) {
      throw new Error(`${this.name} is not allowed to use ${name}`);
    }
    const here = contextOf(channel);
    if (command.contexts && !command.contexts.includes(here)) {
      throw new Error(`The command ${name} is not available in context ${here}`);
    }
    const install = isInstalled({ channel }) ? 0 : 1;
    if (!command.integration_types?.includes(install)) {
      throw new Error(`The command ${name} is not available to installations of type ${install}`);
    }
    return command;
  }

  #component(message: Message, customId: string, type: ComponentType): Part {
    const part = message.parts.find((each) => each.custom_id === customId && each.type === type);
    if (!part || part.disabled || message.deleted) {
      throw new Error(`There is no component ${customId} of type ${type} to use`);
    }
    return part;
  }

  #use(source: Message, part: Part, more: JsonObject): Promise<Interaction> {
    const { custom_id, type: component_type, id } = part;
    const data = { custom_id, component_type, id, ...more };
    return this.#start({ channel: source.channel, kind: Kind.MessageComponent, data, source });
  }

  #start(trigger: Omit<Trigger, 'user'>): Promise<Interaction> {
    const dead = this.world.expireNext;
    const lateMs = this.world.delayNext;
    Object.assign(this.world, { expireNext: false, delayNext: 0 });
    return new Interaction({ user: this, ...trigger }, { dead, lateMs }).finished();
  }
}

function identity({ id, name, type }: APIApplicationCommand): JsonObject {
  return { id, name, type };
}

function resolvedOf(channel: Channel, values: readonly OptionValue[]): { resolved?: JsonObject } {
  const users = values.filter((value) => value instanceof User);
  const channels = values.filter((value) => value instanceof Channel);
  if (users.length + channels.length === 0) return {};
  const { guild } = channel;
  const members = users.map((user): [string, unknown] => {
    const { user: _, deaf: __, mute: ___, ...member } = guild?.member(user) ?? {};
    return [user.id, member];
  });
  return {
    resolved: {
      users: Object.fromEntries(users.map((user) => [user.id, user.raw()])),
      ...(guild && { members: Object.fromEntries(members) }),
      channels: Object.fromEntries(
        channels.map((each) => [each.id, { ...each.raw(), permissions: String(ORDINARY) }]),
      ),
    },
  };
}

function focusedIn(options: readonly SentOption[]): SentOption | undefined {
  const [below] = options.flatMap((option) => focusedIn(option.options ?? []) ?? []);
  return options.find((option) => option.focused) ?? below;
}

function isAutocompleted(options: APIApplicationCommand['options'], name: string): boolean {
  return (options ?? []).some((option) => {
    if ('options' in option && isAutocompleted(option.options, name)) return true;
    return option.name === name && 'autocomplete' in option && option.autocomplete === true;
  });
}
