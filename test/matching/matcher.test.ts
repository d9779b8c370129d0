import { describe, expect, it } from 'vitest';
import { createMatcher } from '../../src/matching/matcher.js';
import { knowledgeOf } from '../knowledge/knowledge-of.js';

const { match } = createMatcher(await knowledgeOf());

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

it('it says which known phrasing was nearest', () => {
  expect(match('explain a tempo run').ranked[0]?.phrasing).toBe('explain tempo runs');
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

it('an exception cancels a danger sign', () => {
  expect(match('both calves swollen and hot').redFlags).toEqual([]);
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
