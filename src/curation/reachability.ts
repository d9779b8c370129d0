import { limitViolations } from '../discord/limits.js';
import { render } from '../discord/render.js';
import { type Check, findingIn } from './inspection.js';

/** Any member's id: its length is what counts. */
const SOMEBODY = '0'.repeat(19);
/** Everything that a message can show beside a reply. */
const EVERYTHING = { isPublishable: true, picture: { url: 'attachment://picture.png', alt: '-' } };

/** Answers and cards that Discord would refuse to show. */
export const rendering: Check = (inspection) => {
  const { knowledge, answers } = inspection;
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
      findingIn(inspection, file, path, `does not fit a Discord message: ${violation}`),
    ),
  );
};

/** Exercises that their own names don't find, and topics that no other one leads to or that lead to themselves. */
export const reachability: Check = (inspection) => {
  const { knowledge, matcher } = inspection;
  const linked = new Set(
    [...knowledge.topics.values()].flatMap(({ id, related }) => related.filter((to) => to !== id)),
  );
  return [
    ...[...knowledge.exercises.values()].flatMap((exercise) =>
      [exercise.name, ...exercise.aliases].flatMap((name, at) => {
        const found = matcher.exerciseNames.find(name);
        if (found?.id === exercise.id) return [];
        const path = at === 0 ? ['name'] : ['aliases', at - 1];
        return findingIn(
          inspection,
          exercise.file,
          path,
          `"${name}" finds ${found?.id ?? 'nothing'}`,
        );
      }),
    ),
    ...[...knowledge.topics.values()].flatMap(({ id, file, related }) =>
      related.includes(id)
        ? findingIn(inspection, file, ['related', related.indexOf(id)], 'this is the topic itself')
        : [],
    ),
    ...[...knowledge.topics.values()].flatMap(({ id, file }) =>
      linked.has(id)
        ? []
        : findingIn(inspection, file, [], 'no other topic relates to this one', 'warning'),
    ),
  ];
};

/** Entries that nobody has read against their sources for two years, or that claim it of a month to come. */
export const reviews: Check = (inspection) => {
  const thisMonth = inspection.now.toISOString().slice(0, 7);
  return [...inspection.knowledge.topics.values()].flatMap(({ id, file, reviewed }) => {
    if (reviewed > thisMonth) {
      return findingIn(inspection, file, ['reviewed'], `${reviewed} is still to come`);
    }
    const reply = inspection.answers.topic(id);
    if (reply.kind !== 'answer' || !reply.outdated) return [];
    const message = `last reviewed ${reviewed}: read it against its sources again`;
    return findingIn(inspection, file, ['reviewed'], message, 'warning');
  });
};
