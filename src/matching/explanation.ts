import type { RankedTopic } from './confidence.js';
import type { RaisedFlag } from './red-flags.js';
import type { TopicIndex, Unanswerable } from './topic-index.js';

/** Why a message was matched as it was. */
export interface Explanation {
  /** The words that carried the best topic, strongest first, with their share of its score. */
  readonly words: readonly { readonly stem: string; readonly share: number }[];
  /** Of each ranked topic the known phrasing that is nearest to the message. */
  readonly phrasings: readonly string[];
  /** What is nearer than every topic, if anything, with its known phrasing that is nearest. */
  readonly nearerThanTopics: (Unanswerable & { readonly phrasing: string }) | null;
  /** Of each red flag the known phrasing that is nearest; null where a sign raised it. */
  readonly dangers: readonly (string | null)[];
}

/** A known way of asking for a topic or about what has no answer, or of describing a danger. */
export interface Phrasing {
  readonly text: string;
  readonly stems: readonly string[];
}

/**
 * Explains a ranking: by leaving each word out once, and by comparing with every known phrasing. That
 * takes some milliseconds.
 */
export function explainRanking(
  stems: readonly string[],
  ranked: readonly RankedTopic[],
  raised: readonly RaisedFlag[],
  nearer: Unanswerable | null,
  index: TopicIndex,
  phrasingsOf: (id: string) => readonly Phrasing[],
): Explanation {
  const nearest = (id: string): string => {
    const likeness = phrasingsOf(id).map((phrasing) => ({
      text: phrasing.text,
      similarity: index.similarity(stems, phrasing.stems),
    }));
    likeness.sort((a, b) => b.similarity - a.similarity);
    return likeness[0]?.text ?? '';
  };
  const [best] = ranked;
  const falls = best ? index.evidence(stems, best.id) : [];
  const total = falls.reduce((sum, fall) => sum + Math.max(fall, 0), 0);
  return {
    words: stems
      .map((stem, at) => ({ stem, share: (falls[at] ?? 0) / (total || 1) }))
      .filter(({ share }) => share > 0)
      .sort((a, b) => b.share - a.share),
    phrasings: ranked.map(({ id }) => nearest(id)),
    nearerThanTopics: nearer && { ...nearer, phrasing: nearest(nearer.id) },
    dangers: raised.map(({ flag, sign }) => (sign === null ? nearest(flag.id) : null)),
  };
}
