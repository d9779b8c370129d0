import type { TipOutcome, TipPlan } from '../storage/tip-posts.js';
import type { TipSchedule } from '../storage/tip-rows.js';
import { planNext } from './schedules.js';

/**
 * Why a tip was not posted.
 * - `permission`, `gone`: Soleus may not post there, or the channel doesn't exist any more
 * - `outage`: no answer, or one that leaves open whether it was posted
 * - `rate-limit`: not now
 * - `bug`: Discord refuses what we send
 */
export interface TipFailure {
  readonly ok: false;
  readonly kind: 'permission' | 'gone' | 'outage' | 'rate-limit' | 'bug';
  /** For moderators to read. */
  readonly reason: string;
  /** How long Discord wants us to wait. */
  readonly retryAfterMs?: number;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** What somebody has to mend is tried again after these pauses, then on the next date. */
const PAUSES_MS = [5 * MINUTE, 30 * MINUTE];
const OUTAGE_PAUSE_MS = 30 * SECOND;
const LONGEST_OUTAGE_PAUSE_MS = 10 * MINUTE;
/** So many dates in a row may fail for a reason that moderators can mend. */
const MOST_FAILED_DATES = 3;

/**
 * What follows from a failed attempt: another one on the same date, or the next date, or none
 * until a moderator has mended what is wrong.
 *
 * @param attempts how many there were for this date, with this one
 * @param untilAt when the date is given up
 */
export function afterFailure(
  schedule: TipSchedule,
  failure: TipFailure,
  attempts: number,
  now: number,
  untilAt: number,
): { readonly outcome: TipOutcome; readonly plan: TipPlan } {
  const { next } = schedule;
  const { kind, reason } = failure;
  const pause = pauseAfter(failure, attempts);
  // A request that was repeated on its way to Discord may have been done before it was refused.
  const isUnclear = kind === 'outage' || kind === 'rate-limit';
  // What may have been posted is looked for once more, if there is no time to send it again.
  const isOver = pause === null || (isUnclear ? now : now + pause) > untilAt;
  const outcome: TipOutcome =
    isUnclear && !isOver
      ? { state: 'unclear', reason }
      : { state: 'failed', reason, unseen: isOver && !isUnclear };
  if (!isOver) {
    const again = { ...next, tryAt: now + pause };
    return { outcome, plan: { next: again, failedDates: schedule.failedDates, paused: null } };
  }
  const isMendable = kind === 'permission' || kind === 'gone';
  const failedDates = schedule.failedDates + (isMendable ? 1 : 0);
  const plan = {
    next: planNext(schedule, next.dueAt, next.on),
    failedDates,
    paused: failedDates >= MOST_FAILED_DATES ? { at: now, reason } : null,
  };
  return { outcome, plan };
}

/** Null if there is no use in trying again on the same date. */
function pauseAfter({ kind, retryAfterMs }: TipFailure, attempts: number): number | null {
  switch (kind) {
    case 'rate-limit':
      return Math.max(retryAfterMs ?? OUTAGE_PAUSE_MS, SECOND);
    case 'outage':
      return Math.min(OUTAGE_PAUSE_MS * 2 ** (attempts - 1), LONGEST_OUTAGE_PAUSE_MS);
    default:
      return PAUSES_MS[attempts - 1] ?? null;
  }
}
