import type { Knowledge } from '../../src/knowledge/knowledge.js';
import type { Matcher } from '../../src/matching/matcher.js';
import { ALTERNATIVES } from './alternatives.js';
import { phrasingsOf, type Search, topicsOf } from './phrasings.js';
import { COMPARED, comparableQuestions } from './sampling.js';
import type { Kind, Question } from './sets.js';
import { percent, type Table } from './tables.js';

const AMONG = 3;

/** The best topics for a question, best first. */
type Rank = (question: string) => readonly string[];

interface Score {
  readonly asked: number;
  readonly first: number;
  readonly amongThree: number;
}

/**
 * The same questions through our matcher and through every library over the same phrasings. Only the
 * ranking counts here, not whether an answer was dared.
 *
 * @param budget seconds that a library may take; a slower one is asked a sample of the questions
 * @param stopwatch milliseconds from any fixed point
 * @param report called when a library is done
 */
export async function compare(
  knowledge: Knowledge,
  matcher: Matcher,
  questions: readonly Question[],
  budget: number,
  stopwatch: () => number,
  report: (line: string) => void,
): Promise<Table> {
  const comparable = comparableQuestions(questions);
  const row = (name: string, rank: Rank): string[] => {
    const start = stopwatch();
    const scores = askAll(rank, comparable, () => stopwatch() - start < budget * 1_000);
    report(`${name}: ${((stopwatch() - start) / 1_000).toFixed(0)} s`);
    return [name, ...[...COMPARED, null].flatMap((kind) => cells(scores, kind))];
  };
  const rows = [
    row('**Soleus**', (question) => matcher.match(question).ranked.map(({ id }) => id)),
  ];
  const phrasings = phrasingsOf(knowledge);
  for (const { name, build } of ALTERNATIVES) {
    const search: Search = await build(phrasings);
    rows.push(row(name, (question) => topicsOf(search(question), phrasings, AMONG)));
  }
  return {
    head: ['right first / in first three', ...COMPARED, 'all', 'asked'],
    rows,
  };
}

function askAll(
  rank: Rank,
  questions: readonly Question[],
  hasTime: () => boolean,
): Map<Kind, Score> {
  const scores = new Map<Kind, Score>();
  for (const { kind, turns, expect } of questions) {
    if (!hasTime()) break;
    const at = rank(turns[0] ?? '').findIndex((id) => expect.includes(id));
    const { asked = 0, first = 0, amongThree = 0 } = scores.get(kind) ?? {};
    scores.set(kind, {
      asked: asked + 1,
      first: first + (at === 0 ? 1 : 0),
      amongThree: amongThree + (at >= 0 && at < AMONG ? 1 : 0),
    });
  }
  return scores;
}

/** A kind's cell; for null those of all kinds together and of how many were asked. */
function cells(scores: ReadonlyMap<Kind, Score>, kind: Kind | null): string[] {
  const own = kind === null ? [...scores.values()] : [scores.get(kind)].filter((one) => !!one);
  const sum = (of: (score: Score) => number) => own.reduce((total, score) => total + of(score), 0);
  const asked = sum((score) => score.asked);
  const cell = [sum((score) => score.first), sum((score) => score.amongThree)]
    .map((count) => percent(count, asked))
    .join(' / ');
  return kind === null ? [cell, String(asked)] : [cell];
}
