import type { Topic } from '../knowledge/knowledge.js';
import { wordsOf } from '../matching/words.js';
import type { Check } from './inspection.js';

/** Fewer ways of asking than this teach the matcher too few of people's words. */
export const MIN_ALIASES = 40;

/** Topics with few aliases, and wordings that two topics claim. */
export const aliases: Check = ({ knowledge, finding }) => {
  const owners = new Map<string, Topic>();
  return [...knowledge.topics.values()].flatMap((topic) => {
    const few = topic.aliases.length < MIN_ALIASES;
    const message = `${topic.aliases.length} aliases; write at least ${MIN_ALIASES}, each from another angle`;
    return [
      ...(few ? [finding(topic.file, ['aliases'], message)] : []),
      ...phrasingsOf(topic).flatMap(({ text, path }) => {
        const wording = wordingOf(text);
        const owner = owners.get(wording);
        owners.set(wording, topic);
        if (!owner) return [];
        const where = owner === topic ? 'stands here twice' : `is also in ${owner.id}`;
        return finding(topic.file, path, `"${text}" ${where}`);
      }),
    ];
  });
};

/** Questions that are listed as having no answer although a topic claims them. */
export const unanswered: Check = ({ knowledge, finding }) => {
  const { topics, unanswered: subjects } = knowledge;
  const owners = new Map(
    [...topics.values()].flatMap((topic) =>
      phrasingsOf(topic).map(({ text }): [string, string] => [wordingOf(text), topic.id]),
    ),
  );
  return [...subjects].flatMap(([subject, questions]) =>
    questions.flatMap((text, at) => {
      const owner = owners.get(wordingOf(text));
      return owner === undefined
        ? []
        : finding('unanswered.yaml', [subject, at], `"${text}" is also in ${owner}`);
    }),
  );
};

/** Slang and abbreviations that can't be found in any message. */
export const rewrites: Check = ({ knowledge, finding }) =>
  Object.entries(knowledge.language.rewrites).flatMap(([list, entries]) =>
    Object.keys(entries).flatMap((key) => {
      if (wordsOf(key).length > 0) return [];
      const message = `"${key}" holds no word to be found`;
      return finding('language.yaml', ['rewrites', list, key], message);
    }),
  );

/** Of so many topics a wording's own should be one, even if nobody had written it down. */
const AMONG = 10;
const SHOWN = 3;

/**
 * Wordings that another topic answers, which is wrong, and wordings whose words fit others so much
 * better that they may mislead: what people ask in nearly the same words would go there.
 */
export const retrieval: Check = ({ knowledge, matcher, finding }) =>
  [...knowledge.topics.values()].flatMap((topic) =>
    phrasingsOf(topic).flatMap(({ text, path }) => {
      const nearest = matcher.nearest(text).map(({ id }) => id);
      if (nearest[0] === topic.id) return [];
      const first = nearest.length === 0 ? 'nothing' : matcher.match(text).ranked[0]?.id;
      if (first !== topic.id) {
        return finding(topic.file, path, `"${text}" leads to ${first}`);
      }
      if (nearest.slice(0, AMONG).includes(topic.id)) return [];
      const message = `"${text}" is nearer to ${nearest.slice(0, SHOWN).join(', ')}`;
      return finding(topic.file, path, message, 'warning');
    }),
  );

/** The same for what differs in case and punctuation only. */
function wordingOf(text: string): string {
  return wordsOf(text).join(' ');
}

function phrasingsOf(topic: Topic): { text: string; path: PropertyKey[] }[] {
  return [
    { text: topic.question, path: ['question'] },
    ...topic.aliases.map((text, at) => ({ text, path: ['aliases', at] })),
  ];
}
