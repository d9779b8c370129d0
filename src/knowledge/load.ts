import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { z } from 'zod';
import { type CitedText, parseCitations } from './citations.js';
import { byPlace, type Finding } from './finding.js';
import type { Exercise, Knowledge, RedFlag, Source, Tip, Topic, Variation } from './knowledge.js';
import type { ParseCache } from './parse-cache.js';
import { deadReferences } from './references.js';
import {
  exerciseSchema,
  type LanguageFile,
  languageSchema,
  offTopicSchema,
  redFlagsSchema,
  SECTIONS,
  type Section,
  sourcesSchema,
  tipsSchema,
  topicSchema,
} from './schema.js';
import { parseSignPattern, type SignPattern } from './sign-pattern.js';
import { isFindings, parseYamlFile, validate, type YamlFile } from './yaml-file.js';

/** A knowledge base that can be used, or everything that keeps it from being one. */
export type LoadResult =
  | {
      readonly ok: true;
      readonly knowledge: Knowledge;
      readonly files: ReadonlyMap<string, YamlFile>;
    }
  | { readonly ok: false; readonly findings: readonly Finding[] };

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
  const loader = new Loader(directory, cache);
  const knowledge = await loader.load();
  await cache?.save();
  if (loader.findings.length > 0) return { ok: false, findings: loader.findings.sort(byPlace) };
  return { ok: true, knowledge: deepFreeze(knowledge), files: loader.files };
}

class Loader {
  readonly findings: Finding[] = [];
  /** Every file that was parsed, by path. */
  readonly files = new Map<string, YamlFile>();
  readonly #directory: string;
  readonly #cache: ParseCache | undefined;

  constructor(directory: string, cache: ParseCache | undefined) {
    this.#directory = directory;
    this.#cache = cache;
  }

  async load(): Promise<Knowledge> {
    const [sources, language, offTopic, redFlags, tips, topics, exercises] = await Promise.all([
      this.#sources(),
      this.#read('language.yaml', languageSchema),
      this.#read('off-topic.yaml', offTopicSchema),
      this.#redFlags(),
      this.#tips(),
      this.#topics(),
      this.#exercises(),
    ]);
    const knowledge = {
      sources,
      redFlags,
      tips,
      topics,
      exercises,
      language: language?.value ?? NO_LANGUAGE,
      offTopic: new Map(Object.entries(offTopic?.value ?? {})),
    };
    // References into a file that could not be read would only repeat that it could not.
    if (this.findings.length === 0) this.findings.push(...deadReferences(knowledge, this.files));
    return knowledge;
  }

