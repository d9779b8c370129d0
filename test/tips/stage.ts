import { pino } from 'pino';
import { beforeEach } from 'vitest';
import type { Tip } from '../../src/knowledge/knowledge.js';
import type { Storage } from '../../src/storage/storage.js';
import type { TipSchedule } from '../../src/storage/tip-rows.js';
import { WEEKDAYS } from '../../src/tips/calendar.js';
import { createTipPoster, type TipPoster, type TipPosterOptions } from '../../src/tips/poster.js';
import { setTips, type TipSettings } from '../../src/tips/schedules.js';
import type { DATABASES } from '../storage/databases.js';
import { useDatabase } from '../storage/databases.js';
import { type FakeChannel, fakeChannel } from './fake-channel.js';
import { yearRoundTips } from './tips-of.js';

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Midnight on a Monday in UTC; tips are due at 08:00. */
export const START = Date.parse('2026-11-30T00:00:00Z');
export const GUILD = '1093558746243543040';
export const ALL = { ids: [0], count: 1 };

/** A storage, a channel, and a clock that the test moves. */
export class Stage {
  now = START;
  tips: ReadonlyMap<string, Tip> = yearRoundTips(20);
  readonly channel: FakeChannel = fakeChannel(() => this.now);
  readonly logged: string[] = [];

  constructor(
    readonly storage: Storage,
    readonly openAnother: () => Promise<Storage>,
  ) {}

  /** A process that posts tips. */
  poster(options: Partial<TipPosterOptions> = {}): TipPoster {
    return createTipPoster({
      storage: this.storage,
      tips: () => this.tips,
      channel: this.channel,
      clock: () => this.now,
      shards: () => ALL,
      log: pino({ base: null }, { write: (line) => this.logged.push(line) }),
      ...options,
    });
  }

  /** Sets tips up for every day at 08:00 in UTC. */
  set(settings: Partial<TipSettings> = {}): Promise<TipSchedule> {
    const daily = { time: '08:00', timeZone: 'UTC', weekdays: WEEKDAYS };
    const place = { guildId: GUILD, channelId: 'tips', roleId: null };
    return setTips(this.storage, { ...place, ...daily, ...settings }, this.now);
  }

  /** The schedule of that server as it is now; the first one, if it has several. */
  async schedule(guildId = GUILD): Promise<TipSchedule> {
    const [schedule] = await this.storage.tipSchedules.ofGuild(guildId);
    if (schedule === undefined) throw new Error('there is no schedule');
    return schedule;
  }

  /** Lets time pass from one moment at which something is to be done to the next. */
  async runUntil(endAt: number, ...posters: readonly TipPoster[]): Promise<void> {
    for (;;) {
      await Promise.all(posters.map((poster) => poster.tick()));
      const [first] = await this.storage.tipSchedules.due(endAt, ALL);
      const nextAt = Math.max(first?.schedule.next.tryAt ?? endAt, this.now + 30 * SECOND);
      if (nextAt > endAt) break;
      this.now = nextAt;
    }
    this.now = endAt;
    await Promise.all(posters.map((poster) => poster.tick()));
  }

  /** The local date so many days after the first. */
  dateOf(day: number): string {
    return new Date(START + day * DAY).toISOString().slice(0, 10);
  }

  /** The dates that were posted in a channel, by when they were. */
  datesPosted(channelId = 'tips'): string[] {
    return this.channel.posted
      .filter((message) => message.channelId === channelId)
      .map(({ at }) => new Date(at).toISOString().slice(0, 10));
  }
}

/** Sets one up for every test of the suite that calls it. */
export function useStage(kind: (typeof DATABASES)[number]): () => Stage {
  const database = useDatabase(kind);
  let stage: Stage;
  beforeEach(async () => {
    stage = new Stage(await database.open(), () => database.open());
  });
  return () => stage;
}
