import { basename, join } from 'node:path';
import { type CitedText, parseCitations } from './citations.js';
import { byPlace, type Finding } from './finding.js';
import type { Exercise, Knowledge, RedFlag, Source, Tip, Topic, Variation } from './knowledge.js';
import type { ParseCache } from './parse-cache.js';
import { KnowledgeReader, type ReadFile } from './reader.js';
import { deadReferences } from './references.js';
import {
  exerciseSchema,
  ID,
  type LanguageFile,
  languageSchema,
  offTopicSchema,
  type RedFlagFile,
  type RedFlagPhrasingsFile,
  redFlagPhrasingsSchema,
  redFlagsSchema,
  SECTIONS,
  type Section,
  sourcesSchema,
  tipsSchema,
  topicSchema,
  unansweredSchema,
} from './schema.js';
import { parseSignPattern, type Sign, type SignPattern } from './sign-pattern.js';
import type { YamlFile } from './yaml-file.js';

/** A knowledge base that can be used, or everything that keeps it from being one. */
export type LoadResult =
  | {
      readonly ok: true;
      readonly knowledge: Knowledge;
      /** The files that it came from, by path. */
      readonly files: ReadonlyMap<string, YamlFile>;
    }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/** What lies in the folder of a knowledge base. */
const ROOT = [
  'exercises',
  'faq',
  'language.yaml',
  'off-topic.yaml',
  'red-flag-phrasings.yaml',
  'red-flags.yaml',
  'sources.yaml',
  'tips.yaml',
  'unanswered.yaml',
];

const NO_LANGUAGE: LanguageFile = {
  rewrites: {},
  synonyms: [],
  'weak-words': [],
  'small-talk': {},
};

/**
 * Reads, validates and cross-links the knowledge base in `directory`. Never throws.
 *
 * @param cache spares the parsing of files that have not changed since the last start
 */
export async function loadKnowledge(directory: string, cache?: ParseCache): Promise<LoadResult> {
  const reader = new KnowledgeReader(directory, cache);
  const knowledge = await readKnowledge(reader);
  for (const name of await reader.list('')) {
    if (!ROOT.includes(name)) reader.problem(name, `is not read; here are: ${ROOT.join(', ')}`);
  }
  await cache?.save();
  const { findings, files } = reader;
  for (const { id, file } of knowledge.topics.values()) {
    if (!knowledge.redFlags.has(id)) continue;
    findings.push({ file, line: 1, col: 1, severity: 'error', message: `"${id}" is a red flag` });
  }
  // References into a file that could not be read would only repeat that it could not.
  if (findings.length === 0) findings.push(...deadReferences(knowledge, files));
  if (findings.length > 0) return { ok: false, findings: findings.sort(byPlace) };
  return { ok: true, knowledge: deepFreeze(knowledge), files };
}

async function readKnowledge(reader: KnowledgeReader): Promise<Knowledge> {
  const [topics, exercises, redFlags, tips, ...others] = await Promise.all([
    readTopics(reader),
    readExercises(reader),
    readRedFlags(reader),
    readTips(reader),
    reader.read('sources.yaml', sourcesSchema),
    reader.read('language.yaml', languageSchema),
    reader.read('off-topic.yaml', offTopicSchema),
    reader.read('unanswered.yaml', unansweredSchema),
  ]);
  const [sources, language, offTopic, unanswered] = others;
  return {
    topics,
    exercises,
    redFlags,
    tips,
    sources: byId(sources?.value ?? {}, (id, source): Source => ({ id, ...source })),
    language: language?.value ?? NO_LANGUAGE,
    offTopic: new Map(Object.entries(offTopic?.value ?? {})),
    unanswered: new Map(Object.entries(unanswered?.value ?? {})),
  };
}

async function readTopics(reader: KnowledgeReader): Promise<Map<string, Topic>> {
  const topics = new Map<string, Topic>();
  for (const section of await reader.list('faq')) {
    const folder = join('faq', section);
    if (!isSection(section)) {
      reader.problem(folder, `sections are: ${SECTIONS.join(', ')}`);
      continue;
    }
    for (const read of await reader.readAll(folder, topicSchema)) {
      const topic = topicOf(read, section, reader);
      const twin = topics.get(topic.id);
      if (twin) {
        const message = `the topic "${topic.id}" is also in ${twin.file}`;
        reader.findings.push(read.file.finding([], message));
      }
      topics.set(topic.id, topic);
    }
  }
  return topics;
}

function topicOf(
  { file, value }: ReadFile<typeof topicSchema>,
  section: Section,
  reader: KnowledgeReader,
): Topic {
  return {
    ...value,
    id: basename(file.path, '.yaml'),
    section,
    file: file.path,
    why: citedTexts(reader, file, value.why, ['why']),
    do: citedTexts(reader, file, value.do, ['do']),
    caution: value.caution ? citedText(reader, file, value.caution, ['caution']) : null,
    exercises: value.exercises ?? [],
  };
}

