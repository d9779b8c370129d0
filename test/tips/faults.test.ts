import { describe, expect, it } from 'vitest';
import type { Storage } from '../../src/storage/storage.js';
import { seededRandom } from '../seeded-random.js';
import { DATABASES } from '../storage/databases.js';
import { dyingAt, STEPS, watched } from './dying.js';
import { DAY, HOUR, MINUTE, SECOND, START, type Stage, useStage } from './stage.js';

const OUTAGE = { ok: false, kind: 'outage', reason: 'Discord answers 500' } as const;
const LIMIT = { ok: false, kind: 'rate-limit', reason: 'Discord answers 429' } as const;
const NO_HISTORY = { ok: false, kind: 'permission', reason: 'no Read Message History' } as const;

/** That so many dates from the first one were posted once, and that the database knows of it. */
async function expectEachDateOnce(stage: Stage, days: number): Promise<void> {
  const { id } = await stage.schedule();
  const posts = await stage.storage.tipPosts.ofSchedule(id, 9999);
  const dates = Array.from({ length: days }, (_, day) => stage.dateOf(day)).reverse();
  expect(posts.map(({ on, state }) => [on, state])).toEqual(dates.map((on) => [on, 'posted']));
  const known = posts.map(({ messageId, tipId }) => ({ messageId, tipId })).reverse();
  expect(stage.channel.posted).toMatchObject(known);
  expect(stage.channel.posted).toHaveLength(days);
}

/** A storage that rejects every call while the database is away. */
function leaving(storage: Storage, isAway: () => boolean): Storage {
  const guarded = <Part extends object>(part: Part): Part =>
    new Proxy(part, {
      get(target, name, receiver) {
        if (isAway()) return () => Promise.reject(new Error('connect ECONNREFUSED'));
        return Reflect.get(target, name, receiver);
      },
    });
  return {
    ...storage,
    tipPosts: guarded(storage.tipPosts),
    tipSchedules: guarded(storage.tipSchedules),
  };
}

