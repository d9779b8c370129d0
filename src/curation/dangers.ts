import type { Check } from './inspection.js';

/** Red flags with fewer phrasings than this are often missed: people tell what they fear in many ways. */
export const MIN_PHRASINGS = 40;

/** Red flags with few phrasings, and messages that raise another flag than they should, or none. */
export const dangers: Check = ({ knowledge, matcher, finding }) => {
  const file = 'red-flag-phrasings.yaml';
  const raisedBy = (text: string) => matcher.match(text).redFlags.map(({ flag }) => flag.id);
  return [...knowledge.redFlags.values()].flatMap(({ id, phrasings, lookAlikes }) => {
    const few = `${phrasings.length} phrasings of ${id}; write at least ${MIN_PHRASINGS}, each in other words`;
    return [
      ...(phrasings.length < MIN_PHRASINGS ? [finding(file, [id], few)] : []),
      ...phrasings.flatMap((text, at) => {
        const raised = raisedBy(text);
        if (raised.includes(id)) return [];
        const instead = raised.length === 0 ? 'nothing' : raised.join(', ');
        return finding(file, [id, 'phrasings', at], `"${text}" raises ${instead}`);
      }),
      ...lookAlikes.flatMap((text, at) => {
        const raised = raisedBy(text);
        if (raised.length === 0) return [];
        return finding(file, [id, 'look-alikes', at], `"${text}" raises ${raised.join(', ')}`);
      }),
    ];
  });
};

/** Questions of topics, and names of exercises, that raise an alarm, most often by a sign that is too wide. */
export const falseAlarms: Check = ({ knowledge, matcher, finding }) => {
  const alarms = (file: string, path: readonly PropertyKey[], text: string) =>
    matcher.match(text).redFlags.map(({ flag, sign }) => {
      const message = `"${text}" raises ${flag.id}${sign === null ? '' : ` by its sign "${sign}"`}`;
      return finding(file, path, message);
    });
  return [
    ...[...knowledge.topics.values()].flatMap(({ file, question }) =>
      alarms(file, ['question'], question),
    ),
    ...[...knowledge.exercises.values()].flatMap(({ file, name, aliases }) => [
      ...alarms(file, ['name'], name),
      ...aliases.flatMap((alias, at) => alarms(file, ['aliases', at], alias)),
    ]),
  ];
};
