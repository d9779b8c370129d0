import type { Knowledge } from '../knowledge/knowledge.js';
import type { Match } from './matcher.js';
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

/**
 * Explains a match: by leaving each word out once, and by comparing with every known phrasing. That takes
 * some milliseconds.
 */
export function createExplainer(
  knowledge: Knowledge,
  index: TopicIndex,
  stemsOf: (text: string) => string[],
): (match: Match) => Explanation {
  return ({ analysis: { stems }, ranked, redFlags, nearerThanTopics }) => {
    const nearest = (id: string): string => {
      const likeness = phrasingsOf(id, knowledge).map((text) => ({
        text,
        similarity: index.similarity(stems, stemsOf(text)),
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
      nearerThanTopics: nearerThanTopics && {
        ...nearerThanTopics,
        phrasing: nearest(nearerThanTopics.id),
      },
      dangers: redFlags.map(({ flag, sign }) => (sign === null ? nearest(flag.id) : null)),
    };
  };
}

/** All known ways of asking for a topic or about what has no answer, or of describing a danger. */
function phrasingsOf(id: string, knowledge: Knowledge): readonly string[] {
  const topic = knowledge.topics.get(id);
  if (topic) return [topic.question, ...topic.aliases];
  return (
    knowledge.redFlags.get(id)?.phrasings ??
    knowledge.offTopic.get(id) ??
    knowledge.unanswered.get(id) ??
    []
  );
}
