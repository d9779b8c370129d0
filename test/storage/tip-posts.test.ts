import { beforeEach, describe, expect, it } from 'vitest';
import type { Storage } from '../../src/storage/storage.js';
import type { TipPost, TipSchedule } from '../../src/storage/tip-rows.js';
import { DATABASES, useDatabase } from './databases.js';
import { ALL, AT, CLAIM, HOUR, LATER, only, RUNNERS, SETTINGS, SWIMMERS } from './tip-settings.js';

describe.each(DATABASES)('posts of tips in %s', (kind) => {
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

  describe('a date', () => {
    it('is claimed by one process, of many that try', async () => {
      const others = [storage, await database.open(), await database.open()];
      const claims = [...others, ...others].map(({ tipPosts }, index) =>
        tipPosts.claim(schedule, { ...CLAIM, tipId: `tip-${index}` }),
      );
      expect((await Promise.all(claims)).filter(Boolean)).toHaveLength(1);
      expect((await due()).post).toMatchObject({ state: 'claimed', attempts: 1, claimedAt: AT });
    });

    it('is not claimed with a tip that the round has had', async () => {
      const other = await storage.tipSchedules.set({ ...SETTINGS, channelId: 'chat' });
      expect(await storage.tipPosts.claim(schedule, CLAIM)).toBe(true);
      expect(await storage.tipPosts.claim(other, CLAIM)).toBe(false);
      expect(await storage.tipPosts.claim(other, { ...CLAIM, round: 2 })).toBe(true);
    });

    it.each([
      ['removed', () => storage.tipSchedules.remove(schedule.id)],
      ['paused', () => storage.tipSchedules.pause(schedule.id, AT)],
      ['changed', () => storage.tipSchedules.set({ ...SETTINGS, next: LATER })],
      ['forgotten with its server', () => storage.guilds.forget(RUNNERS)],
    ])('is not claimed for a schedule that was %s meanwhile', async (_, change) => {
      await change();
      expect(await storage.tipPosts.claim(schedule, CLAIM)).toBe(false);
    });

    it('is taken over by one process, of those that saw the same claim', async () => {
      await storage.tipPosts.claim(schedule, CLAIM);
      const seen = await lastPost();
      const others = [storage, await database.open()];
      const again = { ...CLAIM, by: 'two', at: AT + HOUR };
      const turns = [...others, ...others].map(({ tipPosts }) =>
        tipPosts.takeOver(schedule, seen, again),
      );
      expect((await Promise.all(turns)).filter(Boolean)).toHaveLength(1);
      expect(await lastPost()).toMatchObject({ state: 'claimed', attempts: 2, tipId: 'run-easy' });
    });

    it('that was posted is recorded as such, and the schedule goes on', async () => {
      await storage.tipPosts.claim(schedule, CLAIM);
      const outcome = { state: 'posted', at: AT + 1, messageId: 'message' } as const;
      await storage.tipPosts.record(schedule, 1, outcome, {
        next: LATER,
        failedDates: 0,
        paused: null,
      });
      expect(await lastPost()).toMatchObject({
        state: 'posted',
        postedAt: AT + 1,
        messageId: 'message',
      });
      expect(await due(LATER.tryAt)).toMatchObject({ schedule: { next: LATER }, post: null });
    });

    it('is recorded by the process whose claim is the newest, and by no other', async () => {
      await storage.tipPosts.claim(schedule, CLAIM);
      await storage.tipPosts.takeOver(schedule, await lastPost(), { ...CLAIM, by: 'two' });
      const outcome = { state: 'posted', at: AT, messageId: 'late' } as const;
      const plan = { next: LATER, failedDates: 0, paused: null };
      await storage.tipPosts.record(schedule, 1, outcome, plan);
      expect(await due()).toMatchObject({ schedule, post: { state: 'claimed', attempts: 2 } });
    });

    it('that failed for good gives its tip back and can pause the schedule', async () => {
      await storage.tipPosts.claim(schedule, CLAIM);
      const outcome = { state: 'failed', reason: 'no permission', unseen: true } as const;
      const paused = { at: AT, reason: 'no permission' };
      await storage.tipPosts.record(schedule, 1, outcome, { next: LATER, failedDates: 3, paused });
      expect(await lastPost()).toMatchObject({
        state: 'failed',
        tipId: null,
        reason: paused.reason,
      });
      expect(await storage.tipPosts.shownIn(RUNNERS)).toEqual([]);
      expect(await storage.tipSchedules.ofGuild(RUNNERS)).toMatchObject([
        { paused, failedDates: 3, next: LATER },
      ]);
    });

    it('that is recorded changes no schedule that a moderator changed meanwhile', async () => {
      await storage.tipPosts.claim(schedule, CLAIM);
      const next = { ...LATER, dueAt: LATER.dueAt + HOUR };
      const changed = await storage.tipSchedules.set({ ...SETTINGS, time: '09:00', next });
      const outcome = { state: 'posted', at: AT, messageId: 'message' } as const;
      await storage.tipPosts.record(schedule, 1, outcome, {
        next: LATER,
        failedDates: 0,
        paused: null,
      });
      expect(await lastPost()).toMatchObject({ state: 'posted' });
      expect(await storage.tipSchedules.ofGuild(RUNNERS)).toEqual([changed]);
    });

    it('that was posted, is being posted, or was skipped is the last that must not come again', async () => {
      expect(await storage.tipPosts.lastOn(schedule.id)).toBeNull();
      await storage.tipPosts.claim(schedule, CLAIM);
      expect(await storage.tipPosts.lastOn(schedule.id)).toBe('2026-11-28');
      const outcome = { state: 'failed', reason: 'no', unseen: true } as const;
      const plan = { next: LATER, failedDates: 1, paused: null };
      await storage.tipPosts.record(schedule, 1, outcome, plan);
      expect(await storage.tipPosts.lastOn(schedule.id)).toBeNull();
    });
  });

  describe('what a server was shown', () => {
    const day = (on: string, dueAt: number) => ({ on, dueAt, tryAt: dueAt });

    /** Posts these tips on one day after the other, each in its round. */
    async function show(...tips: readonly (readonly [tipId: string, round: number])[]) {
      for (const [index, [tipId, round]] of tips.entries()) {
        const at = AT + index * 24 * HOUR;
        const { schedule } = only(await storage.tipSchedules.due(at + HOUR, ALL));
        await storage.tipPosts.claim(schedule, { ...CLAIM, tipId, round, at });
        const outcome = { state: 'posted', at, messageId: tipId } as const;
        const next = day(`2026-12-${10 + index}`, at + 24 * HOUR);
        await storage.tipPosts.record(schedule, 1, outcome, { next, failedDates: 0, paused: null });
      }
    }

    it('is known for the latest two rounds, the latest first', async () => {
      await show(['a', 1], ['b', 2], ['c', 2], ['a', 3]);
      expect(await storage.tipPosts.shownIn(RUNNERS)).toEqual([
        { tipId: 'a', round: 3 },
        { tipId: 'c', round: 2 },
        { tipId: 'b', round: 2 },
      ]);
      expect(await storage.tipPosts.shownIn(SWIMMERS)).toEqual([]);
    });

    it('can be forgotten up to a round', async () => {
      await show(['a', 1], ['b', 1], ['c', 2]);
      await storage.tipPosts.forgetBefore(SWIMMERS, 2);
      expect(await storage.tipPosts.ofSchedule(schedule.id, 9)).toHaveLength(3);
      await storage.tipPosts.forgetBefore(RUNNERS, 2);
      expect(await lastPost()).toMatchObject({ tipId: 'c' });
    });
  });
});
