import { describe, expect, it } from 'vitest';
import { askForResult, type Result } from '../../src/terminal/result.js';
import { answersOf, TWINS } from '../answers/answers-of.js';

const answers = await answersOf(TWINS);

/** A stopwatch that is looked at after 10 ms and again after 12.3456 ms. */
function stopwatch(): () => number {
  const times = [10, 12.3456];
  return () => times.shift() ?? 0;
}

/** The result of the last one of these turns of a conversation. */
function resultOf(...turns: readonly string[]): Result {
  return askForResult(turns, answers, stopwatch()).result;
}

describe('the result of', () => {
  it('an answer names its topic first, with its exercises', () => {
    const result = resultOf('does running make your calves bigger');
    expect(result).toMatchObject({ kind: 'answer', exercises: ['calf-raise'], urgent: null });
    expect(result.topics[0]).toBe('calves-bigger');
  });

  it('a choice names what is offered', () => {
    const { kind, topics } = resultOf('run calf');
    expect(kind).toBe('clarify');
    expect([...topics].sort()).toEqual(['calves-bigger', 'calves-fat', 'calves-sore']);
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

describe('of the turns of a conversation', () => {
  it('the last one is answered', () => {
    const question = 'does running make your calves bigger';
    expect(resultOf('what is a tempo run', 'hi', question)).toEqual(resultOf(question));
  });

  it('those before are the context', () => {
    expect(resultOf('and why?').topics[0]).not.toBe('calves-bigger');
    const result = resultOf('does running make your calves bigger', 'hi', 'and why?');
    expect(result).toMatchObject({ kind: 'answer', exercises: ['calf-raise'] });
    expect(result.topics[0]).toBe('calves-bigger');
  });

  it('the time of the last one counts', () => {
    let asked = 0;
    const counting = {
      ...answers,
      ask: (...turn: Parameters<typeof answers.ask>) => {
        asked++;
        return answers.ask(...turn);
      },
    };
    const { result } = askForResult(['hi', 'why?', 'hi'], counting, () => asked);
    expect([asked, result.ms]).toEqual([3, 1]);
  });

  it('none is a question without words', () => {
    expect(resultOf()).toMatchObject({ kind: 'unknown', topics: [] });
  });
});

it('a confidence is a probability with three digits at most', () => {
  for (const question of ['do runners get big calves', 'run calf', 'how do I boil an egg']) {
    const { confidence } = resultOf(question);
    expect(confidence).toBeLessThanOrEqual(1);
    expect(String(confidence)).toMatch(/^\d(\.\d{1,3})?$/);
  }
  expect(resultOf('do runners get big calves').confidence).toBeGreaterThan(0.5);
});

it('the reply comes with it', () => {
  const { reply } = askForResult(['hi'], answers, stopwatch());
  expect(reply).toEqual(answers.ask('hi').reply);
});
