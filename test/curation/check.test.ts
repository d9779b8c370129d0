import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { summarize } from '../../src/curation/summary.js';
import { editorSchemas } from '../../src/knowledge/json-schema.js';
import { inChangedCopy, replacing, usableKnowledge } from '../knowledge/knowledge-of.js';
import { CALVES, inOrder, TEMPO } from './inspection-of.js';

interface Run {
  readonly code: number | null;
  /** What it printed, line by line, with paths inside of the knowledge folder. */
  readonly lines: readonly string[];
  readonly errors: string;
}

/** Runs the program as `npm run knowledge` does, over the knowledge base in `folder`. */
async function check(folder: string, ...options: string[]): Promise<Run> {
  const { PATH = '' } = process.env;
  const child = execFile(process.execPath, ['dist/curation/check.js', ...options], {
    env: { PATH, KNOWLEDGE_DIR: folder },
  });
  let output = '';
  let errors = '';
  child.stdout?.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    errors += chunk;
  });
  await once(child, 'close');
  const lines = output.replaceAll(`${folder}/`, '').trimEnd().split('\n');
  return { code: child.exitCode, lines, errors };
}

describe.concurrent('npm run knowledge', () => {
  it('lists what it finds by file and place, then dead links if asked to, and ends with exit code 1', async () => {
    const asked: string[] = [];
    const server = createServer(({ url = '' }, response) => {
      asked.push(url);
      response.writeHead(url === '/review' ? 404 : 200).end();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const changes = {
      [CALVES]: replacing('muscle.', 'muscle fibres!'),
      'sources.yaml': (text: string) =>
        text.replaceAll('https://example.org', site).replace('  doi: 10.1000/scans\n', ''),
    };
    try {
      await inChangedCopy(changes, async (folder) => {
        const { code, lines, errors } = await check(folder, '--links');
        expect(lines.slice(0, 8)).toEqual([
          `${CALVES}:2:1  5 aliases; write at least 40, each from another angle`,
          `${CALVES}:4:8  British spelling: "fibres"`,
          `${CALVES}:4:8  says nothing: "!"`,
          `${TEMPO}:2:1  5 aliases; write at least 40, each from another angle`,
          expect.stringMatching(`^${TEMPO}:10:11  warning: last reviewed 2023-01`),
          'red-flag-phrasings.yaml:1:1  2 phrasings of calf-clot; write at least 40, each in other words',
          `sources.yaml:8:1  ${site}/review answers 404`,
          '6 errors, 1 warning',
        ]);
        expect({ code, errors }).toEqual({ code: 1, errors: '' });
        expect(asked.sort()).toEqual(['/review', '/scans']);
      });
    } finally {
      server.close();
    }
  });

  it('ends well over a knowledge base in order, with a summary and the editors’ schemas', async () => {
    await inChangedCopy(inOrder(), async (folder) => {
      const { code, lines, errors } = await check(folder);
      const knowledge = await usableKnowledge(folder);
      expect({ code, lines, errors }).toEqual({
        code: 0,
        lines: ['The knowledge base is clean.', '', ...summarize(knowledge).split('\n')],
        errors: '',
      });
      const schemas = editorSchemas(knowledge);
      const written = await readdir(join(folder, '.schema'));
      expect(written.sort()).toEqual([...schemas.keys()].sort());
      for (const [name, schema] of schemas) {
        expect(await readFile(join(folder, '.schema', name), 'utf8')).toBe(schema);
      }
    });
  });

  it('says of a broken file only that it is broken', async () => {
    await inChangedCopy({ [TEMPO]: replacing('verdict: ', 'verdict: it: ') }, async (folder) => {
      const { code, lines, errors } = await check(folder);
      expect({ code, lines, errors }).toEqual({
        code: 1,
        lines: [
          expect.stringMatching(`^${TEMPO}:3:10  a text with a colon in it needs quotes`),
          '1 error, 0 warnings',
        ],
        errors: '',
      });
      expect(existsSync(join(folder, '.schema'))).toBe(false);
    });
  });
});
