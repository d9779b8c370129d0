import { describe, expect, it } from 'vitest';
import { innocentPart } from '../../src/answers/innocent-part.js';
import type { Knowledge, RedFlag } from '../../src/knowledge/knowledge.js';
import { createMatcher } from '../../src/matching/matcher.js';
import { fixtureText, knowledgeOf } from '../knowledge/knowledge-of.js';

const DANGER = 'my calf is swollen and hot';

const knowledge = await knowledgeOf({ 'faq/gear/socks-bigger.yaml': socks() });
const beside = finder(knowledge);

/** A topic that says of big socks what "calves-bigger" says of big calves, or of other socks. */
function socks(big = 'big', grow = 'grow'): string {
  return fixtureText('faq/body/calves-bigger.yaml')
    .replaceAll('calves', 'socks')
    .replaceAll('calf ', 'sock ')
    .replaceAll(/big(ger)?/g, (word) => (big === 'big' ? word : big))
    .replaceAll('grow', grow);
}

/** Finds the id of what a message asks beside the danger sign of the fixture. */
function finder(knowledge: Knowledge, changes: Partial<RedFlag> = {}) {
  const matcher = createMatcher(knowledge);
  const [flag] = knowledge.redFlags.values();
  if (!flag) throw new Error('The fixture has a danger sign.');
  return (message: string): string | null =>
    innocentPart(message, { ...flag, ...changes }, knowledge, matcher)?.id ?? null;
}

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
    expect(beside(message)).toBe('tempo-run');
  });

  it('what it asks first', () => {
    const both = `${DANGER}. What is a tempo run? Do runners get big socks?`;
    expect(beside(both)).toBe('tempo-run');
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
    expect(beside(message)).toBeNull();
  });

  it('if no answer is sure to be meant', async () => {
    const twins = await knowledgeOf({
      'faq/gear/socks-bigger.yaml': socks(),
      'faq/gear/socks-fat.yaml': socks('fat', 'shed'),
      'faq/gear/socks-sore.yaml': socks('sore', 'ache'),
    });
    const question = 'does running make your socks';
    expect(createMatcher(twins).match(question).decision).toBe('clarify');
    expect(finder(twins)(`${DANGER}. ${question}?`)).toBeNull();
    expect(beside(`${DANGER}. ${question}?`)).toBe('socks-bigger');
  });

  it.each([
    ['how to train with it', 'How long is a tempo run?'],
    ['whether to use a remedy', 'Will big socks help?'],
    ['what it comes from', 'Is it from big socks?'],
  ])('that may be answered, if it asks %s', (_, question) => {
    expect(beside(`${DANGER}. ${question}`)).toBeNull();
  });

  it('that may be answered, if somebody to talk to is what matters', () => {
    expect(finder(knowledge, { urgency: 'talk' })(`${DANGER}. What is a tempo run?`)).toBeNull();
  });

  it('that may be answered, if the topic belongs to the danger', () => {
    const related = finder(knowledge, { related: ['tempo-run'] });
    expect(related(`${DANGER}. What is a tempo run?`)).toBeNull();
  });
});
