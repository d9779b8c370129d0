import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { readCacheFile, writeCacheFile } from './cache-file.js';

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

  /**
   * Opens the one for a knowledge base, in the folder `cache`: each has its own, so that none pushes
   * out what another needs. One that is missing or unreadable is empty.
   */
  static async open(cache: string, knowledge: string): Promise<ParseCache> {
    const name = createHash('sha256').update(resolve(knowledge)).digest('hex');
    const path = join(cache, `${name}.parsed`);
    try {
      const values = JSON.parse(String(await readCacheFile(path)));
      return new ParseCache(path, new Map(Object.entries(values ?? {})));
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

  /** Keeps what was used since it was opened. */
  async save(): Promise<void> {
    if (!this.#changed && this.#used.size === this.#before.size) return;
    await writeCacheFile(this.#path, JSON.stringify(Object.fromEntries(this.#used)));
  }
}

function keyOf(text: string): string {
  return createHash('sha256').update(PARSER).update(text).digest('base64');
}
