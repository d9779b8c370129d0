import type { TipFailure } from '../../src/tips/failures.js';
import type { TipChannel, TipMessage } from '../../src/tips/posting.js';

/** A message that stands in a channel. */
export interface Posted {
  readonly messageId: string;
  readonly channelId: string;
  readonly tipId: string;
  readonly nonce: string;
  readonly roleId: string | null;
  readonly at: number;
}

/** What goes wrong with the next request: it is refused, or it is done and the answer is lost. */
export type Fault = TipFailure | 'answer lost';

/** A Discord with nothing but channels, which forgets nonces after five minutes. */
export interface FakeChannel extends TipChannel {
  readonly posted: readonly Posted[];
  /** How many times something was to be posted. */
  readonly requests: number;
  /** Takes the next request for itself if it returns something. */
  fault: (message: TipMessage) => Fault | null;
  findFault: () => TipFailure | null;
}

const NONCE_MS = 5 * 60_000;
const LOST: TipFailure = { ok: false, kind: 'outage', reason: 'no answer' };

export function fakeChannel(clock: () => number): FakeChannel {
  const posted: Posted[] = [];
  return {
    posted,
    requests: 0,
    fault: () => null,
    findFault: () => null,
    async post(message) {
      Object.assign(this, { requests: this.requests + 1 });
      if (message.nonce.length > 25) throw new Error('the nonce is too long');
      const fault = this.fault(message);
      if (fault !== null && fault !== 'answer lost') return fault;
      const { channelId, nonce, roleId } = message;
      const isSame = (other: Posted): boolean =>
        other.channelId === channelId &&
        other.nonce === nonce &&
        Math.abs(clock() - other.at) < NONCE_MS;
      let mine = posted.find(isSame);
      if (mine === undefined) {
        const messageId = String(posted.length + 1);
        mine = { messageId, channelId, nonce, roleId, tipId: message.tip.id, at: clock() };
        posted.push(mine);
      }
      return fault === null ? { ok: true, messageId: mine.messageId } : LOST;
    },
    async find({ channelId, nonce, sinceAt }) {
      const fault = this.findFault();
      if (fault !== null) return fault;
      const mine = posted.find(
        (other) => other.channelId === channelId && other.nonce === nonce && other.at >= sinceAt,
      );
      return { ok: true, messageId: mine?.messageId ?? null };
    },
  };
}
