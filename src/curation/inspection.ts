import { join } from 'node:path';
import type { Answers } from '../answers/answers.js';
import type { Finding } from '../knowledge/finding.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import type { YamlFile } from '../knowledge/yaml-file.js';
import type { Matcher } from '../matching/matcher.js';

/** What a check looks at: the loaded knowledge and the program over it. */
export interface Inspection {
  readonly knowledge: Knowledge;
  readonly matcher: Matcher;
  readonly answers: Answers;
  readonly now: Date;
  /**
   * A finding about the value at `path` in a file, which is an entry's `file` or the name of one in the
   * folder of the knowledge base, such as `sources.yaml`. An error unless it is said to be a warning.
   */
  finding(
    file: string,
    path: readonly PropertyKey[],
    message: string,
    severity?: Finding['severity'],
  ): Finding;
}

/** One kind of mistake, looked for over the whole knowledge base. */
export type Check = (inspection: Inspection) => Finding[];

/** Makes the findings of an inspection from the files that were loaded from `directory`. */
export function findingsIn(
  directory: string,
  files: ReadonlyMap<string, YamlFile>,
): Inspection['finding'] {
  return (name, path, message, severity) => {
    const file = files.get(name) ?? files.get(join(directory, name));
    if (!file) throw new Error(`${name} is no file of the loaded knowledge`);
    return file.finding(path, message, severity);
  };
}
