import { type DestinationStream, type Logger, pino, stdSerializers } from 'pino';

export type Log = Logger;

/** JSON lines, by default on stdout. Question texts and tokens are not in it. */
export function createLog(level: string, destination?: DestinationStream): Log {
  return pino({ level, base: null, serializers: { err: loggedError } }, destination);
}

/** The paths of Discord whose last part is a secret that lets one answer for us. */
const WITH_TOKEN = /\/(interactions|webhooks)\/\S+/g;

/**
 * What helps to mend an error. Errors of discord.js carry the whole request besides: its address with
 * the token of an interaction, and its body with what a member wrote.
 */
function loggedError(error: unknown) {
  if (!(error instanceof Error)) return String(error);
  const { type, message, stack, code, status, rawError } = stdSerializers.err(error);
  return {
    type,
    code,
    status,
    message: message.replaceAll(WITH_TOKEN, '/$1/…'),
    stack: stack.replaceAll(WITH_TOKEN, '/$1/…'),
    errors: rawError?.errors,
  };
}
