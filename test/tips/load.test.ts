import { describe, expect, it, vi } from 'vitest';
import { WEEKDAYS } from '../../src/tips/calendar.js';
import { planNext } from '../../src/tips/schedules.js';
import { DATABASES } from '../storage/databases.js';
import { HOUR, MINUTE, SECOND, START, useStage } from './stage.js';

/** An id of a server as Discord makes them, differing in the shard as well. */
function guildId(index: number): string {
  return String((1_000_000n + BigInt(index)) << 22n);
}

it('a thousand servers that want the same minute are spread over it', () => {
  const daily = { time: '08:00', timeZone: 'UTC', weekdays: WEEKDAYS };
  const perSecond = new Map<number, number>();
  for (let index = 0; index < 1000; index++) {
    const { dueAt, tryAt } = planNext({ ...daily, channelId: guildId(index) }, START, null);
    const second = Math.floor((tryAt - dueAt) / SECOND);
    expect(second).toBeGreaterThanOrEqual(0);
    expect(second).toBeLessThan(50);
    perSecond.set(second, (perSecond.get(second) ?? 0) + 1);
  }
  // Discord takes 50 requests a second.
  expect(Math.max(...perSecond.values())).toBeLessThan(45);
});

describe.each(DATABASES)('a poster with %s', (kind) => {
  const stageOf = useStage(kind);

  it('posts for many servers within their minute', async () => {
    const stage = stageOf();
    const servers = Array.from({ length: 200 }, (_, index) => guildId(index));
    await Promise.all(servers.map((id) => stage.set({ guildId: id, channelId: id })));
    const poster = stage.poster();
    const dueAt = START + 8 * HOUR;
    for (stage.now = dueAt - 5 * SECOND; stage.now <= dueAt + MINUTE; stage.now += SECOND) {
      await poster.tick();
    }
    const seconds = stage.channel.posted.map(({ at }) => (at - dueAt) / SECOND);
    expect(seconds).toHaveLength(servers.length);
    expect(Math.min(...seconds)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...seconds)).toBeLessThan(50);
    expect(new Set(seconds).size).toBeGreaterThan(30);
  });

  it('posts a few at a time, and what it could not begin is left to the next process', async () => {
    const stage = stageOf();
    for (let index = 0; index < 40; index++) {
      await stage.set({ guildId: guildId(index), channelId: `channel-${index}` });
    }
    stage.now = START + 8 * HOUR + MINUTE;
    let open = (): void => {};
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    let begun = 0;
    const slow = {
      ...stage.channel,
      post: async (message: Parameters<typeof stage.channel.post>[0]) => {
        begun++;
        await gate;
        return stage.channel.post(message);
      },
    };
    const poster = stage.poster({ channel: slow });
    poster.start();
    await vi.waitUntil(() => begun === 16, { timeout: 30_000 });
    const stopped = poster.stop();
    open();
    await stopped;
    expect(stage.channel.posted).toHaveLength(16);
    await stage.poster().tick();
    expect(stage.channel.posted).toHaveLength(40);
    expect(stage.channel.requests).toBe(40);
  });

  it('that was started posts when the time comes, and what is set meanwhile', async () => {
    const stage = stageOf();
    const { next } = await stage.set();
    const begunAt = performance.now();
    const clock = (): number => next.tryAt - 300 + Math.floor(performance.now() - begunAt);
    const poster = stage.poster({ clock });
    poster.start();
    await vi.waitUntil(() => stage.channel.posted.length === 1, { timeout: 30_000 });
    expect(clock()).toBeGreaterThanOrEqual(next.tryAt);
    await poster.stop();
    expect((await stage.schedule()).next.on).toBe('2026-12-01');
  });
});
