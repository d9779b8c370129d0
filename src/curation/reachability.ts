import type { Check } from './inspection.js';

/** Exercises that their own names don't find, and topics that no other one leads to or that lead to themselves. */
export const reachability: Check = ({ knowledge, matcher, finding }) => {
  const linked = new Set(
    [...knowledge.topics.values()].flatMap(({ id, related }) => related.filter((to) => to !== id)),
  );
  return [
    ...[...knowledge.exercises.values()].flatMap((exercise) =>
      [exercise.name, ...exercise.aliases].flatMap((name, at) => {
        const found = matcher.exerciseNames.find(name);
        if (found?.id === exercise.id) return [];
        const path = at === 0 ? ['name'] : ['aliases', at - 1];
        return finding(exercise.file, path, `"${name}" finds ${found?.id ?? 'nothing'}`);
      }),
    ),
    ...[...knowledge.topics.values()].flatMap(({ id, file, related }) =>
      related.includes(id)
        ? finding(file, ['related', related.indexOf(id)], 'this is the topic itself')
        : [],
    ),
    ...[...knowledge.topics.values()].flatMap(({ id, file }) =>
      linked.has(id) ? [] : finding(file, [], 'no other topic relates to this one', 'warning'),
    ),
  ];
};
