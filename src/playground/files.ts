import type { Attachment } from '../discord/response.js';
import type { ShownFile } from './page/protocol.js';

/** Files that messages and cards carry, with addresses on our own server. */
export class Files {
  readonly #byOwner = new Map<string, readonly Attachment[]>();

  /** Keeps the files of a message or card instead of those that it had. */
  keep(owner: string, files: readonly Attachment[]): ShownFile[] {
    this.#byOwner.set(owner, files);
    return files.map(({ name, data }) => ({
      name,
      url: `/files/${owner}/${name}`,
      size: data.byteLength,
    }));
  }

  find(owner: string, name: string): Uint8Array | undefined {
    return this.#byOwner.get(owner)?.find((file) => file.name === name)?.data;
  }

  drop(owner: string): void {
    this.#byOwner.delete(owner);
  }
}
