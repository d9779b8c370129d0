import type { Knowledge } from '../../src/knowledge/knowledge.js';
import { type Learned, topicTexts } from '../../src/matching/learn.js';
import { createLexicon } from '../../src/matching/lexicon.js';
import { createMatcher } from '../../src/matching/matcher.js';
import { learnTopics } from '../../src/matching/topic-index.js';
import { milliseconds } from '../eval/tables.js';
import { type Measurement, measure } from './measure.js';
import { syntheticKnowledge } from './synthetic.js';

/**
 * The matcher over synthetic knowledge of several sizes. The model is not corrected after its first
 * guess (0 epochs): that takes long, and asking takes as long without it.
 *
 * @param sizes how many times the number of real topics
 * @param learned from the real knowledge; words are repaired as there
 * @param report called before and after each size, which may take minutes
 */
export async function measureGrowth(
  sizes: readonly number[],
  knowledge: Knowledge,
  learned: Learned,
  questions: readonly string[],
  budget: number,
  report: (line: string) => void,
): Promise<Measurement[]> {
  const measurements: Measurement[] = [];
  for (const times of sizes) {
    report(`growth: ${times} times the topics …`);
    const grown = syntheticKnowledge(knowledge, times);
    const name = `${times} × (${grown.topics.size} topics)`;
    let topics: Learned['topics'] | null = null;
    const build = () => {
      topics ??= learnGrown(grown);
      return createMatcher(grown, { ...learned, topics }).match;
    };
    const measured = await measure(name, build, questions, budget);
    report(`  median ${milliseconds(measured.median)}`);
    measurements.push(measured);
  }
  return measurements;
}

function learnGrown(grown: Knowledge): Learned['topics'] {
  const lexicon = createLexicon(grown.language);
  return learnTopics(topicTexts(grown, lexicon), lexicon, 0);
}
