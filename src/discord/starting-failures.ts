import { DiscordjsErrorCodes } from 'discord.js';
import type { Config } from '../config.js';
import { failureKind, isNetworkError } from './failures.js';

/** A reason not to start that an operator can mend; its message says how. */
export class StartupError extends Error {
  override readonly name = 'StartupError';
}

/**
 * Says what went wrong, as a `StartupError` where an operator can mend it; what is a bug stays as it is.
 */
export function startingFailure(
  error: unknown,
  { discordApiUrl }: Pick<Config, 'discordApiUrl'>,
): unknown {
  const api = discordApiUrl ?? 'https://discord.com/api';
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const message = error instanceof Error ? error.message : '';
  if (code === DiscordjsErrorCodes.TokenInvalid || (code === 0 && message.includes('401'))) {
    return new StartupError(
      'Discord does not accept DISCORD_TOKEN. Copy the token again: Developer Portal > your application > Bot > Reset Token.',
    );
  }
  if (/disallowed intents/i.test(message)) {
    return new StartupError(
      'Discord refuses the intents of this bot. Check Developer Portal > your application > Bot > Privileged Gateway Intents; Soleus needs none of them.',
    );
  }
  if (isNetworkError(error)) {
    return new StartupError(
      `Discord can't be reached at ${api}. Check the network, and DISCORD_API_URL if you set it.`,
    );
  }
  const kind = failureKind(error);
  if (kind === 'permission') {
    return new StartupError(
      'Discord does not let this application register its commands. Check that DISCORD_TOKEN belongs to the application, and invite it with the scopes bot and applications.commands.',
    );
  }
  if (kind === 'outage') {
    return new StartupError(
      `Discord at ${api} is failing (${message}). Try again in a few minutes.`,
    );
  }
  return error;
}