describe.each(DATABASES)('each date is posted once with %s', (kind) => {
  const stageOf = useStage(kind);

  it.each(STEPS)(
    'when the process ends %s, and the next one starts minutes or hours later',
    async (step) => {
      const stage = stageOf();
      await stage.set();
      const pauses = [0, 10 * SECOND, 3 * MINUTE, 20 * MINUTE, 2 * HOUR];
      for (const [day, pause] of pauses.entries()) {
        stage.now = START + day * DAY + 8 * HOUR + MINUTE;
        await stage.poster(dyingAt(stage, step)).tick();
        stage.now += pause;
        await stage.runUntil(START + (day + 1) * DAY, stage.poster());
      }
      await expectEachDateOnce(stage, pauses.length);
    },
  );

  it('when processes end at random steps, one after the other and two at a time', async () => {
    const stage = stageOf();
    await stage.set();
    const random = seededRandom(6);
    const oneOf = <Item>(items: readonly Item[]): Item =>
      items[Math.floor(random() * items.length)] as Item;
    const second = await stage.openAnother();
    for (let day = 0; day < 15; day++) {
      stage.now = START + day * DAY + 8 * HOUR + MINUTE;
      for (let ends = Math.floor(random() * 4); ends > 0; ends--) {
        const posters = [stage.storage, second].map((storage) =>
          stage.poster(dyingAt({ storage, channel: stage.channel }, oneOf(STEPS))),
        );
        await Promise.all(posters.map((poster) => poster.tick()));
        stage.now += oneOf([SECOND, 30 * SECOND, 2 * MINUTE, 6 * MINUTE, 40 * MINUTE]);
      }
      await stage.runUntil(
        START + (day + 1) * DAY,
        stage.poster(),
        stage.poster({ storage: second }),
      );
    }
    await expectEachDateOnce(stage, 15);
  });

  it('when a process ends after sending and nobody may look into the channel', async () => {
    const stage = stageOf();
    await stage.set();
    stage.channel.findFault = () => NO_HISTORY;
    stage.now = START + 8 * HOUR + MINUTE;
    await stage.poster(dyingAt(stage, 'after sending')).tick();
    stage.now += 2 * MINUTE + SECOND;
    await stage.runUntil(START + DAY, stage.poster());
    await expectEachDateOnce(stage, 1);
    expect(stage.channel.requests).toBe(2);
  });

  it('at most, when nobody may look and Discord has forgotten the nonce', async () => {
    const stage = stageOf();
    const { id } = await stage.set();
    stage.channel.findFault = () => NO_HISTORY;
    stage.now = START + 8 * HOUR + MINUTE;
    await stage.poster(dyingAt(stage, 'after sending')).tick();
    stage.now += 10 * MINUTE;
    await stage.runUntil(START + DAY, stage.poster());
    expect(stage.channel.posted).toHaveLength(1);
    const [post] = await stage.storage.tipPosts.ofSchedule(id, 1);
    expect(post?.state).toBe('failed');
    expect(post?.reason).toContain('may have been posted');
  });

  it('when two processes run the same shard', async () => {
    const stage = stageOf();
    await stage.set();
    const others = [await stage.openAnother(), await stage.openAnother()];
    const posters = others.map((storage) => stage.poster({ storage }));
    await stage.runUntil(START + 10 * DAY, stage.poster(), ...posters);
    await expectEachDateOnce(stage, 10);
    expect(stage.channel.requests).toBe(10);
  });

  it('when a machine sleeps between claiming and sending', async () => {
    const stage = stageOf();
    await stage.set();
    stage.now = START + 8 * HOUR + MINUTE;
    const other = stage.poster();
    const sleeper = watched(stage, async (step) => {
      if (step !== 'after claiming') return;
      stage.now += 20 * MINUTE;
      await other.tick();
      stage.now += 20 * MINUTE;
    });
    await stage.poster(sleeper).tick();
    expect(stage.channel.requests).toBe(1);
    await expectEachDateOnce(stage, 1);
  });

  it('when the database goes away, before or after a tip was sent, and that is logged once', async () => {
    const stage = stageOf();
    await stage.set();
    for (let day = 0; day < 3; day++) {
      let isAway = day === 0;
      const hands = watched(stage, async (step) => {
        if (step === (day === 1 ? 'after claiming' : 'after sending') && day > 0) isAway = true;
      });
      const storage = leaving(hands.storage as Storage, () => isAway);
      const poster = stage.poster({ ...hands, storage });
      stage.now = START + day * DAY + 8 * HOUR + MINUTE;
      for (let minutes = 0; minutes < 20; minutes++) {
        await poster.tick();
        stage.now += MINUTE;
      }
      isAway = false;
      await stage.runUntil(START + (day + 1) * DAY, stage.poster());
    }
    await expectEachDateOnce(stage, 3);
    expect(stage.logged.filter((line) => line.includes('held up'))).toHaveLength(3);
  });

  it('when Discord answers 429 and 500, with and without posting', async () => {
    const stage = stageOf();
    await stage.set();
    const random = seededRandom(29);
    const answers = [OUTAGE, LIMIT, 'answer lost', null] as const;
    stage.channel.fault = () => answers[Math.floor(random() * answers.length)] ?? null;
    stage.channel.findFault = () => (random() < 0.3 ? OUTAGE : null);
    await stage.runUntil(START + 20 * DAY, stage.poster());
    await expectEachDateOnce(stage, 20);
  });

  it('when the clock is put ahead by hours for a while', async () => {
    const stage = stageOf();
    await stage.set();
    const poster = stage.poster();
    await stage.runUntil(START + 7 * HOUR, poster);
    for (const ahead of [2 * HOUR, 5 * HOUR, 50 * HOUR]) {
      const rightful = stage.now;
      stage.now += ahead;
      await poster.tick();
      stage.now = rightful + MINUTE;
      await poster.tick();
    }
    await stage.runUntil(START + 6 * DAY, poster);
    await expectEachDateOnce(stage, 6);
  });

  it('when the clock is put back by hours and days', async () => {
    const stage = stageOf();
    await stage.set();
    const poster = stage.poster();
    for (const back of [MINUTE, HOUR, DAY, 3 * DAY]) {
      await stage.runUntil(stage.now + DAY + 9 * HOUR, poster);
      stage.now -= back;
      await poster.tick();
    }
    await stage.runUntil(START + 10 * DAY, poster);
    await expectEachDateOnce(stage, 10);
  });
});
