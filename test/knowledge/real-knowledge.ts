import { ParseCache } from '../../src/knowledge/parse-cache.js';
import { untilLearned } from '../until-learned.js';
import { usableKnowledge } from './knowledge-of.js';

// Whoever learns from it parses it first, and remembers that, too.
await untilLearned();
const parsed = await ParseCache.open('node_modules/.cache/soleus', 'knowledge');

/** The knowledge base of the product. Loading it takes a while, so tests share it. */
export const realKnowledge = await usableKnowledge('knowledge', parsed);
