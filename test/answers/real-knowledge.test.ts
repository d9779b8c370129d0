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

it('a question that is near a topic, but not near enough, is declined with that topic to choose', () => {
  const { reply, match } = answers.ask('is running in sand dunes good');
  expect(match.decision).toBe('unknown');
  expect(reply).toMatchObject({ reason: 'not-known', near: true });
  expect(reply.kind === 'unknown' && reply.suggestions.map(({ id }) => id)).toContain(
    'running-surface',
  );
});
