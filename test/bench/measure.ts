import { percentile } from '../eval/judging.js';

/** What an index costs. */
export interface Measurement {
  readonly name: string;
  /** How many questions were asked. */
  readonly asked: number;
  /** Milliseconds a question. */
  readonly median: number;
  readonly percentile99: number;
  /** Milliseconds that building the index took. */
  readonly build: number;
  /** Bytes that are in use more than before, after garbage collection: the heap and typed arrays. */
  readonly memory: number;
}

/** Answers a question; what it returns is not looked at. */
export type Ask = (question: string) => unknown;

const ROUNDS = 3;
const WARM_UP = 30;
/** The share of its time that a slow index may spend on warming up. */
const WARM_UP_SHARE = 0.2;

/**
 * Builds an index, asks it all questions, and measures both. A question's time is its fastest of three
 * rounds, because other programs can only make it longer (Chen & Revels 2016, "Robust benchmarking in
 * noisy environments"). Each round builds the index anew, so that none remembers a question.
 *
 * @param budget seconds that asking may take; a slower index is asked fewer questions
 */
export async function measure(
  name: string,
  build: () => Promise<Ask> | Ask,
  questions: readonly string[],
  budget: number,
): Promise<Measurement> {
  const before = bytesInUse();
  const start = performance.now();
  let ask = await build();
  const built = performance.now() - start;
  const memory = bytesInUse() - before;
  const rounds = [timesOf(ask, questions, budget / ROUNDS)];
  while (rounds.length < ROUNDS) {
    ask = await build();
    rounds.push(timesOf(ask, questions, budget / ROUNDS));
  }
  const times = fastest(rounds);
  return {
    name,
    asked: times.length,
    median: percentile(times, 0.5),
    percentile99: percentile(times, 0.99),
    build: built,
    memory,
  };
}

/** Of each question that every round got to, the shortest time. */
function fastest(rounds: readonly (readonly number[])[]): number[] {
  const asked = Math.min(...rounds.map(({ length }) => length));
  return Array.from({ length: asked }, (_, at) =>
    Math.min(...rounds.map((times) => times[at] ?? Number.POSITIVE_INFINITY)),
  );
}

/** Milliseconds for each question, after the code has been warmed up with other ones. */
function timesOf(ask: Ask, questions: readonly string[], budget: number): number[] {
  const start = performance.now();
  const hasTime = (share: number) => performance.now() - start < share * budget * 1_000;
  const [warmUp, timed] = [questions.slice(-WARM_UP), questions.slice(0, -WARM_UP)];
  for (const question of warmUp) if (hasTime(WARM_UP_SHARE)) ask(question);
  const times: number[] = [];
  for (const question of timed) {
    if (times.length > 0 && !hasTime(1)) break;
    const asked = performance.now();
    ask(question);
    times.push(performance.now() - asked);
  }
  return times;
}

/** What is really in use: garbage is collected first. Needs `node --expose-gc`. */
function bytesInUse(): number {
  if (!global.gc) throw new Error('Run node with --expose-gc.');
  global.gc();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
