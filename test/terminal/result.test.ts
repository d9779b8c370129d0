import { describe, expect, it } from 'vitest';
import { askForResult, type Result } from '../../src/terminal/result.js';
import { answersOf, TWIN } from '../answers/answers-of.js';

const answers = await answersOf(TWIN);

/** A stopwatch that is looked at after 10 ms and again after 12.3456 ms. */
function stopwatch(): () => number {
  const times = [10, 12.3456];
  return () => times.shift() ?? 0;
}

function resultOf(question: string): Result {
  return askForResult(question, answers, stopwatch()).result;
}

describe('the result of', () => {
  it('an answer names its topic first, with its exercises', () => {
    const result = resultOf('does running make your calves bigger');
    expect(result).toMatchObject({ kind: 'answer', exercises: ['calf-raise'], urgent: null });
    expect(result.topics[0]).toBe('calves-bigger');
  });

  it('a choice names what is offered', () => {
    const { kind, topics } = resultOf('calves');
    expect(kind).toBe('clarify');
    expect([...topics].sort()).toEqual(['calves-bigger', 'calves-fat']);
  });

  it('a danger sign names it', () => {
    expect(resultOf('my calf is swollen and hot')).toMatchObject({
      kind: 'urgent',
      urgent: 'calf-clot',
      exercises: [],
    });
  });

  it('an exercise names it', () => {
    expect(resultOf('calf raise')).toMatchObject({ kind: 'exercise', exercises: ['calf-raise'] });
  });

  it('a question without words names nothing', () => {
    expect(resultOf('🏃')).toEqual({
      kind: 'unknown',
      topics: [],
      exercises: [],
      urgent: null,
      confidence: 0,
      ms: 2.346,
    });
  });
});

it('a confidence is a probability with three digits at most', () => {
  const { confidence } = resultOf('will jogging grow my calves');
  expect(confidence).toBeGreaterThan(0.5);
  expect(confidence).toBeLessThanOrEqual(1);
  expect(String(confidence)).toMatch(/^\d(\.\d{1,3})?$/);
});

it('the reply comes with it', () => {
  const { reply } = askForResult('hi', answers, stopwatch());
  expect(reply).toEqual(answers.ask('hi').reply);
});
