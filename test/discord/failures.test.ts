import { DiscordAPIError, HTTPError, RESTJSONErrorCodes } from 'discord.js';
import { describe, expect, it } from 'vitest';
import {
  CANNOT_REPLY_WITHOUT_HISTORY,
  type FailureKind,
  failureKind,
  isNetworkError,
} from '../../src/discord/failures.js';

const REQUEST = { body: undefined, files: undefined };

function refusal(code: number, status: number): DiscordAPIError {
  return new DiscordAPIError({ code, message: 'no' }, code, status, 'POST', '/x', REQUEST);
}

function systemError(code: string, cause?: Error): Error {
  return Object.assign(new Error('it failed', { cause }), { code });
}

function named(name: string): Error {
  return Object.assign(new Error('it failed'), { name });
}

describe('a failed call to Discord is', () => {
  it.each<[FailureKind, string, unknown]>([
    ['weather', 'an expired interaction', refusal(RESTJSONErrorCodes.UnknownInteraction, 404)],
    [
      'weather',
      'an interaction answered before',
      refusal(RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged, 400),
    ],
    ['weather', 'a deleted message', refusal(RESTJSONErrorCodes.UnknownMessage, 404)],
    ['weather', 'a deleted channel', refusal(RESTJSONErrorCodes.UnknownChannel, 404)],
    [
      'weather',
      'a member who takes no messages',
      refusal(RESTJSONErrorCodes.CannotSendMessagesToThisUser, 403),
    ],
    ['permission', 'a hidden channel', refusal(RESTJSONErrorCodes.MissingAccess, 403)],
    ['permission', 'a mute channel', refusal(RESTJSONErrorCodes.MissingPermissions, 403)],
    [
      'permission',
      'an archived thread',
      refusal(RESTJSONErrorCodes.InvalidActionOnArchivedThread, 400),
    ],
    ['permission', 'a locked thread', refusal(RESTJSONErrorCodes.ThreadLocked, 400)],
    [
      'permission',
      'words that AutoMod blocks',
      refusal(RESTJSONErrorCodes.MessageWasBlockedByAutomaticModeration, 400),
    ],
    ['permission', 'a hidden history', refusal(CANNOT_REPLY_WITHOUT_HISTORY, 400)],
    [
      'bug',
      'a form that Discord refuses',
      refusal(RESTJSONErrorCodes.InvalidFormBodyOrContentType, 400),
    ],
    ['bug', 'a code that nobody knows', refusal(999_999, 400)],
    ['outage', 'an error of Discord with a code', refusal(0, 500)],
    ['outage', 'an error of Discord', new HTTPError(503, 'Unavailable', 'POST', '/x', REQUEST)],
    ['outage', 'a broken connection', systemError('ECONNRESET')],
    ['bug', 'an error of our own', new TypeError('x is not a function')],
    ['bug', 'what is no error at all', 'oops'],
  ])('%s: %s', (kind, _, error) => {
    expect(failureKind(error)).toBe(kind);
  });
});

describe('the network failed', () => {
  it.each<[string, Error]>([
    ['if nobody listens', systemError('ECONNREFUSED')],
    ['if there is no such host', systemError('ENOTFOUND')],
    ['if the name server does not answer', systemError('EAI_AGAIN')],
    ['if the connection timed out', systemError('UND_ERR_CONNECT_TIMEOUT')],
    ['if that is the cause', systemError('X', systemError('ECONNRESET'))],
    [
      'if that is the cause of the cause',
      new Error('a', { cause: new Error('b', { cause: systemError('EPIPE') }) }),
    ],
    ['if the call was aborted', named('AbortError')],
    ['if the call took too long', named('TimeoutError')],
  ])('%s', (_, error) => {
    expect(isNetworkError(error)).toBe(true);
  });

  it.each<[string, unknown]>([
    ['if our code failed', new TypeError('x is not a function')],
    ['if an argument was wrong', systemError('ERR_INVALID_ARG_TYPE')],
    ['if Discord refused', refusal(50_035, 400)],
    ['if nothing failed', null],
  ])('not %s', (_, error) => {
    expect(isNetworkError(error)).toBe(false);
  });
});
