import { parseArgs } from 'node:util';
import type { Knowledge } from '../../src/knowledge/knowledge.js';
import { type Learned, learn } from '../../src/matching/learn.js';
import { createMatcher } from '../../src/matching/matcher.js';
import { ALTERNATIVES } from '../eval/alternatives.js';
import { phrasingsOf, topicsOf } from '../eval/phrasings.js';
import { comparableQuestions } from '../eval/sampling.js';
import { giveUp, recall, report, requireKnowledge, requireQuestions } from '../eval/set-up.js';
import { ownSets } from '../eval/sets.js';
import { markdownTable, milliseconds, type Table } from '../eval/tables.js';
import { measureGrowth } from './growth.js';
import { type Measurement, measure } from './measure.js';

const USAGE = `Usage: npm run -s bench -- [options]

Measures time and memory of the matcher beside search libraries over the same phrasings, with the same
questions, and how both grow with the knowledge. Takes about ten minutes.

  --budget SECONDS  time that asking each library may take (30); a slow one is asked fewer questions
  --only PART       libraries, or growth (10 and 100 times the knowledge: minutes, and gigabytes of memory)
  --help            this text`;

const PARTS: readonly string[] = ['both', 'libraries', 'growth'];
const GROWTH = [1, 10, 100];
const AMONG = 3;
const DEFAULT_BUDGET = 30;

async function main(): Promise<void> {
  const values = readArguments();
  if (values.help) return console.log(USAGE);
  const budget = Number(values.budget);
  if (!(budget > 0)) giveUp([`--budget takes seconds, not ${values.budget}`, USAGE]);
  const { only = 'both' } = values;
  if (!PARTS.includes(only)) giveUp([`--only takes libraries or growth, not ${only}`, USAGE]);
  const knowledge = await requireKnowledge();
  const questions = comparableQuestions(requireQuestions(ownSets(), knowledge)).map(
    ({ turns: [first = ''] }) => first,
  );
  if (only !== 'growth') {
    const measured = [
      ...(await measureMatcher(knowledge, questions, budget)),
      ...(await measureAlternatives(knowledge, questions, budget)),
    ];
    console.log(`${markdownTable(tableOf('real knowledge', measured))}\n`);
  }
  if (only !== 'libraries') {
    const learned = await recall(knowledge);
    const growth = await measureGrowth(GROWTH, knowledge, learned, questions, budget, report);
    console.log(markdownTable(tableOf('synthetic knowledge', growth)));
  }
}

function readArguments() {
  try {
    return parseArgs({
      options: {
        budget: { type: 'string', default: String(DEFAULT_BUDGET) },
        only: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values;
  } catch (error) {
    return giveUp([error instanceof Error ? error.message : String(error), USAGE]);
  }
}

/** The matcher as it starts when it learns, and when it remembers. */
async function measureMatcher(
  knowledge: Knowledge,
  questions: readonly string[],
  budget: number,
): Promise<Measurement[]> {
  report('Soleus, learning …');
  let learned: Learned | null = null;
  const learning = () => {
    learned ??= learn(knowledge);
    return createMatcher(knowledge, learned).match;
  };
  const first = await measure('Soleus, learning first', learning, questions, budget);
  learned = null;
  await recall(knowledge);
  report('Soleus, remembering …');
  const remembering = async () => createMatcher(knowledge, await recall(knowledge)).match;
  return [first, await measure('**Soleus**', remembering, questions, budget)];
}

async function measureAlternatives(
  knowledge: Knowledge,
  questions: readonly string[],
  budget: number,
): Promise<Measurement[]> {
  const phrasings = phrasingsOf(knowledge);
  const measurements: Measurement[] = [];
  for (const { name, build } of ALTERNATIVES) {
    report(`${name} …`);
    const asker = async () => {
      const search = await build(phrasings);
      return (question: string) => topicsOf(search(question), phrasings, AMONG);
    };
    measurements.push(await measure(name, asker, questions, budget));
  }
  return measurements;
}

/** Times are compared with those of the last row of ours, which is what a running bot has. */
function tableOf(name: string, measurements: readonly Measurement[]): Table {
  const own = measurements.find((one) => one.name.startsWith('**')) ?? measurements[0];
  return {
    head: [name, 'median', '99th percentile', 'median, times ours', 'build', 'memory', 'asked'],
    rows: measurements.map(({ name, median, percentile99, build, memory, asked }) => [
      name,
      milliseconds(median),
      milliseconds(percentile99),
      `${Number((median / (own?.median ?? Number.NaN)).toPrecision(2))} ×`,
      `${(build / 1_000).toFixed(1)} s`,
      `${(memory / 2 ** 20).toFixed(0)} MB`,
      String(asked),
    ]),
  };
}

await main();