  async #sources(): Promise<Map<string, Source>> {
    const read = await this.#read('sources.yaml', sourcesSchema);
    return new Map(
      Object.entries(read?.value ?? {}).map(([id, source]) => [id, { id, ...source }]),
    );
  }

  async #redFlags(): Promise<Map<string, RedFlag>> {
    const read = await this.#read('red-flags.yaml', redFlagsSchema);
    if (!read) return new Map();
    const { file, value } = read;
    const patterns = (texts: readonly string[], path: PropertyKey[]): SignPattern[] =>
      texts.flatMap((text, index) => {
        const pattern = parseSignPattern(text, value.terms);
        if (typeof pattern !== 'string') return pattern;
        this.findings.push(file.finding([...path, index], pattern));
        return [];
      });
    return new Map(
      Object.entries(value.flags).map(([id, flag]) => [
        id,
        {
          ...flag,
          id,
          file: file.path,
          do: this.#citedList(file, flag.do, ['flags', id, 'do']),
          signs: patterns(flag.signs, ['flags', id, 'signs']),
          unless: patterns(flag.unless ?? [], ['flags', id, 'unless']),
          related: flag.related ?? [],
        },
      ]),
    );
  }

  async #tips(): Promise<Map<string, Tip>> {
    const read = await this.#read('tips.yaml', tipsSchema);
    if (!read) return new Map();
    const { file, value } = read;
    return new Map(
      Object.entries(value).map(([id, tip]) => [
        id,
        { ...tip, id, file: file.path, text: this.#cited(file, tip.text, [id, 'text']) },
      ]),
    );
  }

  async #topics(): Promise<Map<string, Topic>> {
    const topics = new Map<string, Topic>();
    for (const name of await this.#list('faq')) {
      if (!isSection(name)) {
        this.#problem(join('faq', name), `sections are: ${SECTIONS.join(', ')}`);
        continue;
      }
      const paths = (await this.#yamlFiles(join('faq', name))).map((file) =>
        join('faq', name, file),
      );
      const files = await Promise.all(paths.map((path) => this.#read(path, topicSchema)));
      for (const read of files) {
        if (!read) continue;
        const topic = this.#topic(read, name);
        const twin = topics.get(topic.id);
        if (twin) {
          this.findings.push(
            read.file.finding([], `the topic "${topic.id}" is also in ${twin.file}`),
          );
        }
        topics.set(topic.id, topic);
      }
    }
    return topics;
  }

  #topic({ file, value }: ReadFile<typeof topicSchema>, section: Section): Topic {
    return {
      ...value,
      id: basename(file.path, '.yaml'),
      section,
      file: file.path,
      why: this.#citedList(file, value.why, ['why']),
      do: this.#citedList(file, value.do, ['do']),
      caution: value.caution === undefined ? null : this.#cited(file, value.caution, ['caution']),
      exercises: value.exercises ?? [],
    };
  }

  async #exercises(): Promise<Map<string, Exercise>> {
    const paths = (await this.#yamlFiles('exercises')).map((file) => join('exercises', file));
    const files = await Promise.all(paths.map((path) => this.#read(path, exerciseSchema)));
    return new Map(
      files.flatMap((read) => {
        if (!read) return [];
        const exercise = this.#exercise(read);
        return [[exercise.id, exercise]];
      }),
    );
  }

  #exercise({ file, value }: ReadFile<typeof exerciseSchema>): Exercise {
    return {
      ...value,
      id: basename(file.path, '.yaml'),
      file: file.path,
      dose: this.#cited(file, value.dose, ['dose']),
      why: this.#cited(file, value.why, ['why']),
      caution: value.caution === undefined ? null : this.#cited(file, value.caution, ['caution']),
      easier: variations(value.easier),
      harder: variations(value.harder),
    };
  }

  #citedList(file: YamlFile, texts: readonly string[], path: PropertyKey[]): CitedText[] {
    return texts.map((text, index) => this.#cited(file, text, [...path, index]));
  }

  #cited(file: YamlFile, text: string, path: PropertyKey[]): CitedText {
    const { spans, malformed } = parseCitations(text);
    for (const bracket of malformed) {
      this.findings.push(
        file.finding(path, `${bracket} is no citation: write [@source-id] or [@one-id; @other-id]`),
      );
    }
    return spans;
  }

  async #read<T extends z.ZodType>(path: string, schema: T): Promise<ReadFile<T> | null> {
    const full = join(this.#directory, path);
    let text: string;
    try {
      text = await readFile(full, 'utf8');
    } catch (error) {
      this.#problem(path, `cannot be read (${reason(error)})`);
      return null;
    }
    const file = parseYamlFile(full, text, this.#cache);
    if (isFindings(file)) {
      this.findings.push(...file);
      return null;
    }
    this.files.set(full, file);
    const value = validate(file, schema);
    if (isFindings(value)) {
      this.findings.push(...value);
      return null;
    }
    return { file, value };
  }

  async #yamlFiles(path: string): Promise<string[]> {
    return (await this.#list(path)).filter((name) => name.endsWith('.yaml'));
  }

  async #list(path: string): Promise<string[]> {
    try {
      const names = await readdir(join(this.#directory, path));
      return names.filter((name) => !name.startsWith('.')).sort();
    } catch (error) {
      this.#problem(path, `cannot be listed (${reason(error)}); KNOWLEDGE_DIR says where to look`);
      return [];
    }
  }

  #problem(path: string, message: string): void {
    const file = join(this.#directory, path);
    this.findings.push({ file, line: 1, col: 1, severity: 'error', message });
  }
}

interface ReadFile<T extends z.ZodType> {
  readonly file: YamlFile;
  readonly value: z.output<T>;
}

function isSection(name: string): name is Section {
  return (SECTIONS as readonly string[]).includes(name);
}

/** What looks like an id is an exercise of ours; everything else is words. */
function variations(value: string | string[]): Variation[] {
  return [value]
    .flat()
    .map((text) => (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(text) ? { exercise: text } : { words: text }));
}

function reason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return 'it does not exist';
  if (code === 'EACCES') return 'permission denied';
  return String(code ?? error);
}

function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const inner of value instanceof Map ? value.values() : Object.values(value))
    deepFreeze(inner);
  return value;
}
