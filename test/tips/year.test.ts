import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { nextDue, WEEKDAYS } from '../../src/tips/calendar.js';
import { TIME_ZONES } from '../../src/tips/time-zones.js';
import { ALL, DAY, MINUTE, SECOND, useStage } from './stage.js';
import { yearRoundTips } from './tips-of.js';

/**
 * Three days of some servers, in which clocks are changed in Europe. With SIMULATE_DAYS=365 it is a year
 * of 5,000 servers, which takes an hour of computing.
 */
const SIMULATED = Number(process.env.SIMULATE_DAYS ?? 0);
const SERVERS = SIMULATED ? 5000 : 60;
const DAYS = SIMULATED || 3;
const FROM = Date.parse(SIMULATED ? '2026-03-05T00:00:00Z' : '2026-03-28T00:00:00Z');
const TIMES = ['00:15', '02:30', '07:30', '12:00', '18:45'];
const TIPS = 40;

/** Sixty zones from all over the list. */
const ZONES = Array.from(
  { length: 60 },
  (_, index) => TIME_ZONES[Math.floor((index * TIME_ZONES.length) / 60)] ?? 'UTC',
);

const stageOf = useStage('SQLite');

it(
  `posts every tip of ${SERVERS} servers in 60 zones once within ${DAYS} days`,
  async () => {
    const stage = stageOf();
    stage.tips = yearRoundTips(TIPS);
    stage.now = FROM;
    const settings = Array.from({ length: SERVERS }, (_, index) => ({
      guildId: String((1_000_000n + BigInt(index)) << 22n),
      channelId: String(index),
      time: TIMES[index % TIMES.length] ?? '07:30',
      timeZone: ZONES[index % ZONES.length] ?? 'UTC',
      weekdays: WEEKDAYS,
    }));
    for (const each of settings) await stage.set(each);

    /** When which tip was posted, by server. */
    const posted = settings.map((): { at: number; tipId: string }[] => []);
    let count = 0;
    const channel = {
      ...stage.channel,
      async post({ channelId, tip }: { channelId: string; tip: { id: string } }) {
        posted[Number(channelId)]?.push({ at: stage.now, tipId: tip.id });
        count++;
        return { ok: true, messageId: String(count) } as const;
      },
    };
    const poster = stage.poster({ channel });
    const startedAt = performance.now();
    const endAt = FROM + DAYS * DAY;
    while (stage.now < endAt) {
      await poster.tick();
      const [first] = await stage.storage.tipSchedules.due(stage.now + 10 * MINUTE, ALL);
      const nextAt = first?.schedule.next.tryAt ?? stage.now + 10 * MINUTE;
      stage.now = Math.max(nextAt, stage.now + 15 * SECOND);
      // Statements of SQLite are freed between turns of the event loop, which time alone won't bring.
      await setImmediate();
    }
    const seconds = Math.round((performance.now() - startedAt) / 1000);
    if (SIMULATED) console.log(`${count} tips were posted in ${seconds} s`);

    for (const [index, schedule] of settings.entries()) {
      let due = nextDue(schedule, FROM);
      for (const [place, { at, tipId }] of posted[index]?.entries() ?? []) {
        const late = at - due.dueAt;
        if (late < 0 || late >= MINUTE) expect({ ...schedule, ...due, late }).toBeNull();
        const round = posted[index]?.slice(place - (place % TIPS), place) ?? [];
        if (round.some((former) => former.tipId === tipId)) expect({ place, tipId }).toBeNull();
        due = nextDue(schedule, due.dueAt, due.on);
      }
      // Of the last minute some may still be to come.
      expect(due.dueAt).toBeGreaterThan(endAt - MINUTE);
    }
  },
  2 * 60 * MINUTE,
);
