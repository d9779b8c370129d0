import type { Knowledge, Topic } from '../../src/knowledge/knowledge.js';
import { learn } from '../../src/matching/learn.js';
import { createMatcher } from '../../src/matching/matcher.js';
import { spread } from './sampling.js';
import { percent, type Table } from './tables.js';

/** So many held-out aliases are asked in each fold, spread over all topics. */
export const ASKED_IN_FOLD = 3_000;

/** How the aliases of one fold did when the matcher had learned from the others. */
interface FoldResult {
  readonly asked: number;
  readonly first: number;
  readonly amongThree: number;
  readonly answeredWrong: number;
  readonly seconds: number;
}

/**
 * Cross-validation (Kohavi 1995, "A study of cross-validation and bootstrap for accuracy estimation"):
 * in each fold the matcher learns without every `folds`th alias of each topic and is asked those.
 *
 * @param stopwatch milliseconds from any fixed point
 * @param report called after each fold, which takes as long as learning does
 */
export function crossValidate(
  knowledge: Knowledge,
  folds: number,
  stopwatch: () => number,
  report: (line: string) => void,
): Table {
  const results = Array.from({ length: folds }, (_, fold) => {
    const result = validateFold(knowledge, fold, folds, stopwatch);
    report(`fold ${fold + 1} of ${folds}: ${result.seconds.toFixed(0)} s`);
    return result;
  });
  const rows = results.map((result, fold) => rowOf(`fold ${fold + 1}`, [result]));
  return {
    head: ['held-out aliases', 'number', 'first', 'among three', 'answered wrong', 'time'],
    rows: [...rows, rowOf('all', results)],
  };
}

function rowOf(name: string, results: readonly FoldResult[]): string[] {
  const sum = (of: (result: FoldResult) => number) =>
    results.reduce((total, result) => total + of(result), 0);
  const asked = sum((result) => result.asked);
  return [
    name,
    String(asked),
    percent(
      sum((result) => result.first),
      asked,
    ),
    percent(
      sum((result) => result.amongThree),
      asked,
    ),
    percent(
      sum((result) => result.answeredWrong),
      asked,
    ),
    `${sum((result) => result.seconds).toFixed(0)} s`,
  ];
}

function validateFold(
  knowledge: Knowledge,
  fold: number,
  folds: number,
  stopwatch: () => number,
): FoldResult {
  const start = stopwatch();
  const { learnedFrom, heldOut } = splitAliases(knowledge, fold, folds);
  const matcher = createMatcher(learnedFrom, learn(learnedFrom));
  const asked = spread(heldOut, ASKED_IN_FOLD);
  let [first, amongThree, answeredWrong] = [0, 0, 0];
  for (const { topic, text } of asked) {
    const { ranked, decision } = matcher.match(text);
    const rank = ranked.findIndex(({ id }) => id === topic);
    if (rank === 0) first++;
    if (rank >= 0 && rank < 3) amongThree++;
    if (rank !== 0 && decision === 'answer') answeredWrong++;
  }
  const seconds = (stopwatch() - start) / 1_000;
  return { asked: asked.length, first, amongThree, answeredWrong, seconds };
}

/** The knowledge without one fold of the aliases, and those. Plain questions are always learned from. */
export function splitAliases(
  knowledge: Knowledge,
  fold: number,
  folds: number,
): { learnedFrom: Knowledge; heldOut: { topic: string; text: string }[] } {
  const isHeldOut = (_: string, at: number): boolean => at % folds === fold;
  const all = [...knowledge.topics.values()];
  const topics = all.map((topic): [string, Topic] => [
    topic.id,
    { ...topic, aliases: topic.aliases.filter((alias, at) => !isHeldOut(alias, at)) },
  ]);
  return {
    learnedFrom: { ...knowledge, topics: new Map(topics) },
    heldOut: all.flatMap(({ id, aliases }) =>
      aliases.filter(isHeldOut).map((text) => ({ topic: id, text })),
    ),
  };
}
