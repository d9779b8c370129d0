import { logistic } from './logistic.js';
import type { TopicSearch } from './topic-index.js';

/** A topic with the probability that it is what the question asks. */
export interface RankedTopic {
  readonly id: string;
  /** 0 to 1. Over many questions, about this share of such topics is the right one. */
  readonly confidence: number;
}

/** What to do about a question: answer it, offer a choice, or say that we don't know. */
export type Decision = 'answer' | 'clarify' | 'unknown';

/**
 * Two factors make the confidence: is the question about something that we know at all (a logistic
 * of how near the best topic and the best off-topic domain are, how much of the question the topic
 * covers, whether the words are those of our questions, and how long the question is), and if so,
 * which topic is it (a softmax over the scores). Fitted by maximum likelihood on labelled questions.
 */
const SCOPE = {
  bias: -5.47,
  nearness: 77,
  offTopicNearness: -93,
  coverage: 2.52,
  scope: 0.67,
  length: 0.86,
} as const;
const SHARPNESS = 140;

/** So likely a topic is answered. */
export const ANSWER_AT = 0.7;
/** All topics together must be so likely to offer some of them. */
const CLARIFY_AT = 0.4;
const OFFER_AT = 0.03;
const MIN_CHOICES = 2;
const MAX_CHOICES = 4;

/**
 * The topics with their confidence, best first. What competes with them takes its share and is left out.
 *
 * @param words how many words the question has
 */
export function rankTopics({ hits, coverage, scope }: TopicSearch, words: number): RankedTopic[] {
  const best = hits.find(({ kind }) => kind === 'topic');
  if (!best) return [];
  const bestOffTopic = hits.find(({ kind }) => kind === 'off-topic')?.score ?? 0;
  const inScope = logistic(
    SCOPE.bias +
      SCOPE.nearness * best.score +
      SCOPE.offTopicNearness * bestOffTopic +
      SCOPE.coverage * coverage +
      SCOPE.scope * scope +
      SCOPE.length * Math.log(Math.max(words, 1)),
  );
  const likelihoods = hits.map(({ score }) => Math.exp(SHARPNESS * (score - best.score)));
  const total = likelihoods.reduce((sum, likelihood) => sum + likelihood, 0);
  return hits.flatMap(({ id, kind }, index) =>
    kind === 'topic' ? { id, confidence: (inScope * (likelihoods[index] ?? 0)) / total } : [],
  );
}

/** Who asks in the very words of a known phrasing means its topic, but for a rare homonym. */
const KNOWN_WORDING = 0.97;

/** The ranking where the question is a known phrasing of the topic `id`. */
export function knownWording(ranked: readonly RankedTopic[], id: string): RankedTopic[] {
  const others = ranked
    .filter((topic) => topic.id !== id)
    .map((topic) => ({ ...topic, confidence: topic.confidence * (1 - KNOWN_WORDING) }));
  return [{ id, confidence: KNOWN_WORDING }, ...others];
}

/**
 * What goes on from an answer is of a topic near to it, so that less certainty will do: of follow-ups
 * at 0.54 to 0.7 eight in nine had the right topic first.
 */
export const ANSWER_FOLLOW_UP_AT = 0.55;

/** A single word names a subject rather than asks about it: "calves" could be about strain or size. */
export const ANSWER_WORD_AT = 0.8;

/**
 * How much of the confidence in its neighbors counts for the best topic: between "how much" and "how
 * much more each week" either answer says most of what is asked, and links to the other.
 */
const NEIGHBORS = 0.3;

/**
 * Decides from the ranked topics; `offered` holds the 2 to 4 choices of a `clarify`, and beside an
 * `answer` the up to 3 others that may have been meant.
 *
 * @param areNeighbors true for topics that are related
 * @param answerAt the confidence from which the first topic is answered
 */
export function decide(
  ranked: readonly RankedTopic[],
  areNeighbors: (one: string, other: string) => boolean = () => false,
  answerAt = ANSWER_AT,
): {
  decision: Decision;
  offered: readonly RankedTopic[];
} {
  const [best, ...others] = ranked;
  if (best) {
    const near = sumOf(others.filter(({ id }) => areNeighbors(best.id, id)));
    if (best.confidence + NEIGHBORS * near >= answerAt) {
      return { decision: 'answer', offered: others.filter(isLikely).slice(0, MAX_CHOICES - 1) };
    }
  }
  const together = sumOf(ranked);
  if (together >= CLARIFY_AT && ranked.length >= MIN_CHOICES) {
    const likely = ranked.filter(isLikely).length;
    const offered = ranked.slice(0, Math.min(Math.max(likely, MIN_CHOICES), MAX_CHOICES));
    return { decision: 'clarify', offered };
  }
  return { decision: 'unknown', offered: [] };
}

function isLikely({ confidence }: RankedTopic): boolean {
  return confidence >= OFFER_AT;
}

function sumOf(ranked: readonly RankedTopic[]): number {
  return ranked.reduce((sum, { confidence }) => sum + confidence, 0);
}
