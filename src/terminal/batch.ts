import { z } from 'zod';
import type { Answers } from '../answers/answers.js';
import { askForResult } from './result.js';

const requestSchema = z.union([
  z.object({ q: z.string() }),
  z.object({ turns: z.array(z.string()).min(1) }),
]);

/** Answers a batch of questions, one JSON object a line; a line that is none gets an `error` object. */
export async function* answerLines(
  lines: AsyncIterable<string>,
  answers: Answers,
  stopwatch: () => number,
): AsyncGenerator<string> {
  let number = 0;
  for await (const line of lines) {
    number++;
    if (line.trim() === '') continue;
    const question = questionOf(line);
    yield JSON.stringify(
      question === null
        ? { error: `line ${number}: write {"q":"…"} or {"turns":["…","…"]}` }
        : askForResult(question, answers, stopwatch).result,
    );
  }
}

function questionOf(line: string): string | null {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return null;
  }
  const request = requestSchema.safeParse(value).data;
  if (!request) return null;
  return 'q' in request ? request.q : (request.turns.at(-1) ?? null);
}
