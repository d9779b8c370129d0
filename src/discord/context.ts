import type { Answers } from '../answers/answers.js';
import { Conversations } from '../answers/conversation.js';
import { createMuscleMaps, type WorkedMuscles } from '../pictures/muscle-map.js';
import type { Storage } from '../storage/storage.js';
import type { Log } from '../telemetry/log.js';
import type { AccessCheck } from './channel-access.js';
import { ClockSkew } from './clock-skew.js';
import { Cooldown } from './cooldown.js';
import { Introductions } from './introductions.js';
import { RecentAnswers } from './recent-answers.js';

/** What handlers work with. It is passed in, so that a front without Discord can run the same handlers. */
export interface Context {
  readonly answers: Answers;
  readonly storage: Storage;
  readonly conversations: Conversations;
  readonly recentAnswers: RecentAnswers;
  readonly introductions: Introductions;
  readonly cooldown: Pick<Cooldown, 'secondsToWait' | 'isWaiting'>;
  /** Draws the muscles of an exercise as a PNG. */
  readonly muscleMap: (worked: WorkedMuscles) => Uint8Array;
  /** Not there where there is no Discord that could be asked. */
  readonly accessTo?: AccessCheck;
  readonly clock: () => Date;
  readonly clockSkew: ClockSkew;
  /** Takes work that no answer waits for; a stop does, before the database is closed. */
  readonly background: (work: Promise<void>) => void;
  readonly log: Log;
}

/** How often what is over is forgotten, of members too: they need not ask anything for that. */
const FORGET_EVERY_MS = 60_000;

/** What is remembered between answers, with the answers of the moment. */
export function createContext({
  answers,
  ...given
}: Pick<Context, 'storage' | 'log' | 'accessTo' | 'background'> & {
  readonly answers: () => Answers;
}): () => Context {
  const conversations = new Conversations(Date.now);
  const cooldown = new Cooldown(Date.now);
  setInterval(() => {
    conversations.forgetOld();
    cooldown.forgetOld();
  }, FORGET_EVERY_MS).unref();
  const lasting = {
    ...given,
    conversations,
    recentAnswers: new RecentAnswers(Date.now),
    introductions: new Introductions(given.storage.guilds),
    cooldown,
    muscleMap: createMuscleMaps(),
    clock: () => new Date(),
    clockSkew: new ClockSkew(),
  };
  return () => ({ ...lasting, answers: answers() });
}
