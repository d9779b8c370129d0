import { describe, expect, it, vi } from 'vitest';
import { DATABASES } from '../storage/databases.js';
import { HOUR, MINUTE, SECOND, START, useStage } from './stage.js';

/** An id of a server as Discord makes them, differing in the shard as well. */
function guildId(index: number): string {
  return String((1_000_000n + BigInt(index)) << 22n);
}

/** Fewer for SQLite, where each write waits for the disk of the machine that runs the tests. */
const SERVERS = { SQLite: 250, PostgreSQL: 1000 };

describe.each(DATABASES)('a poster with %s', (kind) => {
  const stageOf = useStage(kind);

  it('spreads many servers over their minute, and none is late', async () => {
    const stage = stageOf();
    for (let index = 0; index < SERVERS[kind]; index++) {
      await stage.set({ guildId: guildId(index), channelId: `channel-${index}` });
    }
    const poster = stage.poster();
    const dueAt = START + 8 * HOUR;
    for (stage.now = dueAt - 5 * SECOND; stage.now <= dueAt + MINUTE; stage.now += SECOND) {
      await poster.tick();
    }
    const seconds = stage.channel.posted.map(({ at }) => (at - dueAt) / SECOND);
    expect(seconds).toHaveLength(SERVERS[kind]);
    expect(Math.min(...seconds)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...seconds)).toBeLessThan(50);
    const perSecond = new Map<number, number>();
    for (const second of seconds) perSecond.set(second, (perSecond.get(second) ?? 0) + 1);
    // Discord takes 50 requests a second.
    expect(Math.max(...perSecond.values())).toBeLessThan(45);
  }, 30_000);

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
    await vi.waitUntil(() => begun === 16);
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
    await vi.waitUntil(() => stage.channel.posted.length === 1, { timeout: 5_000 });
    expect(clock()).toBeGreaterThanOrEqual(next.tryAt);
    await poster.stop();
    expect((await stage.schedule()).next.on).toBe('2026-12-01');
  });
});
