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
  warmUp(answers);
  let number = 0;
  for await (const line of lines) {
    number++;
    if (line.trim() === '') continue;
    const turns = turnsOf(line);
    yield JSON.stringify(
      turns === null
        ? { error: `line ${number}: write {"q":"…"} or {"turns":["…","…"]}` }
        : askForResult(turns, answers, stopwatch).result,
    );
  }
}

const WARM_UP_WORDINGS = 3;

/** What the first questions take tells nothing about a program that has run for a while. */
function warmUp({ knowledge: { topics, redFlags }, ask }: Answers): void {
  const known = [
    ...[...topics.values()].map(({ aliases }) => aliases),
    ...[...redFlags.values()].map(({ phrasings }) => phrasings),
  ];
  for (const text of known.flatMap((texts) => texts.slice(0, WARM_UP_WORDINGS))) ask(text);
}

function turnsOf(line: string): string[] | null {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return null;
  }
  const request = requestSchema.safeParse(value).data;
  if (!request) return null;
  return 'q' in request ? [request.q] : request.turns;
}
