import { isDeepStrictEqual } from 'node:util';
import type { Client } from 'discord.js';
import { Routes } from 'discord.js';
import type { Log } from '../telemetry/log.js';
import { commands, messageCommands } from './commands/index.js';

/** Brings Discord's list of our commands up to date, with no call that changes nothing. */
export async function registerCommands(client: Client<true>, log: Log): Promise<void> {
  const route = Routes.applicationCommands(client.application.id);
  const wanted = [...commands, ...messageCommands].map(({ shape }) => shape);
  const registered = await client.rest.get(route, {
    query: new URLSearchParams({ with_localizations: 'true' }),
  });
  if (sameCommands(wanted, registered)) {
    log.info({ commands: wanted.length }, 'commands are up to date');
    return;
  }
  await client.rest.put(route, { body: wanted });
  log.info({ commands: wanted.length }, 'commands registered');
}

/**
 * True if Discord already has exactly the wanted commands. What Discord adds on its own (ids,
 * versions, defaults) makes no difference.
 */
export function sameCommands(wanted: readonly unknown[], registered: unknown): boolean {
  if (!Array.isArray(registered)) return false;
  return isDeepStrictEqual(byName(wanted), byName(registered));
}

function byName(commands: readonly unknown[]): Map<string, unknown> {
  return new Map(
    commands.map((command) => {
      const plain = significant(command);
      return [isRecord(plain) ? `${plain.type ?? 1} ${plain.name}` : '', plain];
    }),
  );
}

/** Fields of a command, its options and its choices that we set. */
const SIGNIFICANT = new Set([
  'type',
  'name',
  'name_localizations',
  'description',
  'description_localizations',
  'options',
  'choices',
  'value',
  'required',
  'autocomplete',
  'min_value',
  'max_value',
  'min_length',
  'max_length',
  'channel_types',
  'default_member_permissions',
  'integration_types',
  'contexts',
]);

/** The same without the fields that Discord adds and without values that mean "not set". */
function significant(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(significant);
  if (!isRecord(value)) return value;
  const kept = Object.entries(value).filter(
    ([key, field]) => SIGNIFICANT.has(key) && !isDefault(key, field),
  );
  return Object.fromEntries(
    kept.map(([key, field]) => [key, isLocalization(key) ? field : significant(field)]),
  );
}

function isLocalization(key: string): boolean {
  return key.endsWith('_localizations');
}

function isDefault(key: string, field: unknown): boolean {
  if (field === null || field === undefined || field === false) return true;
  // A slash command needs no type; Discord answers with 1, and with an empty description elsewhere.
  return (
    field === '' || (Array.isArray(field) && field.length === 0) || (key === 'type' && field === 1)
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
