import { isMap, isScalar, LineCounter, type Node, parseDocument, stringify } from 'yaml';
import type { z } from 'zod';
import type { Finding } from './finding.js';
import type { ParseCache } from './parse-cache.js';
import { mistakesIn, UNQUOTED_COLON } from './yaml-mistakes.js';

type Path = readonly PropertyKey[];

/** A parsed YAML file that remembers where each value stands. */
export interface YamlFile {
  readonly path: string;
  /** The plain value, not yet validated. */
  readonly value: unknown;
  /** Where the value at `path` stands, or the nearest thing around it that exists. */
  placeOf(path: Path): Place;
  /** A finding about the value at `path`, or about the nearest thing around it that exists. */
  finding(path: Path, message: string, severity?: Finding['severity']): Finding;
}

/**
 * Parses `text`; what is not YAML comes back as findings. Never throws.
 *
 * @param cache spares the parsing of a text that was parsed before
 */
export function parseYamlFile(
  path: string,
  text: string,
  cache?: ParseCache,
): YamlFile | Finding[] {
  let parsed: ParsedText | undefined;
  const parse = (): ParsedText => {
    parsed ??= parseText(text);
    return parsed;
  };
  let value = cache?.get(text);
  if (value === undefined) {
    const { errors, contents } = parse();
    if (errors.length > 0) {
      return errors.map((error) => ({ file: path, severity: 'error', ...error }));
    }
    value = contents;
    cache?.set(text, value);
  }
  return {
    path,
    value,
    // Places are needed only where something is wrong, and are not cached.
    placeOf: (at) => parse().placeOf(at),
    finding: (at, message, severity = 'error') => ({
      file: path,
      ...parse().placeOf(at),
      severity,
      message,
    }),
  };
}

/** Both count from 1. */
export interface Place {
  readonly line: number;
  readonly col: number;
}

interface ParsedText {
  readonly contents: unknown;
  readonly errors: readonly (Place & { readonly message: string })[];
  placeOf(path: Path): Place;
}

function parseText(text: string): ParsedText {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), col: Math.max(col, 1) };
  };
  const errors = mistakesIn(document, text).map(({ at, message }) => ({ ...placeAt(at), message }));
  return {
    contents: errors.length === 0 ? document.toJS() : null,
    errors,
    placeOf: (path) => placeAt(offsetOf(document.contents, path)),
  };
}

/** Validates the file against its schema; what does not fit comes back as findings. Never throws. */
export function validate<T extends z.ZodType>(file: YamlFile, schema: T): z.output<T> | Finding[] {
  const result = schema.safeParse(file.value);
  if (result.success) return result.data;
  return result.error.issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) =>
        file.finding([...issue.path, key], `there is no field "${key}" here`),
      );
    }
    const place = issue.path.join('.');
    if (issue.code === 'invalid_key') {
      return file.finding(
        issue.path,
        `"${place}" is no id: write lower-case words joined by hyphens`,
      );
    }
    const value = valueAt(file.value, issue.path);
    if (value === undefined || value === null) {
      const lack = value === null ? 'empty' : 'missing';
      return file.finding(issue.path, `${place || 'the file'} is ${lack}`);
    }
    const message = wrongType(issue, value) ?? issue.message;
    return file.finding(issue.path, place ? `${place}: ${message}` : message);
  });
}

/** What is wrong with a value that YAML took for another kind of thing, or null if it did not. */
function wrongType(issue: z.core.$ZodIssue, value: unknown): string | null {
  if (issue.code !== 'invalid_type') return null;
  if (issue.expected === 'string' && typeof value === 'object') return UNQUOTED_COLON;
  if (issue.expected === 'array' && typeof value === 'string') {
    return 'this is a list: put each item on a line of its own, after a dash and a space';
  }
  return null;
}

/** True for what `parseYamlFile` and `validate` return when something is wrong. */
export function isFindings(value: unknown): value is Finding[] {
  return Array.isArray(value);
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined,
    value,
  );
}

/** Where the value at `path` starts, or its key if the value spans lines, or what is around it. */
function offsetOf(node: unknown, path: Path): number {
  let current = node;
  let offset = startOf(node);
  for (const key of path) {
    if (isMap(current)) {
      const pair = current.items.find((item) => isScalar(item.key) && item.key.value === key);
      if (!pair) break;
      offset = startOf(isScalar(pair.value) ? pair.value : pair.key);
      current = pair.value;
    } else if (typeof key === 'number' && hasItems(current)) {
      current = current.items[key];
      offset = startOf(current);
    } else break;
  }
  return offset;
}

function hasItems(node: unknown): node is { items: unknown[] } {
  return typeof node === 'object' && node !== null && 'items' in node && Array.isArray(node.items);
}

function startOf(node: unknown): number {
  return (node as Node | null)?.range?.[0] ?? 0;
}

/** Plain data as the text of a YAML file. */
export function toYaml(value: unknown): string {
  return stringify(value, { lineWidth: 0 });
}
