import { describe, expect, it } from 'vitest';
import { resumeTips } from '../../src/tips/schedules.js';
import { DATABASES } from '../storage/databases.js';
import { DAY, HOUR, MINUTE, SECOND, START, useStage } from './stage.js';
import { yearRoundTips } from './tips-of.js';

const PERMISSION = { ok: false, kind: 'permission', reason: 'Soleus may not post there' } as const;
const OUTAGE = { ok: false, kind: 'outage', reason: 'Discord does not answer' } as const;

describe.each(DATABASES)('posting tips with %s', (kind) => {
  const stageOf = useStage(kind);

  describe('a channel where Soleus may not post', () => {
    it('is tried again after 5 and 30 minutes, with the same tip', async () => {
      const stage = stageOf();
      await stage.set();
      const tried: [minute: number, tip: string][] = [];
      stage.channel.fault = ({ tip }) => {
        tried.push([Math.floor(((stage.now - START) % DAY) / MINUTE), tip.id]);
        return PERMISSION;
      };
      await stage.runUntil(START + DAY, stage.poster());
      expect(tried.map(([minute]) => minute)).toEqual([480, 485, 515]);
      expect(new Set(tried.map(([, tip]) => tip)).size).toBe(1);
    });

    it('is given up after three dates, with the reason, until a moderator resumes it', async () => {
      const stage = stageOf();
      await stage.set();
      const poster = stage.poster();
      stage.channel.fault = () => PERMISSION;
      await stage.runUntil(START + 10 * DAY, poster);
      expect(stage.channel.requests).toBe(9);
      const { paused } = await stage.schedule();
      expect(paused?.reason).toBe(PERMISSION.reason);
      expect(new Date(paused?.at ?? 0).toISOString()).toMatch(/^2026-12-02T08:3/);

      stage.channel.fault = () => null;
      await resumeTips(stage.storage, await stage.schedule(), stage.now);
      await stage.runUntil(START + 11 * DAY, poster);
      expect(stage.datesPosted()).toEqual(['2026-12-10']);
      expect(await stage.schedule()).toMatchObject({ paused: null, failedDates: 0 });
    });

    it('starts anew with a date that went well, and its tips are not lost', async () => {
      const stage = stageOf();
      stage.tips = yearRoundTips(4);
      await stage.set();
      const poster = stage.poster();
      for (let day = 0; day < 6; day++) {
        stage.channel.fault = () => (day % 3 < 2 ? PERMISSION : null);
        await stage.runUntil(START + (day + 1) * DAY, poster);
      }
      stage.channel.fault = () => null;
      await stage.runUntil(START + 8 * DAY, poster);
      expect(new Set(stage.channel.posted.map(({ tipId }) => tipId)).size).toBe(4);
    });
  });

  describe('Discord', () => {
    it('that is down is tried again until it is up, within the time for making up', async () => {
      const stage = stageOf();
      await stage.set();
      stage.channel.fault = () => (stage.now < START + 10 * HOUR ? OUTAGE : null);
      stage.channel.findFault = () => (stage.now < START + 9 * HOUR ? OUTAGE : null);
      await stage.runUntil(START + DAY, stage.poster());
      expect(stage.datesPosted()).toEqual(['2026-11-30']);
      expect(stage.channel.requests).toBeLessThan(30);
    });

    it('that is down for longer costs the date and does not pause the schedule', async () => {
      const stage = stageOf();
      const { id } = await stage.set();
      stage.channel.fault = () => OUTAGE;
      await stage.runUntil(START + 5 * DAY, stage.poster());
      const posts = await stage.storage.tipPosts.ofSchedule(id, 9);
      expect(posts).toHaveLength(5);
      for (const post of posts)
        expect(post).toMatchObject({ state: 'failed', reason: OUTAGE.reason });
      expect((await stage.schedule()).paused).toBeNull();
    });

    it('that posts without answering is not asked to post again', async () => {
      const stage = stageOf();
      await stage.set();
      stage.channel.fault = () => 'answer lost';
      await stage.runUntil(START + 3 * DAY, stage.poster());
      expect(stage.channel.requests).toBe(3);
      expect(stage.datesPosted()).toEqual(['2026-11-30', '2026-12-01', '2026-12-02']);
      expect((await stage.schedule()).next.on).toBe('2026-12-03');
    });

    it('that posts without answering when time is almost up is looked at once more', async () => {
      const stage = stageOf();
      await stage.set();
      const { channel } = stage;
      channel.fault = () => (stage.now < START + 10.8 * HOUR ? OUTAGE : 'answer lost');
      channel.findFault = () =>
        channel.posted.length > 0 && stage.now < START + 11 * HOUR ? OUTAGE : null;
      await stage.runUntil(START + DAY, stage.poster());
      const { id } = await stage.schedule();
      expect(await stage.storage.tipPosts.ofSchedule(id, 9)).toMatchObject([{ state: 'posted' }]);
      expect(channel.posted).toHaveLength(1);
    });

    it('that limits the rate is asked again when it wants to be', async () => {
      const stage = stageOf();
      await stage.set();
      const tried: number[] = [];
      stage.channel.fault = () => {
        tried.push(stage.now);
        const limit = { ok: false, kind: 'rate-limit', reason: 'too fast' } as const;
        return tried.length < 3 ? { ...limit, retryAfterMs: 95 * SECOND } : null;
      };
      await stage.runUntil(START + DAY, stage.poster());
      const [first = 0, second = 0, third = 0] = tried;
      expect([second - first, third - second]).toEqual([95 * SECOND, 95 * SECOND]);
      expect(stage.channel.posted).toHaveLength(1);
    });

    it('that refuses what we send is told to the log, and the schedule goes on', async () => {
      const stage = stageOf();
      await stage.set();
      const bug = { ok: false, kind: 'bug', reason: 'Invalid Form Body' } as const;
      stage.channel.fault = () => (stage.now < START + 4 * DAY ? bug : null);
      await stage.runUntil(START + 5 * DAY, stage.poster());
      expect(stage.datesPosted()).toEqual(['2026-12-04']);
      expect(stage.logged.join()).toContain('Invalid Form Body');
    });
  });
});
