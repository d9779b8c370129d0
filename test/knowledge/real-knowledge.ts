import { usableKnowledge } from './knowledge-of.js';

/** The knowledge base of the product. Loading it takes a second, so tests share it. */
export const realKnowledge = await usableKnowledge('knowledge');
