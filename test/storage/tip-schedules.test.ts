import { beforeEach, describe, expect, it } from 'vitest';
import type { Storage } from '../../src/storage/storage.js';
import type { TipPost, TipSchedule } from '../../src/storage/tip-rows.js';
import { DATABASES, useDatabase } from './databases.js';
import {
  ALL,
  AT,
  CLAIM,
  HOUR,
  LATER,
  NEXT,
  only,
  RUNNERS,
  SETTINGS,
  SWIMMERS,
} from './tip-settings.js';

describe.each(DATABASES)('schedules of tips in %s', (kind) => {
  const database = useDatabase(kind);
  let storage: Storage;
  let schedule: TipSchedule;

  beforeEach(async () => {
    storage = await database.open();
    schedule = await storage.tipSchedules.set(SETTINGS);
  });

  async function due(
    untilAt = AT + HOUR,
  ): Promise<{ schedule: TipSchedule; post: TipPost | null }> {
    return only(await storage.tipSchedules.due(untilAt, ALL));
  }

  async function lastPost(): Promise<TipPost> {
    return only(await storage.tipPosts.ofSchedule(schedule.id, 1));
  }

  describe('a schedule', () => {
    it('comes back as it was set', async () => {
      const { at, ...settings } = SETTINGS;
      const set = { ...settings, createdAt: at, paused: null, skipOn: null, failedDates: 0 };
      expect(schedule).toEqual({ ...set, id: expect.any(String) });
      expect(await storage.tipSchedules.ofGuild(RUNNERS)).toEqual([schedule]);
      expect(await storage.tipSchedules.ofGuild(SWIMMERS)).toEqual([]);
    });

    it('of a channel that has one replaces it; another channel gets its own', async () => {
      await storage.tipSchedules.pause(schedule.id, AT);
      const changed = await storage.tipSchedules.set({
        ...SETTINGS,
        time: '09:15',
        roleId: 'members',
        at: AT,
      });
      expect(changed).toEqual({ ...schedule, time: '09:15', roleId: 'members' });
      const other = await storage.tipSchedules.set({ ...SETTINGS, channelId: 'chat', at: AT });
      expect(await storage.tipSchedules.ofGuild(RUNNERS)).toEqual([changed, other]);
    });

    it('is due from the moment at which it is to be tried', async () => {
      expect(await storage.tipSchedules.due(NEXT.tryAt - 1, ALL)).toEqual([]);
      expect(await storage.tipSchedules.due(NEXT.tryAt, ALL)).toEqual([{ schedule, post: null }]);
    });

    it('is due for the process that runs the shard of its server, as Discord counts them', async () => {
      for (const count of [1, 2, 3, 7]) {
        const shard = Number((BigInt(RUNNERS) >> 22n) % BigInt(count));
        const others = Array.from({ length: count }, (_, id) => id).filter((id) => id !== shard);
        const dueFor = (ids: readonly number[]) =>
          storage.tipSchedules.due(NEXT.tryAt, { ids, count });
        expect(await dueFor([shard])).toHaveLength(1);
        if (others.length > 0) expect(await dueFor(others)).toEqual([]);
      }
    });

    it('that is paused is not due until it is resumed', async () => {
      await storage.tipSchedules.pause(schedule.id, AT);
      expect(await storage.tipSchedules.due(AT + HOUR, ALL)).toEqual([]);
      expect(await storage.tipSchedules.ofGuild(RUNNERS)).toMatchObject([
        { paused: { at: AT, reason: null } },
      ]);
      await storage.tipSchedules.resume(schedule.id, LATER);
      expect(await storage.tipSchedules.ofGuild(RUNNERS)).toEqual([{ ...schedule, next: LATER }]);
    });

    it('that is not paused is not changed by resuming', async () => {
      await storage.tipSchedules.resume(schedule.id, LATER);
      expect(await storage.tipSchedules.ofGuild(RUNNERS)).toEqual([schedule]);
    });

    it('remembers the date that is to be left out', async () => {
      await storage.tipSchedules.skip(schedule.id, '2026-11-28');
      expect(await storage.tipSchedules.ofGuild(RUNNERS)).toMatchObject([{ skipOn: '2026-11-28' }]);
      await storage.tipSchedules.skip(schedule.id, null);
      expect(await storage.tipSchedules.ofGuild(RUNNERS)).toEqual([schedule]);
    });

    it('that is changed still leaves that date out', async () => {
      await storage.tipSchedules.skip(schedule.id, NEXT.on);
      const changed = await storage.tipSchedules.set({ ...SETTINGS, time: '09:15' });
      expect(changed).toEqual({ ...schedule, time: '09:15', skipOn: NEXT.on });
    });

    it('that is removed is not due, and what it posted is known', async () => {
      await storage.tipPosts.claim(schedule, CLAIM);
      await storage.tipSchedules.remove(schedule.id);
      expect(await storage.tipSchedules.due(AT + HOUR, ALL)).toEqual([]);
      expect(await storage.tipPosts.shownIn(RUNNERS)).toEqual([{ tipId: 'run-easy', round: 1 }]);
    });
  });

  describe('dates that were missed', () => {
    const missed = { state: 'missed', reason: 'away', dates: [NEXT] } as const;

    it('are recorded, and the schedule goes on', async () => {
      await storage.tipSchedules.moveOn(schedule, LATER, missed);
      expect(await lastPost()).toMatchObject({ on: NEXT.on, state: 'missed', reason: 'away' });
      expect(await storage.tipSchedules.due(LATER.tryAt, ALL)).toMatchObject([
        { schedule: { next: LATER }, post: null },
      ]);
    });

    it('are recorded once', async () => {
      await storage.tipSchedules.moveOn(schedule, LATER, missed);
      await storage.tipSchedules.moveOn(schedule, NEXT, missed);
      expect(await due(LATER.tryAt)).toMatchObject({ schedule: { next: LATER } });
    });

    it('are tried after all if they turn out not to be over', async () => {
      await storage.tipSchedules.moveOn(schedule, LATER, missed);
      expect(await storage.tipSchedules.reopenMissed(AT + 1, ALL)).toBe(0);
      expect(await storage.tipSchedules.reopenMissed(AT, ALL)).toBe(1);
      const reopened = await due();
      expect(reopened).toMatchObject({
        schedule: { next: { on: NEXT.on } },
        post: { attempts: 0 },
      });
      expect(await storage.tipSchedules.reopenMissed(AT, ALL)).toBe(0);
      const { post } = reopened;
      if (post === null) throw new Error('it is not known');
      expect(await storage.tipPosts.takeOver(reopened.schedule, post, CLAIM)).toBe(true);
    });
  });

  it('are deleted with their server, and those of other servers stay', async () => {
    await storage.tipSchedules.set({ ...SETTINGS, guildId: SWIMMERS, channelId: 'pool' });
    for (const { schedule } of await storage.tipSchedules.due(AT + HOUR, ALL)) {
      await storage.tipPosts.claim(schedule, CLAIM);
    }
    await storage.guilds.forget(RUNNERS);
    expect(await storage.tipSchedules.ofGuild(RUNNERS)).toEqual([]);
    expect(await storage.tipPosts.shownIn(RUNNERS)).toEqual([]);
    expect(await storage.tipSchedules.ofGuild(SWIMMERS)).toHaveLength(1);
    expect(await storage.tipPosts.shownIn(SWIMMERS)).toHaveLength(1);
  });
});
