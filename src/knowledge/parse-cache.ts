import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';

/** What parsed files hold depends on their text and on the parser, and on nothing else. */
const PARSER: string = createRequire(import.meta.url)('yaml/package.json').version;

/**
 * Remembers the values of parsed YAML files between starts, because parsing all of the knowledge
 * takes a second. It can't go stale: a file is found by the hash of its text.
 */
export class ParseCache {
  readonly #path: string;
  readonly #before: ReadonlyMap<string, unknown>;
  readonly #used = new Map<string, unknown>();
  #changed = false;

  private constructor(path: string, before: ReadonlyMap<string, unknown>) {
    this.#path = path;
    this.#before = before;
  }

  /** Opens the cache in the file `path`; one that is missing or unreadable is empty. */
  static async open(path: string): Promise<ParseCache> {
    try {
      return new ParseCache(
        path,
        new Map(Object.entries(JSON.parse(await readFile(path, 'utf8')))),
      );
    } catch {
      return new ParseCache(path, new Map());
    }
  }

  /** The value of a text that was parsed before, or undefined. */
  get(text: string): unknown {
    const key = keyOf(text);
    const value = this.#before.get(key);
    if (value !== undefined) this.#used.set(key, value);
    return value;
  }

  /** Remembers the value of a text for the next start. */
  set(text: string, value: unknown): void {
    this.#used.set(keyOf(text), value);
    this.#changed = true;
  }

  /** Keeps what was used since it was opened. A folder that can't be written to is no failure. */
  async save(): Promise<void> {
    if (!this.#changed && this.#used.size === this.#before.size) return;
    const unfinished = `${this.#path}.${process.pid}`;
    try {
      await mkdir(dirname(this.#path), { recursive: true });
      await writeFile(unfinished, JSON.stringify(Object.fromEntries(this.#used)));
      // Another process that starts now reads the old file or the new one, never half of it.
      await rename(unfinished, this.#path);
    } catch {
      // The next start parses again.
    }
  }
}

function keyOf(text: string): string {
  return createHash('sha256').update(PARSER).update(text).digest('base64');
}
