import { type Answers, createAnswers } from '../../src/answers/answers.js';
import { formatFinding } from '../../src/knowledge/finding.js';
import type { Knowledge } from '../../src/knowledge/knowledge.js';
import { loadKnowledge } from '../../src/knowledge/load.js';
import { ParseCache } from '../../src/knowledge/parse-cache.js';
import { type Learned, recallOrLearn } from '../../src/matching/learn.js';
import { createMatcher, type Matcher } from '../../src/matching/matcher.js';
import { type Question, readSets } from './sets.js';

const CACHE = 'node_modules/.cache/soleus';
const KNOWLEDGE = 'knowledge';

/** What is measured. */
export interface Subject {
  readonly matcher: Matcher;
  readonly answers: Answers;
}

/** Milliseconds from any fixed point. */
export const stopwatch = (): number => performance.now();

/** The knowledge base; what is wrong with it is said, and the program ends. */
export async function requireKnowledge(): Promise<Knowledge> {
  const loaded = await loadKnowledge(KNOWLEDGE, await ParseCache.open(CACHE, KNOWLEDGE));
  return loaded.ok ? loaded.knowledge : giveUp(loaded.findings.map(formatFinding));
}

/** What the matcher learned from it, or remembers of that. */
export function recall(knowledge: Knowledge): Promise<Learned> {
  return recallOrLearn(knowledge, CACHE);
}

/** The matcher and the answers as the bot has them. */
export function subjectOf(knowledge: Knowledge, learned: Learned): Subject {
  const matcher = createMatcher(knowledge, learned);
  return { matcher, answers: createAnswers(knowledge, () => new Date(), matcher) };
}

/** The questions of the sets; what is wrong with them is said, and the program ends. */
export function requireQuestions(
  files: readonly string[],
  knowledge: Knowledge,
): readonly Question[] {
  const { questions, problems } = readSets(files, knowledge);
  return problems.length > 0 ? giveUp(problems) : questions;
}

/** Says why, on stderr, and ends the program with exit code 2. */
export function giveUp(lines: readonly string[]): never {
  process.stderr.write(`${lines.join('\n')}\n`);
  process.exit(2);
}

/** Progress goes to stderr, so that stdout holds the tables alone. */
export function report(line: string): void {
  process.stderr.write(`${line}\n`);
}
