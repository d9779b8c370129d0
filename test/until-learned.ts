import { inject } from 'vitest';

/** Waits until the real knowledge base is parsed and learned, which began with the first tests. */
export async function untilLearned(): Promise<void> {
  const response = await fetch(`http://127.0.0.1:${inject('learning')}`);
  if (!response.ok) throw new Error(`Learning failed: ${await response.text()}`);
}
