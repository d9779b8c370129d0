import { watch } from 'node:fs';

/** Editors write a file in several steps; this long after the last one it is complete. */
const SETTLED_AFTER_MS = 150;

/**
 * Calls `onChange` after files of the knowledge base changed, never twice at the same time. It must
 * not reject.
 *
 * @returns a function that stops watching
 */
export function watchKnowledge(directory: string, onChange: () => Promise<void>): () => void {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  const changed = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      running = running.then(onChange);
    }, SETTLED_AFTER_MS);
    timer.unref();
  };
  const watcher = watch(directory, { recursive: true, persistent: false }, (_, file) => {
    if (file?.endsWith('.yaml')) changed();
  });
  return () => {
    clearTimeout(timer);
    watcher.close();
  };
}
