import { describe, expect, it } from 'vitest';
import { innocentPart } from '../../src/answers/innocent-part.js';
import { createMatcher } from '../../src/matching/matcher.js';
import { knowledgeOf } from '../knowledge/knowledge-of.js';
import { TWINS } from './answers-of.js';

const matcher = createMatcher(await knowledgeOf());

const DANGER = 'my calf is swollen and hot';

describe('beside a danger sign a message asks', () => {
  it.each([
    ['after it', `${DANGER}. What is a tempo run?`],
    ['before it', `What is a tempo run? ${DANGER}`],
    ['after a comma', `${DANGER}, what is a tempo run`],
    ['after “and”', `${DANGER} and what is a tempo run`],
    ['after “also”', `${DANGER} also what does comfortably hard mean`],
    ['on a line of its own', `${DANGER}\nwhat is a tempo run\nthanks`],
    ['in any case', `${DANGER}; WHAT IS A TEMPO RUN`],
  ])('%s', (_, message) => {
    expect(innocentPart(message, matcher)).toBe('tempo-run');
  });

  it('what it asks first', () => {
    const both = `${DANGER}. What is a tempo run? Does running make your calves bigger?`;
    expect(innocentPart(both, matcher)).toBe('tempo-run');
  });
});

describe('beside a danger sign a message asks nothing', () => {
  it.each([
    ['if it is nothing else', DANGER],
    ['if the rest only tells something', `${DANGER}. I did a tempo run. Tempo run, 5k`],
    ['if the rest is small talk', `hello there, ${DANGER}`],
    ['if the question is about something else', `${DANGER}. How do I boil an egg?`],
    [
      'if the question raises the sign itself',
      `${DANGER}. Does running make my calf swollen with hot skin?`,
    ],
    ['if the question is part of what raises it', 'Does running make my calf hot? It is swollen'],
    ['if a boundary parts the sign', 'Does running make my calf swollen and hot?'],
    ['if no danger sign is raised at all', 'What is a tempo run? I did one'],
    ['if there is no word', '. , ? !\n'],
    ['if it is empty', ''],
  ])('%s', (_, message) => {
    expect(innocentPart(message, matcher)).toBeNull();
  });

  it('if no answer is sure to be meant', async () => {
    const twins = createMatcher(await knowledgeOf(TWINS));
    const question = 'does running make my calves';
    expect(twins.match(question).decision).toBe('clarify');
    expect(innocentPart(`${DANGER}. ${question}?`, twins)).toBeNull();
    expect(innocentPart(`${DANGER}. ${question}?`, matcher)).toBe('calves-bigger');
  });
});
