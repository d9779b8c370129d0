import type { Answered, Answers } from '../../src/answers/answers.js';
import type { Told } from '../../src/answers/conversation.js';
import type { Question } from './sets.js';

/**
 * What became of a question. `right`: answered so, or declined where nothing is expected; `offered`:
 * "did you mean" with a right choice; `misoffered`: without one; `unknown`: declined, also with small
 * talk.
 */
export type Outcome = 'right' | 'offered' | 'misoffered' | 'wrong' | 'unknown';

/** A question with its reply. */
export interface Judged {
  readonly question: Question;
  readonly answered: Answered;
  readonly outcome: Outcome;
  /** Milliseconds from the question, as typed, to the reply. */
  readonly ms: number;
}

/** Asks every question in its conversation. */
export function judgeAll(
  questions: readonly Question[],
  answers: Answers,
  stopwatch: () => number,
): Judged[] {
  return questions.map((question) => {
    let told: Told | null = null;
    for (const turn of question.turns.slice(0, -1)) told = answers.ask(turn, told).told;
    const start = stopwatch();
    const answered = answers.ask(question.turns.at(-1) ?? '', told);
    const ms = stopwatch() - start;
    return { question, answered, outcome: outcomeOf(answered, question.expect), ms };
  });
}

/**
 * The first of several rounds over the same questions, with the shortest time that any round took for
 * each: other programs can only make it longer (Chen & Revels 2016, "Robust benchmarking in noisy
 * environments").
 */
export function withFastest(rounds: readonly (readonly Judged[])[]): Judged[] {
  const [first = []] = rounds;
  return first.map((judged, at) => ({
    ...judged,
    ms: Math.min(...rounds.map((round) => round[at]?.ms ?? Number.POSITIVE_INFINITY)),
  }));
}

/** True if the answer is wrong, but links to a right one. */
export function isLinked({ question: { expect }, answered: { reply }, outcome }: Judged): boolean {
  if (outcome !== 'wrong' || reply.kind !== 'answer') return false;
  return [...reply.alternatives, ...reply.related].some(({ id }) => expect.includes(id));
}

/** What a reply is worth. An exercise's card is right where the exercise or the first topic is expected. */
export function outcomeOf(
  { reply, match }: Pick<Answered, 'reply' | 'match'>,
  expect: readonly string[],
): Outcome {
  switch (reply.kind) {
    case 'answer':
      return expect.includes(reply.topic.id) ? 'right' : 'wrong';
    case 'urgent':
      return expect.includes(reply.redFlag) ? 'right' : 'wrong';
    case 'exercise':
      return [reply.exercise.id, match.ranked[0]?.id ?? ''].some((id) => expect.includes(id))
        ? 'right'
        : 'wrong';
    case 'clarify':
      return reply.choices.some(({ id }) => expect.includes(id)) ? 'offered' : 'misoffered';
    case 'chat':
    case 'unknown':
      return expect.length === 0 ? 'right' : 'unknown';
  }
}

/** True if the reply warns of a danger sign. */
export function isRaised({ answered }: Judged): boolean {
  return answered.reply.kind === 'urgent';
}

/** True if the reply is not what it should have been. An offer with a right choice is no miss. */
export function isMiss(judged: Judged): boolean {
  const { question, outcome } = judged;
  if (question.kind === 'redflag' && !question.redflag) return isRaised(judged);
  return question.redflag ? outcome !== 'right' : outcome !== 'right' && outcome !== 'offered';
}

/** Questions whose confidence lies in one step, with the share whose first topic was right. */
export interface CalibrationStep {
  /** The step's lower end, 0 to 0.9. */
  readonly from: number;
  readonly count: number;
  /** Mean confidence, 0 to 1. */
  readonly confidence: number;
  /** 0 to 1. */
  readonly accuracy: number;
}

const STEPS = 10;

/**
 * How well confidence matches accuracy, in ten steps: a reliability diagram as a table (Guo et al.
 * 2017, "On calibration of modern neural networks", section 2). Danger signs have no confidence.
 */
export function calibrationOf(judged: readonly Judged[]): CalibrationStep[] {
  const points = judged
    .filter((one) => !one.question.redflag && !isRaised(one) && one.question.kind !== 'redflag')
    .flatMap(({ question: { expect }, answered: { match } }) => {
      const [best] = match.ranked;
      return best ? [{ confidence: best.confidence, right: expect.includes(best.id) }] : [];
    });
  return Array.from({ length: STEPS }, (_, step) => {
    const own = points.filter(({ confidence }) => stepOf(confidence) === step);
    return {
      from: step / STEPS,
      count: own.length,
      confidence: mean(own.map(({ confidence }) => confidence)),
      accuracy: mean(own.map(({ right }) => (right ? 1 : 0))),
    };
  });
}

/** The mean distance of confidence from accuracy over all questions, 0 to 1 (Guo et al., equation 3). */
export function calibrationError(steps: readonly CalibrationStep[]): number {
  const total = steps.reduce((sum, { count }) => sum + count, 0);
  const distance = steps.reduce(
    (sum, { count, confidence, accuracy }) => sum + count * Math.abs(confidence - accuracy),
    0,
  );
  return total === 0 ? 0 : distance / total;
}

function stepOf(confidence: number): number {
  return Math.min(Math.floor(confidence * STEPS), STEPS - 1);
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The smallest value that at least this share of all values does not exceed (nearest rank); NaN of none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(Math.ceil(share * sorted.length) - 1, 0)] ?? Number.NaN;
}
