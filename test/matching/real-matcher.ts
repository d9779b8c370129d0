import { recallOrLearn } from '../../src/matching/learn.js';
import { createMatcher } from '../../src/matching/matcher.js';
import { realKnowledge } from '../knowledge/real-knowledge.js';
import { SOURCES_CACHE } from './sources-cache.js';

/** The matcher over the knowledge base of the product, which was learned before the tests. */
export const realMatcher = createMatcher(
  realKnowledge,
  await recallOrLearn(realKnowledge, SOURCES_CACHE),
);
