import { useState } from 'preact/hooks';

/** Something that is waited for: whether it is under way, and why it failed the last time. */
export interface Waiting {
  readonly isBusy: boolean;
  /** A sentence, or nothing. */
  readonly failure: string;
  setFailure(sentence: string): void;
  /** Waits for it. Never rejects. */
  waitFor(work: Promise<void>): Promise<void>;
}

export function useWaiting(): Waiting {
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState('');
  async function waitFor(work: Promise<void>): Promise<void> {
    setBusy(true);
    setFailure('');
    try {
      await work;
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
    } finally {
      setBusy(false);
    }
  }
  return { isBusy, failure, setFailure, waitFor };
}
