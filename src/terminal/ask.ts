import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import type { Answers } from '../answers/answers.js';
import { configure, requireAnswers } from '../start-up.js';
import { answerLines } from './batch.js';
import { chat, widthOf } from './chat.js';
import { draw } from './draw.js';
import { askForResult } from './result.js';

const USAGE = `Usage: npm run -s ask -- [--json] "question"   one answer
       npm run -s ask                         a chat
       npm run -s ask -- --jsonl              one JSON object a line on stdin, one a line on stdout`;

const stopwatch = (): number => performance.now();

// Whoever reads has seen enough, as `head` has after ten lines. That is no failure.
process.stdout.on('error', (error) => {
  if (!('code' in error) || error.code !== 'EPIPE') throw error;
  process.exit();
});

async function main(): Promise<void> {
  const { values, positionals } = readArguments();
  if (values.help) {
    console.log(USAGE);
    return;
  }
  const answers = await requireAnswers(configure());
  const question = positionals.join(' ');
  if (values.jsonl) await answerBatch(answers);
  else if (question === '' && !values.json) await chat(answers, process.stdin, process.stdout);
  else answerOne(question, answers, values.json);
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        jsonl: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n${USAGE}`);
    process.exit(2);
  }
}

function answerOne(question: string, answers: Answers, asJson: boolean): void {
  const { reply, result } = askForResult([question], answers, stopwatch);
  console.log(
    asJson ? JSON.stringify({ ...result, reply }, null, 2) : draw(reply, widthOf(process.stdout)),
  );
}

async function answerBatch(answers: Answers): Promise<void> {
  const lines = createInterface({ input: process.stdin });
  for await (const line of answerLines(lines, answers, stopwatch)) {
    process.stdout.write(`${line}\n`);
  }
}

await main();
