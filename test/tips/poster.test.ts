import { describe, expect, it } from 'vitest';
import type { TipChannel } from '../../src/tips/posting.js';
import { resumeTips, setTips, upcoming } from '../../src/tips/schedules.js';
import { DATABASES } from '../storage/databases.js';
import { DAY, GUILD, HOUR, MINUTE, SECOND, START, useStage } from './stage.js';
import { tipsOf, yearRoundTips } from './tips-of.js';

const PERMISSION = { ok: false, kind: 'permission', reason: 'Soleus may not post there' } as const;

describe.each(DATABASES)('tips with %s', (kind) => {
  const stageOf = useStage(kind);

  it('are posted once on every date, within a minute of their time, and none is repeated', async () => {
    const stage = stageOf();
    await stage.set({ roleId: 'runners' });
    await stage.runUntil(START + 20 * DAY, stage.poster());
    expect(new Set(stage.datesPosted()).size).toBe(20);
    expect(stage.channel.posted).toHaveLength(20);
    expect(new Set(stage.channel.posted.map(({ tipId }) => tipId)).size).toBe(20);
    for (const { at, roleId } of stage.channel.posted) {
      expect((at - START) % DAY).toBeGreaterThanOrEqual(8 * HOUR);
      expect((at - START) % DAY).toBeLessThan(8 * HOUR + MINUTE);
      expect(roleId).toBe('runners');
    }
  });

  it('are posted on their weekdays', async () => {
    const stage = stageOf();
    await stage.set({ weekdays: [1, 3] });
    await stage.runUntil(START + 7 * DAY, stage.poster());
    expect(stage.datesPosted()).toEqual(['2026-11-30', '2026-12-02']);
  });

  it('of several channels of a server are different ones', async () => {
    const stage = stageOf();
    stage.tips = yearRoundTips(20);
    for (const channelId of ['tips', 'chat', 'news', 'pool']) await stage.set({ channelId });
    await stage.runUntil(START + 5 * DAY, stage.poster());
    expect(stage.channel.posted).toHaveLength(20);
    expect(new Set(stage.channel.posted.map(({ tipId }) => tipId)).size).toBe(20);
  });

  it('are remembered for two rounds and not for ever', async () => {
    const stage = stageOf();
    stage.tips = yearRoundTips(3);
    const { id } = await stage.set();
    await stage.runUntil(START + 20 * DAY, stage.poster());
    const known = await stage.storage.tipPosts.ofSchedule(id, 99);
    expect(known.map(({ round }) => round)).toEqual([7, 7, 6, 6, 6]);
  });

  it('come from the tips as they are now', async () => {
    const stage = stageOf();
    await stage.set();
    const poster = stage.poster();
    await stage.runUntil(START + DAY, poster);
    stage.tips = tipsOf({ new: null });
    await stage.runUntil(START + 2 * DAY, poster);
    expect(stage.channel.posted[1]?.tipId).toBe('new');
  });

  it('that suit no date of the season are left out, visibly', async () => {
    const stage = stageOf();
    stage.tips = tipsOf({ heat: ['summer'] });
    const { id } = await stage.set();
    await stage.runUntil(START + DAY, stage.poster());
    expect(await stage.storage.tipPosts.ofSchedule(id, 9)).toMatchObject([
      { on: '2026-11-30', state: 'skipped', reason: 'no tip suits the season' },
    ]);
  });

  describe('a moderator', () => {
    it('can leave the next one out', async () => {
      const stage = stageOf();
      const { id, next } = await stage.set();
      await stage.storage.tipSchedules.skip(id, next.on);
      const dates = upcoming(await stage.schedule(), 2).map(({ on }) => on);
      expect(dates).toEqual(['2026-12-01', '2026-12-02']);
      await stage.runUntil(START + 3 * DAY, stage.poster());
      expect(stage.datesPosted()).toEqual(dates);
    });

    it('can pause them, and what fell into the pause is not made up', async () => {
      const stage = stageOf();
      const { id } = await stage.set();
      const poster = stage.poster();
      await stage.storage.tipSchedules.pause(id, stage.now);
      await stage.runUntil(START + 2 * DAY + 9 * HOUR, poster);
      await resumeTips(stage.storage, await stage.schedule(), stage.now);
      await stage.runUntil(START + 4 * DAY, poster);
      expect(stage.datesPosted()).toEqual(['2026-12-03']);
    });

    it('can change the time without a second tip on the same date', async () => {
      const stage = stageOf();
      await stage.set();
      const poster = stage.poster();
      await stage.runUntil(START + 9 * HOUR, poster);
      const changed = await stage.set({ time: '10:00' });
      expect(changed.next.on).toBe('2026-12-01');
      await stage.set({ time: '10:00', timeZone: 'America/Los_Angeles' });
      await stage.runUntil(START + 3 * DAY, poster);
      expect(stage.datesPosted()).toEqual(['2026-11-30', '2026-12-01', '2026-12-02']);
    });

    it('can remove them and set them up again without a second tip on the same date', async () => {
      const stage = stageOf();
      const { id } = await stage.set();
      const poster = stage.poster();
      await stage.runUntil(START + 9 * HOUR, poster);
      await stage.storage.tipSchedules.remove(id);
      const anew = await stage.set({ time: '10:00' });
      expect(anew.next.on).toBe('2026-12-01');
      await stage.runUntil(START + 2 * DAY, poster);
      expect(stage.datesPosted()).toEqual(['2026-11-30', '2026-12-01']);
    });

    it('can do so while a tip is being posted', async () => {
      const stage = stageOf();
      await stage.set();
      stage.now = START + 8 * HOUR + MINUTE;
      const channel: TipChannel = {
        ...stage.channel,
        async post(message) {
          const { id } = await stage.schedule();
          await stage.storage.tipSchedules.remove(id);
          await stage.set({ time: '10:00' });
          return stage.channel.post(message);
        },
      };
      await stage.poster({ channel }).tick();
      await stage.runUntil(START + DAY, stage.poster());
      expect(stage.datesPosted()).toEqual(['2026-11-30']);
      const posts = await stage.storage.tipPosts.ofSchedule((await stage.schedule()).id, 9);
      expect(posts).toMatchObject([{ on: '2026-11-30', state: 'posted' }]);
    });

    it('can put off to a later hour what has failed today', async () => {
      const stage = stageOf();
      await stage.set();
      const poster = stage.poster();
      stage.channel.fault = () => PERMISSION;
      await stage.runUntil(START + 9 * HOUR, poster);
      stage.channel.fault = () => null;
      await setTips(stage.storage, { ...(await stage.schedule()), time: '10:00' }, stage.now);
      await stage.runUntil(START + 11 * HOUR, poster);
      expect(stage.datesPosted()).toEqual(['2026-11-30']);
    });
  });

  describe('a process that was away', () => {
    it('makes up for what was due within the last three hours', async () => {
      const stage = stageOf();
      await stage.set();
      stage.now = START + 11 * HOUR - SECOND;
      await stage.poster().tick();
      expect(stage.channel.posted).toHaveLength(1);
    });

    it('records what was due before as missed, and goes on', async () => {
      const stage = stageOf();
      const { id } = await stage.set();
      stage.now = START + 2 * DAY + 11 * HOUR + SECOND;
      await stage.runUntil(START + 4 * DAY, stage.poster());
      expect(stage.datesPosted()).toEqual(['2026-12-03']);
      const posts = await stage.storage.tipPosts.ofSchedule(id, 9);
      expect(posts.map(({ on, state }) => [on, state])).toEqual([
        ['2026-12-03', 'posted'],
        ['2026-12-02', 'missed'],
        ['2026-12-01', 'missed'],
        ['2026-11-30', 'missed'],
      ]);
    });

    it('for a year finds no more than a month of missed dates', async () => {
      const stage = stageOf();
      const { id } = await stage.set();
      stage.now = START + 365 * DAY;
      await stage.poster().tick();
      expect(await stage.storage.tipPosts.ofSchedule(id, 999)).toHaveLength(31);
      expect((await stage.schedule()).next.dueAt).toBe(stage.now + 8 * HOUR);
    });
  });

  it('are posted by the process that runs the shard of the server', async () => {
    const stage = stageOf();
    await stage.set();
    const shard = Number((BigInt(GUILD) >> 22n) % 4n);
    const others = [0, 1, 2, 3].filter((id) => id !== shard);
    stage.now = START + 9 * HOUR;
    await stage.poster({ shards: () => ({ ids: others, count: 4 }) }).tick();
    await stage.poster({ shards: () => null }).tick();
    expect(stage.channel.requests).toBe(0);
    await stage.poster({ shards: () => ({ ids: [shard], count: 4 }) }).tick();
    expect(stage.channel.posted).toHaveLength(1);
  });
});
