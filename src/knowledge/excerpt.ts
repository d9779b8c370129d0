import { isFindings, parseYamlFile } from './yaml-file.js';

/** Part of a YAML file. */
export interface Excerpt {
  /** Where it starts, counted from 1. */
  readonly line: number;
  readonly text: string;
}

/**
 * The entry at `path`, from the line of its key to its last one, as the curator wrote it; without a
 * path the whole file. Null if the text is no YAML or there is no such entry.
 */
export function excerptOf(text: string, path: readonly string[]): Excerpt | null {
  if (path.length === 0) return { line: 1, text };
  const file = parseYamlFile('', text);
  if (isFindings(file)) return null;
  const { line } = file.placeOf(path);
  const lines = text.split('\n').slice(line - 1);
  const [first = '', ...rest] = lines;
  if (!first.trimStart().startsWith(`${path.at(-1)}:`)) return null;
  const indentation = first.search(/\S/);
  const isNext = (one: string) => one.trim() !== '' && one.search(/\S/) <= indentation;
  const end = rest.findIndex(isNext);
  const entry = [first, ...(end < 0 ? rest : rest.slice(0, end))].join('\n');
  return { line, text: `${entry.trimEnd()}\n` };
}
