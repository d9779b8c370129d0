import { parseArgs } from 'node:util';
import { compare } from './comparison.js';
import { crossValidate } from './folds.js';
import { judgeAll, withFastest } from './judging.js';
import { describeMisses } from './misses.js';
import {
  giveUp,
  recall,
  report,
  requireKnowledge,
  requireQuestions,
  stopwatch,
  subjectOf,
} from './set-up.js';
import { ownSets } from './sets.js';
import {
  calibrationTable,
  drawTable,
  inScopeTable,
  markdownTable,
  outOfScopeTable,
  redFlagTable,
  timeTable,
} from './tables.js';

const USAGE = `Usage: npm run -s eval -- [options]

Asks the question sets of test/eval and says how many were answered right.

  --set FILE        ask this set instead (JSON Lines; repeatable)
  --misses          list each miss with what won and why
  --folds N         also cross-validate on the aliases: learn N times without a part of them, and ask
                    that part (each fold takes as long as learning does)
  --alternatives    also ask search libraries over the same phrasings; prints a Markdown table
  --budget SECONDS  time that each library may take (60); a slow one is asked fewer questions
  --help            this text

Sets: a JSON object a line, {"kind": …, "q": … or "turns": […], "expect": [ids]}, for danger signs and
their look-alikes with "redflag": true or false, for follow-ups with "change": true where they change
the subject.`;

const ROUNDS = 3;
const DEFAULT_BUDGET = 60;
const MIN_FOLDS = 2;
const MAX_FOLDS = 20;

/** What was asked for on the command line. */
interface Options {
  readonly sets: readonly string[];
  readonly misses: boolean;
  /** 0 for no cross-validation. */
  readonly folds: number;
  readonly alternatives: boolean;
  /** Seconds. */
  readonly budget: number;
}

async function main(): Promise<void> {
  const options = readOptions();
  if (options === null) return console.log(USAGE);
  const knowledge = await requireKnowledge();
  const questions = requireQuestions(options.sets, knowledge);
  const learned = await recall(knowledge);
  const { matcher, answers } = subjectOf(knowledge, learned);
  // New answers for each round, so that no word has been repaired before.
  const rounds = Array.from({ length: ROUNDS }, () => subjectOf(knowledge, learned).answers);
  const judged = withFastest(rounds.map((fresh) => judgeAll(questions, fresh, stopwatch)));
  if (options.misses) console.log(`${describeMisses(judged, answers).join('\n\n')}\n`);
  console.log(`${questions.length} questions of ${options.sets.join(', ')}`);
  const tables = [inScopeTable, outOfScopeTable, redFlagTable, calibrationTable, timeTable];
  for (const table of tables) console.log(`\n${drawTable(table(judged))}`);
  if (options.folds > 0) {
    console.log(`\n${drawTable(crossValidate(knowledge, options.folds, stopwatch, report))}`);
  }
  if (options.alternatives) {
    const { budget } = options;
    const table = await compare(knowledge, matcher, questions, budget, stopwatch, report);
    console.log(`\n${markdownTable(table)}`);
  }
}

/** Null if help was asked for. */
function readOptions(): Options | null {
  const values = readArguments();
  if (values.help) return null;
  return {
    sets: values.set ?? ownSets(),
    misses: values.misses,
    folds:
      values.folds === undefined ? 0 : readNumber('--folds', values.folds, MIN_FOLDS, MAX_FOLDS),
    alternatives: values.alternatives,
    budget: readNumber('--budget', values.budget, 1, 86_400),
  };
}

function readArguments() {
  try {
    return parseArgs({
      options: {
        set: { type: 'string', multiple: true },
        misses: { type: 'boolean', default: false },
        folds: { type: 'string' },
        alternatives: { type: 'boolean', default: false },
        budget: { type: 'string', default: String(DEFAULT_BUDGET) },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values;
  } catch (error) {
    return giveUp([error instanceof Error ? error.message : String(error), USAGE]);
  }
}

function readNumber(option: string, value: string, least: number, most: number): number {
  const number = Number(value);
  if (Number.isInteger(number) && number >= least && number <= most) return number;
  return giveUp([`${option} takes a whole number from ${least} to ${most}, not ${value}`, USAGE]);
}

await main();
