import type { Source } from '../knowledge/knowledge.js';

const TIMEOUT_MS = 15_000;
const AT_ONCE = 8;

/** Sites that answer robots so; a reader's browser gets through. */
const NOT_DEAD = new Set([401, 403, 405, 429, 503]);

/**
 * Asks for every source's page and yields what is wrong with those that no longer answer. Over the
 * network, so only on demand.
 */
export async function* deadLinks(
  sources: Iterable<Source>,
  get: typeof fetch,
): AsyncGenerator<{ readonly id: string; readonly problem: string }> {
  const waiting = [...sources];
  while (waiting.length > 0) {
    const batch = waiting.splice(0, AT_ONCE);
    const problems = await Promise.all(batch.map((source) => problemOf(source, get)));
    for (const [at, problem] of problems.entries()) {
      const id = batch[at]?.id;
      if (id !== undefined && problem !== null) yield { id, problem };
    }
  }
}

async function problemOf({ url, doi }: Source, get: typeof fetch): Promise<string | null> {
  const address = doi ? `https://doi.org/${doi}` : url;
  try {
    const response = await get(address, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    await response.body?.cancel();
    return response.ok || NOT_DEAD.has(response.status)
      ? null
      : `${address} answers ${response.status}`;
  } catch (error) {
    const cause = error instanceof Error ? (error.cause ?? error) : error;
    return `${address} does not answer (${cause instanceof Error ? cause.message : cause})`;
  }
}
