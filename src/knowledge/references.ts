import { type CitedText, citedIn } from './citations.js';
import type { Finding } from './finding.js';
import type { Knowledge } from './knowledge.js';
import type { YamlFile } from './yaml-file.js';

/** An id in a file, and what it should be the id of. */
interface Reference {
  readonly file: string;
  readonly path: readonly PropertyKey[];
  readonly to: 'topic' | 'exercise' | 'source';
  readonly id: string;
}

/** Ids that lead nowhere, in any direction. */
export function deadReferences(
  knowledge: Knowledge,
  files: ReadonlyMap<string, YamlFile>,
): Finding[] {
  const { topics, exercises, redFlags, sources } = knowledge;
  const exists = {
    topic: (id: string) => topics.has(id) || redFlags.has(id),
    exercise: (id: string) => exercises.has(id),
    source: (id: string) => sources.has(id),
  };
  return referencesOf(knowledge).flatMap(({ file, path, to, id }) => {
    if (exists[to](id)) return [];
    return files.get(file)?.finding(path, `there is no ${to} "${id}"`) ?? [];
  });
}

function referencesOf({ topics, exercises, redFlags, tips }: Knowledge): Reference[] {
  return [
    ...[...topics.values()].flatMap((topic) => [
      ...ids(topic.file, ['related'], 'topic', topic.related),
      ...ids(topic.file, ['exercises'], 'exercise', topic.exercises),
      ...citationsOfEach(topic.file, ['why'], topic.why),
      ...citationsOfEach(topic.file, ['do'], topic.do),
      ...citations(topic.file, ['caution'], topic.caution),
    ]),
    ...[...exercises.values()].flatMap((exercise) => [
      ...(['easier', 'harder'] as const).flatMap((version) =>
        exercise[version].flatMap((one, at): Reference[] =>
          'words' in one
            ? []
            : [{ file: exercise.file, path: [version, at], to: 'exercise', id: one.exercise }],
        ),
      ),
      ...citations(exercise.file, ['dose'], exercise.dose),
      ...citations(exercise.file, ['why'], exercise.why),
      ...citations(exercise.file, ['caution'], exercise.caution),
    ]),
    ...[...redFlags.values()].flatMap((flag) => [
      ...ids(flag.file, ['flags', flag.id, 'related'], 'topic', flag.related),
      ...citationsOfEach(flag.file, ['flags', flag.id, 'do'], flag.do),
    ]),
    ...[...tips.values()].flatMap((tip) => [
      { file: tip.file, path: [tip.id, 'topic'], to: 'topic' as const, id: tip.topic },
      ...citations(tip.file, [tip.id, 'text'], tip.text),
    ]),
  ];
}

function ids(
  file: string,
  path: readonly PropertyKey[],
  to: Reference['to'],
  list: readonly string[],
): Reference[] {
  return list.map((id, at) => ({ file, path: [...path, at], to, id }));
}

function citationsOfEach(
  file: string,
  path: readonly PropertyKey[],
  texts: readonly CitedText[],
): Reference[] {
  return texts.flatMap((text, at) => citations(file, [...path, at], text));
}

function citations(
  file: string,
  path: readonly PropertyKey[],
  text: CitedText | null,
): Reference[] {
  return citedIn(text ?? []).map((id) => ({ file, path, to: 'source', id }));
}
