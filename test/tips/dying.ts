import type { Storage } from '../../src/storage/storage.js';
import type { TipChannel } from '../../src/tips/posting.js';

/** Where a process can end while it posts a tip. */
export const STEPS = [
  'before claiming',
  'after claiming',
  'after sending',
  'after recording',
] as const;

export type Step = (typeof STEPS)[number];

export interface Hands {
  readonly storage: Pick<Storage, 'tipPosts' | 'tipSchedules'>;
  readonly channel: TipChannel;
}

/** The same storage and channel, with something that happens at each step. */
export function watched({ storage, channel }: Hands, at: (step: Step) => Promise<void>): Hands {
  const { tipSchedules, tipPosts } = storage;
  const claiming =
    <Args extends unknown[]>(claim: (...args: Args) => Promise<boolean>) =>
    async (...args: Args) => {
      await at('before claiming');
      const isOurs = await claim(...args);
      await at('after claiming');
      return isOurs;
    };
  return {
    storage: {
      tipSchedules,
      tipPosts: {
        ...tipPosts,
        claim: claiming(tipPosts.claim),
        takeOver: claiming(tipPosts.takeOver),
        async record(...args) {
          await tipPosts.record(...args);
          await at('after recording');
        },
      },
    },
    channel: {
      async post(message) {
        const sent = await channel.post(message);
        await at('after sending');
        return sent;
      },
      find: (message) => channel.find(message),
    },
  };
}

/** Hands that do nothing more once they have come to this step. */
export function dyingAt(hands: Hands, last: Step): Hands {
  let isDead = false;
  return watched(hands, async (step) => {
    isDead ||= step === last;
    if (isDead) throw new Error(`the process ends ${last}`);
  });
}
