import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { phrases } from '../answers/phrases.js';
import type { Context } from '../discord/context.js';
import type { MessageContent } from '../discord/response.js';
import { show } from '../discord/show.js';
import { renderTip } from '../discord/tip-message.js';
import { excerptOf } from '../knowledge/excerpt.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import type { Files } from './files.js';
import type { EntryKind, IndexedEntry, ShownEntry } from './page/protocol.js';
import { ME } from './place.js';
import { referencesOf } from './references.js';

/** Every entry of the knowledge base, in the order of the files. */
export function indexOf({
  topics,
  exercises,
  redFlags,
  tips,
  sources,
}: Knowledge): readonly IndexedEntry[] {
  const { sections, urgency } = phrases;
  return [
    ...[...topics.values()].map(({ id, question, section }) =>
      indexed('faq', id, question, sections[section]),
    ),
    ...[...exercises.values()].map(({ id, name, category }) =>
      indexed('exercises', id, name, category),
    ),
    ...[...redFlags.values()].map((flag) =>
      indexed('red-flags', flag.id, flag.title, urgency[flag.urgency]),
    ),
    ...[...tips.values()].map(({ id, topic }) => {
      const section = topics.get(topic)?.section;
      return indexed('tips', id, titleOfId(id), section ? sections[section] : '');
    }),
    ...[...sources.values()].map(({ id, title, kind }) => indexed('sources', id, title, kind)),
  ];
}

function indexed(kind: EntryKind, id: string, title: string, group: string): IndexedEntry {
  return { kind, id, title, group };
}

/** Tips have no title of their own; their ids are written to be read. */
function titleOfId(id: string): string {
  const words = id.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/**
 * An entry as members see it, with its YAML, or null if there is none.
 *
 * @param directory the folder of the knowledge base
 */
export async function showEntry(
  kind: EntryKind,
  id: string,
  directory: string,
  context: Context,
  files: Files,
): Promise<ShownEntry | null> {
  const { knowledge } = context.answers;
  const all = indexOf(knowledge);
  const link = all.find((entry) => entry.kind === kind && entry.id === id);
  if (link === undefined) return null;
  const { path, at } = whereIs(kind, id, directory, knowledge);
  // A file that was deleted a moment ago is still served from memory.
  const excerpt = excerptOf(await readFile(path, 'utf8').catch(() => ''), at);
  const content = contentOf(kind, id, context);
  return {
    kind,
    id,
    title: link.title,
    components: content.components,
    files: files.keep(`${kind}.${id}`, content.files ?? []),
    file: path,
    line: excerpt?.line ?? 1,
    yaml: excerpt?.text ?? '',
    usedBy: all.filter((entry) => referencesOf(entry, knowledge).includes(`${kind}/${id}`)),
  };
}

/** The file of an entry, and the path to it inside. */
function whereIs(
  kind: EntryKind,
  id: string,
  directory: string,
  { topics, exercises }: Knowledge,
): { readonly path: string; readonly at: readonly string[] } {
  switch (kind) {
    case 'faq':
      return { path: topics.get(id)?.file ?? '', at: [] };
    case 'exercises':
      return { path: exercises.get(id)?.file ?? '', at: [] };
    case 'red-flags':
      return { path: join(directory, 'red-flags.yaml'), at: ['flags', id] };
    case 'tips':
    case 'sources':
      return { path: join(directory, `${kind}.yaml`), at: [id] };
  }
}

function contentOf(kind: EntryKind, id: string, context: Context): MessageContent {
  const { answers } = context;
  const tip = answers.knowledge.tips.get(id);
  switch (kind) {
    case 'faq':
    case 'red-flags':
      return show(answers.topic(id), ME, context);
    case 'exercises':
      return show(answers.exercise(id), ME, context);
    case 'tips':
      return {
        components: tip ? renderTip(tip, answers.knowledge, { title: phrases.tips.title }) : [],
      };
    case 'sources':
      return { components: [] };
  }
}