async function readExercises(reader: KnowledgeReader): Promise<Map<string, Exercise>> {
  const files = await reader.readAll('exercises', exerciseSchema);
  const exercises = files.map(({ file, value }): Exercise => {
    return {
      ...value,
      id: basename(file.path, '.yaml'),
      file: file.path,
      dose: citedText(reader, file, value.dose, ['dose']),
      why: citedText(reader, file, value.why, ['why']),
      caution: value.caution ? citedText(reader, file, value.caution, ['caution']) : null,
      easier: variations(value.easier),
      harder: variations(value.harder),
    };
  });
  return new Map(exercises.map((exercise) => [exercise.id, exercise]));
}

async function readRedFlags(reader: KnowledgeReader): Promise<Map<string, RedFlag>> {
  const [flags, phrasings] = await Promise.all([
    reader.read('red-flags.yaml', redFlagsSchema),
    reader.read('red-flag-phrasings.yaml', redFlagPhrasingsSchema),
  ]);
  if (!flags || !phrasings) return new Map();
  for (const id of Object.keys(phrasings.value).filter((id) => !(id in flags.value.flags))) {
    const message = `there is no red flag "${id}" in ${basename(flags.file.path)}`;
    reader.findings.push(phrasings.file.finding([id], message));
  }
  return redFlagsOf(flags, phrasings.value, reader);
}

function redFlagsOf(
  { file, value }: ReadFile<typeof redFlagsSchema>,
  phrasings: RedFlagPhrasingsFile,
  reader: KnowledgeReader,
): Map<string, RedFlag> {
  // Empty where the sign is wrong, which is reported.
  const parse = (text: string, path: PropertyKey[]): SignPattern[] => {
    const pattern = parseSignPattern(text, value.terms);
    if (typeof pattern !== 'string') return [pattern];
    reader.findings.push(file.finding(path, pattern));
    return [];
  };
  const signOf = (written: RedFlagFile['signs'][number], path: PropertyKey[]): Sign[] => {
    if (typeof written === 'string')
      return parse(written, path).map((sign) => ({ ...sign, unless: [] }));
    const unless = written.unless.flatMap((text, at) => parse(text, [...path, 'unless', at]));
    return parse(written.sign, [...path, 'sign']).map((sign) => ({ ...sign, unless }));
  };
  return byId(value.flags, (id, flag) => {
    const path = ['flags', id];
    return {
      ...flag,
      id,
      file: file.path,
      do: citedTexts(reader, file, flag.do, [...path, 'do']),
      signs: flag.signs.flatMap((sign, at) => signOf(sign, [...path, 'signs', at])),
      phrasings: phrasings[id]?.phrasings ?? [],
      lookAlikes: phrasings[id]?.['look-alikes'] ?? [],
      related: flag.related ?? [],
    };
  });
}

async function readTips(reader: KnowledgeReader): Promise<Map<string, Tip>> {
  const read = await reader.read('tips.yaml', tipsSchema);
  if (!read) return new Map();
  const { file, value } = read;
  return byId(value, (id, tip) => {
    return { ...tip, id, file: file.path, text: citedText(reader, file, tip.text, [id, 'text']) };
  });
}

function citedTexts(
  reader: KnowledgeReader,
  file: YamlFile,
  texts: readonly string[],
  path: readonly PropertyKey[],
): CitedText[] {
  return texts.map((text, at) => citedText(reader, file, text, [...path, at]));
}

function citedText(
  reader: KnowledgeReader,
  file: YamlFile,
  text: string,
  path: readonly PropertyKey[],
): CitedText {
  const { spans, malformed } = parseCitations(text);
  for (const bracket of malformed) {
    const message = `${bracket} is no citation: write [@source-id] or [@one-id; @other-id]`;
    reader.findings.push(file.finding(path, message));
  }
  return spans;
}

/** What looks like an id is an exercise of ours; everything else is words. */
function variations(value: string | string[]): Variation[] {
  return [value].flat().map((text) => (ID.test(text) ? { exercise: text } : { words: text }));
}

function byId<V, R>(
  record: Readonly<Record<string, V>>,
  convert: (id: string, value: V) => R,
): Map<string, R> {
  return new Map(Object.entries(record).map(([id, value]) => [id, convert(id, value)]));
}

function isSection(name: string): name is Section {
  return (SECTIONS as readonly string[]).includes(name);
}

function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  const inner = value instanceof Map ? value.values() : Object.values(value);
  for (const one of inner) deepFreeze(one);
  return value;
}
