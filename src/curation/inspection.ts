import type { Answers } from '../answers/answers.js';
import type { Finding } from '../knowledge/finding.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import type { YamlFile } from '../knowledge/yaml-file.js';
import type { Matcher } from '../matching/matcher.js';

/** What a check looks at: the loaded knowledge, the files that it came from, and the program over it. */
export interface Inspection {
  readonly knowledge: Knowledge;
  readonly files: ReadonlyMap<string, YamlFile>;
  readonly matcher: Matcher;
  readonly answers: Answers;
  readonly now: Date;
}

/** One kind of mistake, looked for over the whole knowledge base. */
export type Check = (inspection: Inspection) => Finding[];

/** A finding about a place in a knowledge file, by the file's path. */
export function findingIn(
  { files }: Inspection,
  file: string,
  path: readonly PropertyKey[],
  message: string,
  severity: Finding['severity'] = 'error',
): Finding {
  return (
    files.get(file)?.finding(path, message, severity) ?? {
      file,
      line: 1,
      col: 1,
      severity,
      message,
    }
  );
}

/** The path of the one file that ends like this, such as `sources.yaml`. */
export function fileNamed({ files }: Inspection, name: string): string {
  return [...files.keys()].find((path) => path.endsWith(name)) ?? name;
}
