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

/** Of so many topics a wording's own should be one, even if nobody had written it down. */
const AMONG = 10;
const SHOWN = 3;

/**
 * Wordings that another topic answers, which is wrong, and wordings whose words fit others so much
 * better that they may mislead: what people ask in nearly the same words would go there.
 */
export const retrieval: Check = (inspection) =>
  [...inspection.knowledge.topics.values()].flatMap((topic) =>
    phrasingsOf(topic).flatMap(({ text, path }) => {
      const { matcher } = inspection;
      const nearest = matcher.nearest(text).map(({ id }) => id);
      if (nearest[0] === topic.id) return [];
      const first = nearest.length === 0 ? 'nothing' : matcher.match(text).ranked[0]?.id;
      if (first !== topic.id) {
        return findingIn(inspection, topic.file, path, `"${text}" leads to ${first}`);
      }
      if (nearest.slice(0, AMONG).includes(topic.id)) return [];
      const message = `"${text}" is nearer to ${nearest.slice(0, SHOWN).join(', ')}`;
      return findingIn(inspection, topic.file, path, message, 'warning');
    }),
  );

function phrasingsOf(topic: Topic): { text: string; path: PropertyKey[] }[] {
  return [
    { text: topic.question, path: ['question'] },
    ...topic.aliases.map((text, at) => ({ text, path: ['aliases', at] })),
  ];
}
