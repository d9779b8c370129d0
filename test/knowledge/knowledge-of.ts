import { readFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { formatFinding } from '../../src/knowledge/finding.js';
import type { Knowledge } from '../../src/knowledge/knowledge.js';
import { loadKnowledge } from '../../src/knowledge/load.js';
import type { ParseCache } from '../../src/knowledge/parse-cache.js';

const FIXTURE = 'test/fixtures/knowledge';

/** What becomes of files: a new text, an edit of the old one, or null to delete it. */
export type Changes = Readonly<
  Record<string, string | null | ((text: string) => string | Uint8Array)>
>;

/** The knowledge of the fixture with these changes. */
export function knowledgeOf(changes: Changes = {}): Promise<Knowledge> {
  return inChangedCopy(changes, (folder) => usableKnowledge(folder));
}

/** What is wrong with the fixture after these changes, with paths inside of the knowledge folder. */
export function findingsOf(changes: Changes): Promise<string[]> {
  return inChangedCopy(changes, async (folder) => {
    const loaded = await loadKnowledge(folder);
    const findings = loaded.ok ? [] : loaded.findings;
    return findings.map((finding) => formatFinding(finding).replaceAll(`${folder}/`, ''));
  });
}

/** The knowledge base in a folder, which must be in order. */
export async function usableKnowledge(folder: string, cache?: ParseCache): Promise<Knowledge> {
  const loaded = await loadKnowledge(folder, cache);
  if (!loaded.ok) throw new Error(loaded.findings.map(formatFinding).join('\n'));
  return loaded.knowledge;
}

/** A file of the fixture as it is written. */
export function fixtureText(path: string): string {
  return readFileSync(join(FIXTURE, path), 'utf8');
}

/** An edit that fails where there is nothing to replace. */
export function replacing(from: string, to: string): (text: string) => string {
  return (text) => {
    if (!text.includes(from)) throw new Error(`the fixture does not say "${from}"`);
    return text.replace(from, to);
  };
}

/** What comes of using a copy of the fixture with these changes; the copy is deleted afterwards. */
export async function inChangedCopy<T>(
  changes: Changes,
  use: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'soleus-'));
  try {
    await cp(FIXTURE, folder, { recursive: true });
    for (const [path, change] of Object.entries(changes)) {
      const file = join(folder, path);
      if (change === null) {
        await rm(file, { recursive: true });
        continue;
      }
      const text = typeof change === 'string' ? change : change(await readFile(file, 'utf8'));
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, text);
    }
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}
