import { type FSWatcher, readdirSync, watch } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/** Editors write a file in several steps; this long after the last one it is complete. */
const SETTLED_AFTER_MS = 150;
/** YAML files that are not hidden, and names that can be a folder's. */
const OURS = /^[^.].*\.yaml$|^[^.]+$/;

/**
 * Calls `onChange` after files of the knowledge base changed, never twice at the same time. It must
 * not reject.
 *
 * @returns a function that stops watching
 */
export function watchKnowledge(directory: string, onChange: () => Promise<void>): () => void {
  const root = resolve(directory);
  let watchers: FSWatcher[] = [];
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  const changed = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      // What happens from here on is noticed, and `onChange` finds what happened before.
      stop();
      start();
      running = running.then(onChange);
    }, SETTLED_AFTER_MS);
    timer.unref();
  };
  // Folders and not files, because most editors, and Git, put a new file in the place of the old one.
  const watchFolder = (folder: string, isOurs: (name: string) => boolean): void => {
    const watcher = watch(folder, { persistent: false }, (_, name) => {
      if (name === null || isOurs(name)) changed();
    });
    watchers.push(watcher.on('error', changed));
  };
  const watchTree = (folder: string): void => {
    watchFolder(folder, (name) => OURS.test(name));
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (entry.isDirectory()) watchTree(join(folder, entry.name));
    }
  };
  const start = (): void => {
    try {
      watchFolder(dirname(root), (name) => name === basename(root));
      watchTree(root);
    } catch {
      // A folder was deleted meanwhile; the one above it is watched already, which leads here again.
    }
  };
  const stop = (): void => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
    watchers = [];
  };
  start();
  return stop;
}
