import type { TopicHit } from './topic-index.js';

/** A topic with the probability that it is what the question asks. */
export interface RankedTopic {
  readonly id: string;
  /** 0 to 1. Over many questions, about this share of such topics is the right one. */
  readonly confidence: number;
  /** The known phrasing that was nearest to the question. */
  readonly phrasing: string;
}

/** What to do about a question: answer it, offer a choice, or say that we don't know. */
export type Decision = 'answer' | 'clarify' | 'unknown';

/**
 * Two factors make the confidence: is the question about something that we know at all (a logistic
 * of how near the best topic is and of how many words nothing of ours uses), and if so, which topic
 * is it (a softmax over the scores). Fitted by maximum likelihood on labelled questions.
 */
const SCOPE = { bias: -3.7, nearness: 46, unknownShare: -6 } as const;
const SHARPNESS = 85;

const ANSWER_AT = 0.7;
const OFFER_AT = 0.07;
const CLARIFY_AT = 0.4;
const MAX_CHOICES = 4;

/**
 * The topics with their confidence, best first. Off-topic domains take their share and are left out.
 *
 * @param hits the nearest topics and off-topic domains, best first
 * @param unknownShare 0 to 1: the share of telling words that nothing of ours uses
 */
export function rankTopics(hits: readonly TopicHit[], unknownShare: number): RankedTopic[] {
  const best = hits.find(({ offTopic }) => !offTopic);
  if (!best) return [];
  const inScope = logistic(
    SCOPE.bias + SCOPE.nearness * best.score + SCOPE.unknownShare * unknownShare,
  );
  const likelihoods = hits.map(({ score }) => Math.exp(SHARPNESS * (score - best.score)));
  const total = likelihoods.reduce((sum, likelihood) => sum + likelihood, 0);
  return hits.flatMap(({ topic, offTopic, nearest }, index) =>
    offTopic
      ? []
      : {
          id: topic,
          confidence: (inScope * (likelihoods[index] ?? 0)) / total,
          phrasing: nearest.text,
        },
  );
}

/** Decides from the ranked topics; `offered` holds the 2 to 4 choices of a `clarify`. */
export function decide(ranked: readonly RankedTopic[]): {
  decision: Decision;
  offered: readonly RankedTopic[];
} {
  const [best] = ranked;
  if (best && best.confidence >= ANSWER_AT) return { decision: 'answer', offered: [] };
  const offered = ranked.filter(({ confidence }) => confidence >= OFFER_AT).slice(0, MAX_CHOICES);
  const together = offered.reduce((sum, { confidence }) => sum + confidence, 0);
  if (offered.length >= 2 && together >= CLARIFY_AT) return { decision: 'clarify', offered };
  return { decision: 'unknown', offered: [] };
}

function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
