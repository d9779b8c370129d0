import type * as Learning from '../../src/matching/learn.js';
import { createMatcher } from '../../src/matching/matcher.js';
import { realKnowledge } from '../knowledge/real-knowledge.js';

// What the built program learned: its sources are the same code, but look for it by their own hash.
const built: typeof Learning = await import(`${process.cwd()}/dist/matching/learn.js`);
const learned = await built.recallOrLearn(realKnowledge, 'node_modules/.cache/soleus');

/** The matcher over the knowledge base of the product, which is learned while other tests run. */
export const realMatcher = createMatcher(realKnowledge, learned);
