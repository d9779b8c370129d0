import type { RankedTopic } from './confidence.js';
import type { TopicIndex } from './topic-index.js';

/** Why a message was matched as it was. */
export interface Explanation {
  /** The words that carried the best topic, strongest first, with their share of its score. */
  readonly words: readonly { readonly stem: string; readonly share: number }[];
  /** Of each ranked topic the known phrasing that is nearest to the message. */
  readonly phrasings: readonly string[];
}

/** A known way of asking for a topic. */
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
  index: TopicIndex,
  phrasingsOf: (topic: string) => readonly Phrasing[],
): Explanation {
  const [best] = ranked;
  const falls = best ? index.evidence(stems, best.id) : [];
  const total = falls.reduce((sum, fall) => sum + Math.max(fall, 0), 0);
  return {
    words: stems
      .map((stem, at) => ({ stem, share: (falls[at] ?? 0) / (total || 1) }))
      .filter(({ share }) => share > 0)
      .sort((a, b) => b.share - a.share),
    phrasings: ranked.map(({ id }) => {
      const likeness = phrasingsOf(id).map((phrasing) => ({
        text: phrasing.text,
        similarity: index.similarity(stems, phrasing.stems),
      }));
      likeness.sort((a, b) => b.similarity - a.similarity);
      return likeness[0]?.text ?? '';
    }),
  };
}
