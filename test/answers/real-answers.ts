import { createAnswers } from '../../src/answers/answers.js';
import { realKnowledge } from '../knowledge/real-knowledge.js';
import { realMatcher } from '../matching/real-matcher.js';

/** The answers from the knowledge base of the product, in November 2026. */
export const realAnswers = createAnswers(realKnowledge, () => new Date('2026-11-22'), realMatcher);
