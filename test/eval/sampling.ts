import { KINDS, type Kind, type Question } from './sets.js';

/** Kinds of question that a library can answer: one turn, in scope. */
export const COMPARED: readonly Kind[] = KINDS.slice(0, KINDS.indexOf('followup'));

/**
 * Questions of one turn that a topic answers, in an order whose every beginning holds all kinds, by
 * their size, and questions from all over each set: a fair sample.
 */
export function comparableQuestions(questions: readonly Question[]): Question[] {
  const byKind = COMPARED.map((kind) =>
    questions.filter((one) => one.kind === kind && one.turns.length === 1 && !one.redflag),
  );
  return byKind
    .flatMap((own) => own.map((question, at) => ({ question, place: place(at) })))
    .sort((a, b) => a.place - b.place)
    .map(({ question }) => question);
}

const GOLDEN_RATIO = 0.618_033_988_749_895;

/** Multiples of the golden ratio fill 0 to 1 evenly (Knuth, TAOCP volume 3, section 6.4). */
function place(at: number): number {
  return (at * GOLDEN_RATIO) % 1;
}

/** At most so many items of a list, evenly spread over it, so that every topic has its share. */
export function spread<T>(items: readonly T[], count: number): T[] {
  if (items.length <= count) return [...items];
  return Array.from(
    { length: count },
    (_, at) => items[Math.floor((at * items.length) / count)],
  ).filter((item) => item !== undefined);
}
