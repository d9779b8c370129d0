import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import type { Answers } from '../../src/answers/answers.js';
import { Conversations } from '../../src/answers/conversation.js';
import { ClockSkew } from '../../src/discord/clock-skew.js';
import type { Actor } from '../../src/discord/command.js';
import type { Context } from '../../src/discord/context.js';
import { Cooldown } from '../../src/discord/cooldown.js';
import { Introductions } from '../../src/discord/introductions.js';
import { RecentAnswers } from '../../src/discord/recent-answers.js';
import type { MessageResponse, Response } from '../../src/discord/response.js';
import { createMuscleMaps } from '../../src/pictures/muscle-map.js';
import { openStorage } from '../../src/storage/storage.js';
import { answersOf } from '../answers/answers-of.js';

/** A clock that stands still until a test moves it. */
export class Clock {
  #now = Date.parse('2026-11-28T12:00:00Z');

  readonly now = (): number => this.#now;

  pass(milliseconds: number): void {
    this.#now += milliseconds;
  }
}

/** What handlers work with in a test, and what they write to the log. */
export interface TestContext extends Context {
  /** Lines of JSON. */
  readonly logged: readonly string[];
  /** Waits for the work in the background. */
  settled(): Promise<void>;
}

export const fixtureAnswers = await answersOf();
const muscleMap = createMuscleMaps();

/** A context with a database of its own, which is gone after the test. */
export async function contextOf({
  answers = fixtureAnswers,
  clock: { now } = new Clock(),
}: {
  readonly answers?: Answers;
  readonly clock?: Pick<Clock, 'now'>;
} = {}): Promise<TestContext> {
  const dataDir = await mkdtemp(join(tmpdir(), 'soleus-'));
  const storage = await openStorage({ dataDir, databaseUrl: null });
  const underWay: Promise<void>[] = [];
  const settled = async () => {
    await Promise.all(underWay);
  };
  onTestFinished(async () => {
    await settled();
    await storage.close();
    await rm(dataDir, { recursive: true });
  });
  const logged: string[] = [];
  return {
    answers,
    storage,
    conversations: new Conversations(now),
    recentAnswers: new RecentAnswers(now),
    introductions: new Introductions(storage.guilds),
    cooldown: new Cooldown(now),
    muscleMap,
    clock: () => new Date(now()),
    clockSkew: new ClockSkew(),
    background: (work) => underWay.push(work),
    settled,
    log: pino({ base: null }, { write: (line) => logged.push(line) }),
    logged,
  };
}

/** A member in a channel of a server that has installed Soleus. */
export const DANA: Actor = {
  userId: '123456789012345678',
  channelId: '223456789012345678',
  guildId: '323456789012345678',
  inDirectMessage: false,
  canManageGuild: false,
  canSend: true,
};

/** Another member of the same server. */
export const ELI: Actor = { ...DANA, userId: '876543210987654321' };

export const IN_DIRECT_MESSAGE = { guildId: null, inDirectMessage: true } as const;

/** A response that must be a new message. */
export async function messageOf(response: Response | Promise<Response>): Promise<MessageResponse> {
  const awaited = await response;
  if (awaited.kind !== 'message') throw new Error(`not a message but: ${awaited.kind}`);
  return awaited;
}
