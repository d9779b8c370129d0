import { recallOrLearn } from '../../src/matching/learn.js';
import { createMatcher } from '../../src/matching/matcher.js';
import { realKnowledge } from '../knowledge/real-knowledge.js';

/** A folder of its own, because what the fixtures of the end-to-end tests teach pushes old files out. */
const CACHE = 'node_modules/.cache/soleus/sources';

/** The matcher over the knowledge base of the product, which was learned before the tests. */
export const realMatcher = createMatcher(realKnowledge, await recallOrLearn(realKnowledge, CACHE));
