import { DiscordAPIError, HTTPError, RESTJSONErrorCodes } from 'discord.js';

/**
 * What a failed call to Discord means for us.
 * - `weather`: happens to every bot and mends itself, such as a token that expired on the way
 * - `permission`: somebody took a permission away, locked the thread or has AutoMod refuse the words
 * - `outage`: Discord or the network
 * - `bug`: we sent what Discord refuses, or our own code threw
 */
export type FailureKind = 'weather' | 'permission' | 'outage' | 'bug';

/** Not among discord.js' names: a reply needs Read Message History. */
export const CANNOT_REPLY_WITHOUT_HISTORY = 160_002;

const KIND_OF_CODE: ReadonlyMap<number | string, FailureKind> = new Map<number, FailureKind>([
  [RESTJSONErrorCodes.UnknownInteraction, 'weather'],
  [RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged, 'weather'],
  [RESTJSONErrorCodes.UnknownMessage, 'weather'],
  [RESTJSONErrorCodes.UnknownChannel, 'weather'],
  [RESTJSONErrorCodes.CannotSendMessagesToThisUser, 'weather'],
  [RESTJSONErrorCodes.MissingAccess, 'permission'],
  [RESTJSONErrorCodes.MissingPermissions, 'permission'],
  [RESTJSONErrorCodes.InvalidActionOnArchivedThread, 'permission'],
  [RESTJSONErrorCodes.ThreadLocked, 'permission'],
  [RESTJSONErrorCodes.MessageWasBlockedByAutomaticModeration, 'permission'],
  [CANNOT_REPLY_WITHOUT_HISTORY, 'permission'],
]);

/** Sorts an error that came out of discord.js. */
export function failureKind(error: unknown): FailureKind {
  if (error instanceof DiscordAPIError) {
    return KIND_OF_CODE.get(error.code) ?? (error.status >= 500 ? 'outage' : 'bug');
  }
  return error instanceof HTTPError || isNetworkError(error) ? 'outage' : 'bug';
}

/** True if Discord refused a call for the reason that has this code. */
export function hasCode(error: unknown, code: number): boolean {
  return error instanceof DiscordAPIError && error.code === code;
}

/** True if no connection came about or one broke. */
export function isNetworkError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return true;
  const code = 'code' in error ? String(error.code) : '';
  return (
    /^((?!ERR_)E[A-Z_]+|UND_ERR_\w+)$/.test(code) ||
    (error.cause !== undefined && isNetworkError(error.cause))
  );
}
