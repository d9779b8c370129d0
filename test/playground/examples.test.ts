import { expect, it } from 'vitest';
import { DANGER_SIGN, examplesOf, OTHERS_QUESTION } from '../../src/playground/examples.js';
import { realAnswers } from '../answers/real-answers.js';

it('what a newcomer is offered to try shows what Soleus can do', () => {
  const questions = examplesOf(realAnswers).flatMap(({ act }) =>
    act.kind === 'message' && act.content !== DANGER_SIGN ? act.content : [],
  );
  expect(questions.length).toBeGreaterThan(1);
  for (const question of [...questions, OTHERS_QUESTION]) {
    expect(realAnswers.ask(question).reply.kind, question).toBe('answer');
  }
  expect(realAnswers.ask(DANGER_SIGN).reply.kind).toBe('urgent');
});
