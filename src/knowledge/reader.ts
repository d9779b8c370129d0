import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import type { Finding } from './finding.js';
import type { ParseCache } from './parse-cache.js';
import { isFindings, parseYamlFile, validate, type YamlFile } from './yaml-file.js';

/** A file that fits its schema. */
export interface ReadFile<T extends z.ZodType> {
  readonly file: YamlFile;
  readonly value: z.output<T>;
}

const ENTRY_NAME = /^[a-z0-9]+(-[a-z0-9]+)*\.yaml$/;

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
    let text: string;
    try {
      text = await readFile(full, 'utf8');
    } catch (error) {
      this.problem(path, `cannot be read (${reason(error)})`);
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
      if (ENTRY_NAME.test(name)) return true;
      if (!/\.ya?ml$/.test(name)) return false;
      this.problem(join(folder, name), 'name it like an-id.yaml: lower-case words and hyphens');
      return false;
    });
    const files = await Promise.all(names.map((name) => this.read(join(folder, name), schema)));
    return files.filter((file) => file !== null);
  }

  /** The names of all files in a folder, in order, without hidden ones. */
  async list(path: string): Promise<string[]> {
    try {
      const names = await readdir(join(this.#directory, path));
      return names.filter((name) => !name.startsWith('.')).sort();
    } catch (error) {
      this.problem(path, `cannot be listed (${reason(error)}); KNOWLEDGE_DIR says where to look`);
      return [];
    }
  }

  /** A finding about a file or folder as a whole. */
  problem(path: string, message: string): void {
    const file = join(this.#directory, path);
    this.findings.push({ file, line: 1, col: 1, severity: 'error', message });
  }
}

function reason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return 'it does not exist';
  if (code === 'EACCES') return 'permission denied';
  return String(code ?? error);
}
