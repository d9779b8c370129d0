import type { Knowledge } from '../knowledge/knowledge.js';
import { type Analysis, byWording } from './analysis.js';
import { knownWording, type RankedTopic, rankTopics } from './confidence.js';
import { asksForMore, type Context, isFollowUp, searchInContext, turnsTo } from './follow-up.js';
import type { Learned } from './learn.js';
import type { Lexicon } from './lexicon.js';
import type { TopicIndex, TopicSearch } from './topic-index.js';
import { wordsOf } from './words.js';

/** Ranks the topics for a message, by itself or as going on from the last answer. */
export interface Ranking {
  /** The topics for a message by itself, best first, from what was found for it. */
  alone(analysis: Analysis, found: TopicSearch): RankedTopic[];
  /** The topics for a message that goes on from the context. */
  inContext(analysis: Analysis, foundAlone: TopicSearch, context: Context): RankedTopic[];
  /** True if a message that ranks so by itself goes on from the context all the same. */
  goesOn(analysis: Analysis, rankedAlone: readonly RankedTopic[], context: Context): boolean;
  /** The topic that is asked for in these very words by somebody whom we know of. */
  knownAs(analysis: Analysis): string | undefined;
}

const CANDIDATES_IN_CONTEXT = 30;

/** @param wordings what was learned: by the stems of a known question, joined, its topic */
export function createRanking(
  { topics }: Pick<Knowledge, 'topics'>,
  wordings: Learned['wordings'],
  index: TopicIndex,
  lexicon: Lexicon,
): Ranking {
  const knownAs = (analysis: Analysis) => byWording(wordings, analysis, lexicon);
  return {
    knownAs,
    alone(analysis, found) {
      const ranked = rankTopics(found, analysis.stems.length);
      const known = knownAs(analysis);
      return known === undefined ? ranked : knownWording(ranked, known);
    },
    inContext(analysis, foundAlone, { topic }) {
      const { stems } = analysis;
      const last = topics.get(topic);
      const together = [...lexicon.stemsOf(wordsOf(last?.question ?? '')), ...stems];
      const found = index.search(together, CANDIDATES_IN_CONTEXT);
      // Danger signs are related, too, but they are raised by what somebody says and never ranked.
      const related = (last?.related ?? []).filter((id) => topics.has(id));
      const content = index.contentIn(stems);
      const inContext = searchInContext(foundAlone, content, found, { topic, related });
      const ranked = rankTopics(inContext, together.length);
      return asksForMore(analysis) ? knownWording(ranked, topic) : ranked;
    },
    // After asthma, "what about diabetes?" is about diabetes; after big calves, "what about hills?" is not.
    goesOn(analysis, rankedAlone, { topic }) {
      const sectionOf = (id: string) => topics.get(id)?.section;
      const other = rankedAlone[0]?.id ?? '';
      const isSibling = other !== topic && sectionOf(other) === sectionOf(topic);
      if (isSibling && turnsTo(analysis, rankedAlone)) return false;
      return isFollowUp(analysis, index.tellingIn(analysis.stems), rankedAlone);
    },
  };
}
