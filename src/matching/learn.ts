import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deserialize, serialize } from 'node:v8';
import { readCacheFile, writeCacheFile } from '../knowledge/cache-file.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import { createLexicon, type Lexicon } from './lexicon.js';
import {
  type LearnedTopics,
  learnTopics,
  type PhrasingKind,
  type TopicText,
} from './topic-index.js';
import { wordsOf } from './words.js';

/** Everything that the matcher learns from the texts of the knowledge base, as plain data. */
export interface Learned {
  readonly topics: LearnedTopics;
  /** By the stems of a question, an alias or a topic's id, joined: the topic, where there is only one. */
  readonly wordings: ReadonlyMap<string, string>;
  /** By the stems of a known message, joined: the red flags that it raises; of a look-alike none. */
  readonly messages: ReadonlyMap<string, readonly string[]>;
  /** Every word that our own texts use, with how often: what a typo can be repaired to. */
  readonly vocabulary: ReadonlyMap<string, number>;
  /** Words of questions that have no answer here: no typos, but nothing to repair to either. */
  readonly otherWords: ReadonlySet<string>;
}

/** What a `Learned` comes from. */
export type Texts = Pick<
  Knowledge,
  'topics' | 'exercises' | 'redFlags' | 'language' | 'offTopic' | 'unanswered'
>;

/** Learns from all texts. Takes about a minute over the whole knowledge base. */
export function learn(texts: Texts): Learned {
  const lexicon = createLexicon(texts.language);
  const classes = topicTexts(texts, lexicon);
  return {
    topics: learnTopics(classes, lexicon),
    wordings: new Map([
      // People type "hill training", too; but what is written down for a topic goes before.
      ...namesOf(texts, lexicon),
      ...wordingsOf(classes.filter(({ kind }) => kind === 'topic')),
    ]),
    messages: messagesOf(
      classes.filter(({ kind }) => kind === 'red-flag' || kind === 'look-alike'),
    ),
    vocabulary: countWords(texts, lexicon),
    otherWords: new Set(
      [...texts.offTopic.values(), ...texts.unanswered.values()].flat().flatMap(wordsOf),
    ),
  };
}

/** All that is told apart, with the phrasings from which it is learned. */
export function topicTexts(
  { topics, offTopic, unanswered, redFlags }: Texts,
  lexicon: Pick<Lexicon, 'stemsOf'>,
): TopicText[] {
  const text = (id: string, kind: PhrasingKind, phrasings: readonly string[]): TopicText => ({
    id,
    kind,
    phrasings: phrasings.map((phrasing) => lexicon.stemsOf(wordsOf(phrasing))),
  });
  return [
    ...[...topics.values()].map(({ id, question, aliases }) =>
      text(id, 'topic', [question, ...aliases]),
    ),
    ...[...offTopic].map(([id, questions]) => text(id, 'off-topic', questions)),
    ...[...unanswered].map(([id, questions]) => text(id, 'unanswered', questions)),
    ...[...redFlags.values()].flatMap(({ id, phrasings, lookAlikes }) => [
      text(id, 'red-flag', phrasings),
      text(id, 'look-alike', lookAlikes),
    ]),
  ];
}

/** By the stems of its id in words: each topic that is not called like an exercise. */
function namesOf(
  { topics, exercises }: Texts,
  lexicon: Pick<Lexicon, 'stemsOf'>,
): [string, string][] {
  return [...topics.keys()]
    .filter((id) => !exercises.has(id))
    .map((id) => [lexicon.stemsOf(wordsOf(id)).join(' '), id]);
}

function wordingsOf(topics: readonly TopicText[]): Map<string, string> {
  const owners = new Map<string, string | null>();
  for (const { id, phrasings } of topics) {
    for (const stems of phrasings) {
      const wording = stems.join(' ');
      owners.set(wording, (owners.get(wording) ?? id) === id ? id : null);
    }
  }
  return new Map([...owners].flatMap(([wording, id]) => (id === null ? [] : [[wording, id]])));
}

/** A message that is kept twice raises a flag rather than none, and the last one rather than two. */
function messagesOf(dangers: readonly TopicText[]): Map<string, readonly string[]> {
  const raised = new Map<string, readonly string[]>();
  for (const { id, kind, phrasings } of dangers) {
    for (const message of phrasings.map((stems) => stems.join(' '))) {
      raised.set(message, kind === 'red-flag' ? [id] : (raised.get(message) ?? []));
    }
  }
  return raised;
}

/**
 * The same, remembered in the folder `cache` between starts. It can't go stale: a file is found by the
 * hash of the texts and of this folder's code. A folder that can't be read or written is no failure.
 *
 * @param learnAnew learns where nothing is remembered
 */
export async function recallOrLearn(
  texts: Texts,
  cache: string,
  learnAnew: (texts: Texts) => Learned | Promise<Learned> = learn,
): Promise<Learned> {
  const file = await learnedFile(texts, cache);
  const bytes = await readCacheFile(file);
  try {
    if (bytes) return deserialize(bytes);
  } catch {
    // It is broken, and written anew.
  }
  const learned = await learnAnew(texts);
  await writeCacheFile(file, serialize(learned));
  return learned;
}

/** The file that remembers what this code learns from these texts. */
export async function learnedFile(texts: Texts, cache: string): Promise<string> {
  return join(cache, `${await keyOf(texts)}.learned`);
}

async function keyOf(texts: Texts): Promise<string> {
  const { topics, exercises, redFlags, language, offTopic, unanswered } = texts;
  const hash = createHash('sha256').update(process.versions.v8);
  hash.update(
    JSON.stringify([
      [...topics.values()].map(({ id, question, aliases }) => [id, question, aliases]),
      [...exercises.values()].map(({ name, aliases }) => [name, aliases]),
      [...redFlags.values()].map(({ signs, phrasings, lookAlikes }) => {
        return [signs, phrasings, lookAlikes];
      }),
      language,
      [...offTopic],
      [...unanswered],
    ]),
  );
  const code = fileURLToPath(new URL('.', import.meta.url));
  for (const name of (await readdir(code)).sort()) hash.update(await readFile(join(code, name)));
  return hash.digest('hex');
}

/** Words that curators list on purpose count like words that phrasings use so often. */
const LISTED = 3;

/** Every word that the knowledge uses, with how often: what a typo can be repaired to. */
function countWords(texts: Texts, lexicon: Lexicon): Map<string, number> {
  const listed = [
    ...[...texts.exercises.values()].flatMap(({ name, aliases }) => [name, ...aliases]),
    ...[...texts.redFlags.values()].flatMap(({ signs }) =>
      [...signs, ...signs.flatMap(({ unless }) => unless)].flatMap(({ groups }) => groups.flat()),
    ),
    ...Object.values(texts.language['small-talk']).flatMap(({ phrases }) => phrases),
  ].flatMap(wordsOf);
  const counts = new Map([...lexicon.words, ...listed].map((word) => [word, LISTED]));
  const phrasings = [
    ...[...texts.topics.values()].flatMap((topic) => [topic.question, ...topic.aliases]),
    ...[...texts.redFlags.values()].flatMap((flag) => [...flag.phrasings, ...flag.lookAlikes]),
  ];
  for (const word of phrasings.flatMap(wordsOf)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
