import { limitViolations } from '../discord/limits.js';
import { render } from '../discord/render.js';
import type { Check } from './inspection.js';

/** Any member's id: its length is what counts. */
const SOMEBODY = '0'.repeat(19);
/** Everything that a message can show beside a reply. */
const EVERYTHING = { isPublishable: true, picture: { url: 'attachment://picture.png', alt: '-' } };

/** Answers and cards that Discord would refuse to show. */
export const rendering: Check = ({ knowledge, answers, finding }) => {
  const drawn = [
    ...[...knowledge.topics.values()].map(({ id, file }) => ({
      file,
      path: [],
      reply: answers.topic(id),
    })),
    ...[...knowledge.redFlags.values()].map(({ id, file }) => ({
      file,
      path: ['flags', id],
      reply: answers.topic(id),
    })),
    ...[...knowledge.exercises.values()].map(({ id, file }) => ({
      file,
      path: [],
      reply: answers.exercise(id),
    })),
  ];
  return drawn.flatMap(({ file, path, reply }) =>
    limitViolations(render(reply, SOMEBODY, EVERYTHING)).map((violation) =>
      finding(file, path, `does not fit a Discord message: ${violation}`),
    ),
  );
};
