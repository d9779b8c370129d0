import type { Knowledge, Topic } from '../../src/knowledge/knowledge.js';
import { wordsOf } from '../../src/matching/words.js';
import { seededRandom } from '../seeded-random.js';

/** So many phrasings a topic keep a hundred times the knowledge within memory. */
export const PHRASINGS = 8;

/**
 * Knowledge with many topics whose phrasings are random words, drawn as often as the real phrasings
 * use them, in phrasings as long as the real ones. What is not asked for stays as it is.
 *
 * @param times how many synthetic topics there are for each real one
 */
export function syntheticKnowledge(knowledge: Knowledge, times: number): Knowledge {
  const random = seededRandom(times);
  const pick = <T>(items: readonly T[]): T | undefined =>
    items[Math.floor(random() * items.length)];
  const real = [...knowledge.topics.values()];
  const phrasings = real.flatMap(({ question, aliases }) => [question, ...aliases]).map(wordsOf);
  // With repetitions, so that picking evenly from it follows the real frequencies.
  const words = phrasings.flat();
  const phrase = (): string =>
    Array.from({ length: pick(phrasings)?.length ?? 0 }, () => pick(words) ?? '').join(' ');
  const topics = Array.from({ length: times }, (_, copy) =>
    real.map((topic): [string, Topic] => {
      const id = `${topic.id}-${copy}`;
      const aliases = Array.from({ length: PHRASINGS - 1 }, phrase);
      return [id, { ...topic, id, question: phrase(), aliases }];
    }),
  );
  return { ...knowledge, topics: new Map(topics.flat()) };
}
