import { expect, it } from 'vitest';
import { realAnswers as answers } from './real-answers.js';

const { knowledge } = answers;

it('every plain question is answered with its own topic, also where it names an exercise', () => {
  const wrong = [...knowledge.topics.values()].filter(({ id, question }) => {
    const { reply } = answers.ask(question);
    return reply.kind !== 'answer' || reply.topic.id !== id;
  });
  expect(wrong.map(({ question }) => question)).toEqual([]);
});
