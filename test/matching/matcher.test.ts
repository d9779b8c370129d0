import { describe, expect, it } from 'vitest';
import { createMatcher } from '../../src/matching/matcher.js';
import { knowledgeOf } from '../knowledge/knowledge-of.js';

const { match, explain } = createMatcher(await knowledgeOf());
const CALVES = { question: 'does running make my calves bigger', topic: 'calves-bigger' };
const TEMPO = { question: 'what is a tempo run', topic: 'tempo-run' };

describe('a question is matched with its topic', () => {
  it.each([
    ['Does running make your calves bigger?', 'calves-bigger'],
    ['does RUNNING make ur calves BIGGER', 'calves-bigger'],
    ['will jogging grow my clavess', 'calves-bigger'],
    ['big calves from jogging?', 'calves-bigger'],
    ['what is a tempo run', 'tempo-run'],
    ['pls explain tmepo runs', 'tempo-run'],
    ['<@123> what does comfortably hard mean 🏃', 'tempo-run'],
  ])('“%s”', (question, id) => {
    const found = match(question);
    expect(found.decision).toBe('answer');
    expect(found.ranked[0]?.id).toBe(id);
  });
});

describe('why a question was matched so', () => {
  it('is told by the known phrasing of each topic that is nearest', () => {
    const found = match('explain a tempo run');
    const { phrasings } = explain(found);
    expect(phrasings[0]).toBe('explain tempo runs');
    expect(phrasings).toHaveLength(found.ranked.length);
  });

  it('is told by the words that carried it, strongest first, with shares that make a whole', () => {
    const { words } = explain(match('pls explain tempo runs xyzzy'));
    const shares = words.map(({ share }) => share);
    expect(words[0]?.stem).toBe('tempo');
    expect([...shares].sort((a, b) => b - a)).toEqual(shares);
    expect(shares.every((share) => share > 0)).toBe(true);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1);
    expect(words.map(({ stem }) => stem)).not.toContain('xyzzi');
  });

  it.each([
    ['how do I boil an egg for 3 minutes', 'cooking', 'off-topic', 'how do I boil an egg'],
    ['no more cigarettes', 'smoking', 'unanswered', 'quit cigarettes and breathless'],
  ])('is told by what is nearer than any topic: “%s”', (question, id, kind, phrasing) => {
    expect(explain(match(question)).nearerThanTopics).toEqual({ id, kind, phrasing });
  });

  it('is told by nothing else where a topic is nearest, or the question goes on from one', () => {
    expect(explain(match('explain a tempo run')).nearerThanTopics).toBeNull();
    expect(explain(match('and to boil?', TEMPO)).nearerThanTopics).toBeNull();
  });

  it('is no word and no phrasing where there is no topic', () => {
    const nothing = { words: [], phrasings: [], nearerThanTopics: null, dangers: [] };
    expect(explain(match('quantum tax law'))).toEqual(nothing);
    expect(explain(match(''))).toEqual(nothing);
  });
});

it('it says which words it repaired', () => {
  expect(match('explain tmepo runs').analysis.repairs).toEqual([{ from: 'tmepo', to: 'tempo' }]);
});

it('a question about something else is unknown', () => {
  for (const question of ['how do I boil an egg', 'quantum tax law', 'how long does rice take']) {
    expect(match(question).decision).toBe('unknown');
  }
});

it('a word of an off-topic question is not repaired to one of ours', () => {
  expect(match('rice').analysis.repairs).toEqual([]);
});

it('a common English word is not repaired to one of ours, however near that is', () => {
  expect(match('my two halves').analysis.repairs).toEqual([]);
});

it('a danger sign is found whatever else the message asks', () => {
  const found = match('does running make my calf swollen and hot?');
  expect(found.redFlags.map(({ flag }) => flag.id)).toEqual(['calf-clot']);
  expect(found.ranked[0]?.id).toBe('calves-bigger');
});

it('a danger sign is found in spite of typos', () => {
  expect(match('my claf is swolen and hot').redFlags).toHaveLength(1);
});

it('a danger is found that is told like a known one, also in one sentence of many', () => {
  const raised = (message: string) => match(message).redFlags;
  expect(raised('puffy shank, burning')).toMatchObject([{ flag: { id: 'calf-clot' }, sign: null }]);
  expect(raised('What is a tempo run? Since the flight one puffy burning shank.')).toHaveLength(1);
  expect(raised('farmer with a puffy shank')).toEqual([]);
  expect(raised('what is a tempo run')).toEqual([]);
});

