import { type Logger, pino } from 'pino';

export type Log = Logger;

/** JSON lines on stdout. Question texts and tokens are never given to it. */
export function createLog(level: string): Log {
  return pino({ level, base: null });
}
