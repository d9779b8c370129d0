import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';

/** So many files of a kind are kept: of an edit and what it edited, and of a program and its tests. */
const FILES_KEPT = 4;

/** What a former start left in the file; null if that can't be read. */
export async function readCacheFile(file: string): Promise<Buffer | null> {
  try {
    const bytes = await readFile(file);
    // Makes it one of the latest, so that what is in use is kept.
    const now = new Date();
    await utimes(file, now, now).catch(() => undefined);
    return bytes;
  } catch {
    return null;
  }
}

/** Leaves something for the next start. A folder that can't be written to is no failure. */
export async function writeCacheFile(file: string, content: string | Uint8Array): Promise<void> {
  const unfinished = `${file}.${process.pid}`;
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(unfinished, content);
    // Another process that starts now finds the former file or a whole one, never half of one.
    await rename(unfinished, file);
    await removeOld(dirname(file), extname(file));
  } catch {
    // The next start does the work again.
  }
}

async function removeOld(folder: string, kind: string): Promise<void> {
  const files = (await readdir(folder)).filter((name) => name.endsWith(kind));
  const dated = await Promise.all(
    files.map(async (name) => ({ name, at: (await stat(join(folder, name))).mtimeMs })),
  );
  const old = dated.sort((a, b) => b.at - a.at).slice(FILES_KEPT);
  await Promise.all(old.map(({ name }) => rm(join(folder, name), { force: true })));
}
