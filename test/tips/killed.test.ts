import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import { WEEKDAYS } from '../../src/tips/calendar.js';
import type { TipChannel } from '../../src/tips/posting.js';
import { setTips } from '../../src/tips/schedules.js';
import { DATABASES, useDatabase } from '../storage/databases.js';
import { STEPS } from './dying.js';
import { fakeChannel } from './fake-channel.js';
import { DAY, GUILD, HOUR, MINUTE, START } from './stage.js';
import { yearRoundTips } from './tips-of.js';

/**
 * Posts what is due at the first moment that it is told, then at the second, and is killed at a step
 * of that. The channel is a server, so that a message outlives the process that sent it.
 */
const PROGRAM = `
  import { json } from 'node:stream/consumers';
  import { pino } from 'pino';
  import { openStorage } from './dist/storage/storage.js';
  import { createTipPoster } from './dist/tips/poster.js';
  const { place, address, tips, moments, last } = await json(process.stdin);
  const storage = await openStorage(place);
  let now;
  let isLast = false;
  const at = (step) => {
    if (isLast && step === last) process.kill(process.pid, 'SIGKILL');
  };
  const around = (before, call, after) => async (...args) => {
    at(before);
    const result = await call(...args);
    at(after);
    return result;
  };
  const ask = (path) => async (message) => {
    const response = await fetch(address + path, { method: 'POST', body: JSON.stringify({ ...message, now }) });
    return response.json();
  };
  const { tipSchedules, tipPosts } = storage;
  const poster = createTipPoster({
    storage: {
      tipSchedules,
      tipPosts: {
        ...tipPosts,
        claim: around('before claiming', tipPosts.claim, 'after claiming'),
        takeOver: around('before claiming', tipPosts.takeOver, 'after claiming'),
        record: around('', tipPosts.record, 'after recording'),
      },
    },
    tips: () => new Map(tips),
    channel: { post: around('', ask('post'), 'after sending'), find: ask('find') },
    clock: () => now,
    shards: () => ({ ids: [0], count: 1 }),
    log: pino({ level: 'silent' }),
  });
  for (const [index, moment] of moments.entries()) {
    now = moment;
    isLast = index === moments.length - 1;
    await poster.tick();
  }
  await storage.close();
  process.exit(0);
`;

describe.each(DATABASES)('with %s', (kind) => {
  const database = useDatabase(kind);

  it('each date is posted once by processes that are killed at every step', async () => {
    const storage = await database.open();
    const place = { guildId: GUILD, channelId: 'tips', roleId: null };
    const daily = { time: '08:00', timeZone: 'UTC', weekdays: WEEKDAYS };
    const { id } = await setTips(storage, { ...place, ...daily }, START);
    const tips = [...yearRoundTips(20)];
    let now = START;
    const channel = fakeChannel(() => now);
    const address = await serve(async (path, message) => {
      now = message.now;
      return path === '/post' ? channel.post(message) : channel.find(message);
    });

    const pauses = [3 * MINUTE, 20 * MINUTE, 2 * HOUR];
    const dueAt = (day: number): number => START + day * DAY + 8 * HOUR + MINUTE;
    const lastSteps = [...STEPS, null];
    // All are started now, because starting takes the longest; each waits until it is told to go on.
    const children = lastSteps.map(() =>
      spawn(process.execPath, ['--input-type=module', '--eval', PROGRAM], {
        stdio: ['pipe', 'inherit', 'inherit'],
      }),
    );
    for (const [day, child] of children.entries()) {
      const takeOverAt = dueAt(day - 1) + (pauses[day % pauses.length] ?? 0);
      const moments = day === 0 ? [dueAt(day)] : [takeOverAt, dueAt(day)];
      const last = lastSteps[day];
      child.stdin.end(JSON.stringify({ place: database.place, address, tips, moments, last }));
      expect(await once(child, 'exit')).toEqual(last === null ? [0, null] : [null, 'SIGKILL']);
    }

    const posts = await storage.tipPosts.ofSchedule(id, 99);
    const known = posts.map(({ on, state, messageId, tipId }) => ({ on, state, messageId, tipId }));
    expect(known.reverse()).toEqual(
      channel.posted.map(({ messageId, tipId }, day) => ({
        on: new Date(dueAt(day)).toISOString().slice(0, 10),
        state: 'posted',
        messageId,
        tipId,
      })),
    );
    expect(channel.posted).toHaveLength(STEPS.length + 1);
  });
});

type Request = Parameters<TipChannel['post']>[0] &
  Parameters<TipChannel['find']>[0] & { readonly now: number };

/** Serves JSON until the test is over, and says where. */
async function serve(
  answer: (path: string, request: Request) => Promise<unknown>,
): Promise<string> {
  const server = createServer((request, response) => {
    void json(request)
      .then((message) => answer(request.url ?? '', message as Request))
      .then((answered) => response.end(JSON.stringify(answered)));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}
