import type { Answers } from '../answers/answers.js';
import type { Told } from '../answers/conversation.js';
import type { Reply } from '../answers/reply.js';

/** What programs get for a question: one object a line from `ask --jsonl`. */
export interface Result {
  readonly kind: Reply['kind'];
  /** Topic ids, best first, at most 5; for `clarify` those offered. */
  readonly topics: readonly string[];
  readonly exercises: readonly string[];
  /** Id of the red flag, or null. */
  readonly urgent: string | null;
  /** 0 to 1. */
  readonly confidence: number;
  /** Time that finding the reply took, in milliseconds. */
  readonly ms: number;
}

/**
 * Asks the turns of a conversation and sums the last reply up.
 *
 * @param stopwatch milliseconds from any fixed point
 */
export function askForResult(
  turns: readonly string[],
  answers: Answers,
  stopwatch: () => number,
): { reply: Reply; result: Result } {
  let told: Told | null = null;
  for (const turn of turns.slice(0, -1)) told = answers.ask(turn, told).told;
  const start = stopwatch();
  const { reply, match } = answers.ask(turns.at(-1) ?? '', told);
  const ms = stopwatch() - start;
  const { offered, ranked } = match;
  const topics = reply.kind === 'clarify' ? offered : ranked;
  return {
    reply,
    result: {
      kind: reply.kind,
      topics: topics.map(({ id }) => id),
      exercises: exercisesOf(reply),
      urgent: reply.kind === 'urgent' ? reply.redFlag : null,
      confidence: round(ranked[0]?.confidence ?? 0),
      ms: round(ms),
    },
  };
}

function exercisesOf(reply: Reply): string[] {
  if (reply.kind === 'exercise') return [reply.exercise.id];
  return reply.kind === 'answer' ? reply.exercises.map(({ id }) => id) : [];
}

function round(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}