it('a danger that was told like a known one is explained by that', () => {
  const { dangers } = explain(match('puffy shank, burning'));
  expect(dangers).toEqual(['puffy burning shank since the flight']);
  expect(explain(match('my calf is swollen and hot')).dangers).toEqual([null]);
});

it('an exception cancels a danger sign', () => {
  expect(match('both calves swollen and hot').redFlags).toEqual([]);
});

describe('after an answer', () => {
  it.each([
    ['and how hard?', TEMPO, 'tempo-run'],
    ['is it comfortably hard?', TEMPO, 'tempo-run'],
    ['why?', CALVES, 'calves-bigger'],
    ['what about a tempo run?', CALVES, 'tempo-run'],
  ])('“%s” goes on from it', (message, context, id) => {
    const found = match(message, context);
    expect(found.isFollowUp).toBe(true);
    expect(found.ranked[0]?.id).toBe(id);
  });

  it.each([
    'does running make your calves bigger',
    'how do I boil an egg',
    'quantum tax law is odd',
  ])('a complete new question is matched as ever: “%s”', (question) => {
    expect(match(question, TEMPO)).toEqual(match(question));
    expect(match(question, TEMPO).isFollowUp).toBe(false);
  });

  it('small talk goes on from nothing', () => {
    expect(match('hi', TEMPO)).toMatchObject({ smallTalk: 'greeting', isFollowUp: false });
  });

  it('a message without words goes on from nothing', () => {
    expect(match('🏃', TEMPO)).toEqual(match('🏃'));
  });

  it('danger signs that are related to it are no topics', () => {
    // Both topics of the fixture are related to "calf-clot".
    for (const context of [CALVES, TEMPO]) {
      const ids = match('why?', context).ranked.map(({ id }) => id);
      expect(ids.sort()).toEqual(['calves-bigger', 'tempo-run']);
    }
  });

  it('a topic that is gone does no harm', () => {
    expect(() => match('why?', { question: 'why', topic: 'gone' })).not.toThrow();
  });
});

it('without an answer before, nothing is a follow-up', () => {
  for (const message of ['why?', 'and how hard?', 'is it comfortably hard?']) {
    expect(match(message).isFollowUp).toBe(false);
    expect(match(message, null)).toEqual(match(message));
  }
});

describe('a danger sign that is said', () => {
  const raised = (message: string, question: string | null) => {
    const context = question === null ? null : { question, topic: 'calves-bigger' };
    return match(message, context).redFlags.map(({ flag }) => flag.id);
  };

  it('half in the question before and half in a follow-up is raised', () => {
    expect(raised('and it is hot, too', null)).toEqual([]);
    expect(raised('and it is hot, too', 'why is my calf swollen')).toEqual(['calf-clot']);
  });

  it('in the question before alone is not raised again', () => {
    expect(raised('why is that?', 'my calf is swollen and hot')).toEqual([]);
  });

  it('in a follow-up again is raised again', () => {
    const again = 'and my calf is still swollen and hot';
    expect(raised(again, 'my calf is swollen and hot')).toEqual(['calf-clot']);
    expect(raised(again, 'what is a tempo run')).toEqual(['calf-clot']);
  });

  it('in halves of which one is a complete new question is not raised', () => {
    expect(raised('what is a tempo run in hot weather', 'why is my calf swollen')).toEqual([]);
  });

  it('in two halves is cancelled by an exception in either', () => {
    expect(raised('and they are hot', 'why are both calves swollen')).toEqual([]);
    expect(raised('and both calves are hot', 'why is my calf swollen')).toEqual([]);
  });
});

describe('small talk', () => {
  it.each(['hi', 'Hi!!!', 'HELLO there', 'hello, there 👋'])('“%s” is a greeting', (message) => {
    expect(match(message).smallTalk).toBe('greeting');
  });

  it('is the whole message', () => {
    expect(match('hi, what is a tempo run').smallTalk).toBeNull();
  });
});

it('an exercise that is asked for is found', () => {
  expect(match('how do I do heel raises').exercise?.id).toBe('calf-raise');
  expect(match('do heel raises make my calves bigger').exercise).toBeNull();
});

it('a message without words finds nothing', () => {
  expect(match('🏃')).toMatchObject({
    redFlags: [],
    smallTalk: null,
    exercise: null,
    decision: 'unknown',
    offered: [],
    ranked: [],
  });
});
