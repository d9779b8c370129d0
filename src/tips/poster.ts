import type { Shards } from '../storage/tip-schedules.js';
import { MAKE_UP_MS, type PostingOptions, postDue } from './posting.js';

export interface TipPosterOptions extends PostingOptions {
  /** The servers of this process; null while that is not known yet. */
  readonly shards: () => Shards | null;
}

/** Posts the daily tips of the servers of this process. */
export interface TipPoster {
  start(): void;
  /** Resolves when what is being posted has been recorded. */
  stop(): Promise<void>;
  /** Posts what is due now, and resolves when all of that is done or has failed. Never rejects. */
  tick(): Promise<void>;
}

/**
 * The database is read at least so often. It is the only memory: a clock that jumps, a moderator's
 * change in another process and a machine that slept are all noticed by then.
 */
const POLL_MS = 10_000;
/** How many are posted at the same time. Discord takes 50 requests a second of a bot. */
const AT_ONCE = 16;

export function createTipPoster(options: TipPosterOptions): TipPoster {
  const { storage, shards, clock, log } = options;
  /** What is being posted, by the id of its schedule. */
  const underWay = new Map<string, Promise<void>>();
  const inTurn = limitTo(AT_ONCE);
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  let isDatabaseAway = false;

  /** Starts posting what is due, and says when something is due next, as far as that is known. */
  async function startDue(): Promise<number> {
    const now = clock();
    const mine = shards();
    let wakeAt = now + POLL_MS;
    if (mine === null) return wakeAt;
    try {
      const reopened = await storage.tipSchedules.reopenMissed(now - MAKE_UP_MS, mine);
      if (reopened > 0) log.warn({ reopened }, 'the clock was put back: missed tips are due again');
      for (const due of await storage.tipSchedules.due(wakeAt, mine)) {
        const { id, next } = due.schedule;
        if (next.tryAt > now) {
          wakeAt = Math.min(wakeAt, next.tryAt);
        } else if (!underWay.has(id)) {
          const job = inTurn(async () => {
            if (!isStopped) await postDue(due, options);
          }).catch(failed);
          underWay.set(id, job);
          void job.then(() => underWay.delete(id));
        }
      }
      if (isDatabaseAway) log.info('tips go on');
      isDatabaseAway = false;
    } catch (error) {
      failed(error);
    }
    return wakeAt;
  }

  function failed(error: unknown): void {
    const reason = error instanceof Error ? error.message : String(error);
    if (!isDatabaseAway) log.error({ reason }, 'tips are held up');
    isDatabaseAway = true;
  }

  async function run(): Promise<void> {
    const wakeAt = await startDue();
    if (isStopped) return;
    const wait = Math.min(Math.max(wakeAt - clock(), 0), POLL_MS);
    timer = setTimeout(() => void run(), wait);
  }

  return {
    start() {
      isStopped = false;
      void run();
    },
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await Promise.all(underWay.values());
    },
    async tick() {
      await startDue();
      await Promise.all(underWay.values());
    },
  };
}

/** Runs jobs, at most so many at the same time, in the order in which they were given. */
function limitTo(atOnce: number): <Result>(job: () => Promise<Result>) => Promise<Result> {
  let free = atOnce;
  const waiting: (() => void)[] = [];
  return async (job) => {
    if (free > 0) free--;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await job();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free++;
    }
  };
}
