import type { Topic } from '../knowledge/knowledge.js';
import { wordsOf } from '../matching/words.js';
import { type Check, findingIn } from './inspection.js';

/** Fewer ways of asking than this teach the matcher too few of people's words. */
export const MIN_ALIASES = 40;

/** Topics with few aliases, and wordings that two topics claim. */
export const aliases: Check = (inspection) => {
  const owners = new Map<string, Topic>();
  return [...inspection.knowledge.topics.values()].flatMap((topic) => {
    const few = topic.aliases.length < MIN_ALIASES;
    const message = `${topic.aliases.length} aliases; write at least ${MIN_ALIASES}, each from another angle`;
    return [
      ...(few ? [findingIn(inspection, topic.file, ['aliases'], message)] : []),
      ...phrasingsOf(topic).flatMap(({ text, path }) => {
        const wording = wordsOf(text).join(' ');
        const owner = owners.get(wording);
        owners.set(wording, topic);
        if (!owner) return [];
        const where = owner === topic ? 'stands here twice' : `is also in ${owner.id}`;
        return findingIn(inspection, topic.file, path, `"${text}" ${where}`);
      }),
    ];
  });
};

/** Of so many topics a wording's own must be one, even if nobody had written it down. */
const AMONG = 5;

/** Wordings that fit other topics better: they mislead, or their own topic says too little of it. */
export const retrieval: Check = (inspection) =>
  [...inspection.knowledge.topics.values()].flatMap((topic) =>
    phrasingsOf(topic).flatMap(({ text, path }) => {
      const nearest = inspection.matcher.nearest(text).slice(0, AMONG);
      if (nearest.some(({ id }) => id === topic.id)) return [];
      const found = nearest.map(({ id }) => id).join(', ') || 'nothing';
      return findingIn(inspection, topic.file, path, `"${text}" leads to ${found}`);
    }),
  );

function phrasingsOf(topic: Topic): { text: string; path: PropertyKey[] }[] {
  return [
    { text: topic.question, path: ['question'] },
    ...topic.aliases.map((text, at) => ({ text, path: ['aliases', at] })),
  ];
}
