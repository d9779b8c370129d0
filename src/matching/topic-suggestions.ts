import Fuse from 'fuse.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import type { RankedTopic } from './confidence.js';
import { wordsOf } from './words.js';

/** Below this a topic is no more than a guess. */
const WORTH_SUGGESTING = 0.02;
/** A slash option may carry a page of text, which Fuse.js would take a second to search. */
const MAX_TYPED_WORDS = 12;

/**
 * Finds topics for a question that is being typed: those that the matcher takes it to mean, then
 * those whose question goes on from what was typed, which Fuse.js finds from a word that is only begun.
 *
 * @param nearest the topics that a message means, best first
 */
export function createTopicSuggestions(
  { topics }: Pick<Knowledge, 'topics'>,
  nearest: (message: string) => readonly RankedTopic[],
): (typed: string, limit: number) => string[] {
  const questions = new Fuse([...topics.values()], {
    keys: ['question'],
    useTokenSearch: true,
    threshold: 0.3,
  });
  return (typed, limit) => {
    const meant = nearest(typed).filter(({ confidence }) => confidence >= WORTH_SUGGESTING);
    const words = wordsOf(typed).slice(0, MAX_TYPED_WORDS).join(' ');
    const begun = words === '' ? [] : questions.search(words, { limit });
    const ids = [...meant.map(({ id }) => id), ...begun.map(({ item }) => item.id)];
    return [...new Set(ids)].slice(0, limit);
  };
}
