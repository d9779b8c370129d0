import { execFile } from 'node:child_process';
import { copyFile, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import * as Learning from '../src/matching/learn.js';
import { SOURCES_CACHE } from './matching/sources-cache.js';

const run = promisify(execFile);

const CACHE = 'node_modules/.cache/soleus';

/**
 * Compiles the program once before the tests; `dist/` is what the end-to-end tests start. Then it
 * learns from the real knowledge base, which takes a minute after a change and is remembered. What the
 * program learned is what its sources, which are the same code, would learn.
 */
export async function build(): Promise<void> {
  await run('npm', ['run', '--silent', 'build']);
  const { PATH = '' } = process.env;
  await run(process.execPath, ['dist/terminal/ask.js', 'hi'], { env: { PATH } });
  const { realKnowledge } = await import('./knowledge/real-knowledge.js');
  const compiled: typeof Learning = await import(`${process.cwd()}/dist/matching/learn.js`);
  const learned = await compiled.learnedFile(realKnowledge, CACHE);
  const same = await Learning.learnedFile(realKnowledge, SOURCES_CACHE);
  await mkdir(dirname(same), { recursive: true });
  await copyFile(learned, same);
}
