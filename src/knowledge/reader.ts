import { isUtf8 } from 'node:buffer';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { z } from 'zod';
import type { Finding } from './finding.js';
import type { ParseCache } from './parse-cache.js';
import { ID } from './schema.js';
import { isFindings, parseYamlFile, validate, type YamlFile } from './yaml-file.js';

/** A file that fits its schema. */
export interface ReadFile<T extends z.ZodType> {
  readonly file: YamlFile;
  readonly value: z.output<T>;
}

/** Hidden files, notes for curators, and what editors keep beside a file. */
const NO_ENTRY = /^\.|^readme\b|~$|^#.*#$/i;

/** Reads the files of a knowledge base and collects what is wrong with them. Never throws. */
export class KnowledgeReader {
  readonly findings: Finding[] = [];
  /** Every file that was parsed, by path. */
  readonly files = new Map<string, YamlFile>();
  readonly #directory: string;
  readonly #cache: ParseCache | undefined;

  constructor(directory: string, cache: ParseCache | undefined) {
    this.#directory = directory;
    this.#cache = cache;
  }

  /** Reads one file; null if it can't be used. */
  async read<T extends z.ZodType>(path: string, schema: T): Promise<ReadFile<T> | null> {
    const full = join(this.#directory, path);
    let bytes: Buffer;
    try {
      bytes = await readFile(full);
    } catch (error) {
      this.problem(path, `cannot be read (${reason(error)})`);
      return null;
    }
    const text = bytes.toString();
    if (!isUtf8(bytes)) {
      const before = text.slice(0, text.indexOf('\u{fffd}')).split('\n');
      const col = (before.at(-1)?.length ?? 0) + 1;
      this.problem(path, 'this is not UTF-8: save the file in that encoding', before.length, col);
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

  /** Reads all YAML files of a folder, in order, and leaves out those that can't be used. */
  async readAll<T extends z.ZodType>(folder: string, schema: T): Promise<ReadFile<T>[]> {
    const names = (await this.list(folder)).filter((name) => {
      if (name.endsWith('.yaml') && ID.test(basename(name, '.yaml'))) return true;
      const message = 'name it like an-id.yaml: lower-case words and hyphens, in no further folder';
      this.problem(join(folder, name), message);
      return false;
    });
    const files = await Promise.all(names.map((name) => this.read(join(folder, name), schema)));
    return files.filter((file) => file !== null);
  }

  /** The names of all files in a folder, in order, without those that need not be read. */
  async list(path: string): Promise<string[]> {
    try {
      const names = await readdir(join(this.#directory, path));
      return names.filter((name) => !NO_ENTRY.test(name)).sort();
    } catch (error) {
      this.problem(path, `cannot be listed (${reason(error)}); KNOWLEDGE_DIR says where to look`);
      return [];
    }
  }

  /** A finding about a folder, or about a file that can't be parsed. */
  problem(path: string, message: string, line = 1, col = 1): void {
    const file = join(this.#directory, path);
    this.findings.push({ file, line, col, severity: 'error', message });
  }
}

function reason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return 'it does not exist';
  if (code === 'EACCES') return 'permission denied';
  return String(code ?? error);
}
