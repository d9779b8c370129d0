import { createInterface } from 'node:readline/promises';
import pc from 'picocolors';
import type { Answers } from '../answers/answers.js';
import { type Told, toldBy } from '../answers/conversation.js';
import type { Reply } from '../answers/reply.js';
import { choicesOf, draw } from './draw.js';

const MAX_WIDTH = 88;
const LEAVE = new Set(['exit', 'quit', 'bye', ':q']);

/** The width to draw for: that of the terminal, but no wider than one reads with ease. */
export function widthOf(output: { columns?: number }): number {
  return Math.min(output.columns ?? MAX_WIDTH, MAX_WIDTH);
}

/** Talks until the input ends, or somebody says goodbye. */
export async function chat(
  answers: Answers,
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream & { columns?: number },
): Promise<void> {
  const lines = createInterface({ input, output, prompt: `\n${pc.green('you>')} ` });
  const say = (text: string): void => void output.write(`${text}\n`);
  say('Ask a running question, or a number from the last answer. “exit” leaves.');
  lines.prompt();
  let last: Reply | null = null;
  let told: Told | null = null;
  for await (const line of lines) {
    const said = line.trim();
    if (LEAVE.has(said.toLowerCase())) break;
    if (said !== '') {
      const answered = goOn(said, last, told, answers);
      say(`\n${draw(answered.reply, widthOf(output))}`);
      ({ reply: last, told } = answered);
    }
    lines.prompt();
  }
  lines.close();
}

/** The reply to a number after the last one, or to a question. */
function goOn(
  said: string,
  last: Reply | null,
  told: Told | null,
  answers: Answers,
): { reply: Reply; told: Told | null } {
  const choice = last && chosen(said, last, answers);
  return choice ? { reply: choice, told: toldBy(choice, said, told) } : answers.ask(said, told);
}

/** The reply that a number after the last one leads to, or null if it is no such number. */
function chosen(said: string, last: Reply, answers: Answers): Reply | null {
  const choice = /^\d{1,2}$/.test(said) ? choicesOf(last)[Number(said) - 1] : undefined;
  if (!choice) return null;
  return 'question' in choice ? answers.topic(choice.id) : answers.exercise(choice.id);
}
