import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { loadKnowledge } from '../../src/knowledge/load.js';
import { ParseCache } from '../../src/knowledge/parse-cache.js';

let folder: string;
let cache: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'soleus-'));
  cache = join(folder, 'cache');
});

afterEach(() => rm(folder, { recursive: true }));

it('the value of a text is remembered between starts', async () => {
  const first = await ParseCache.open(cache, 'knowledge');
  expect(first.get('a: 1')).toBeUndefined();
  first.set('a: 1', { a: 1 });
  await first.save();
  const second = await ParseCache.open(cache, 'knowledge');
  expect([second.get('a: 1'), second.get('a: 2')]).toEqual([{ a: 1 }, undefined]);
});

it('what was not used since it was opened is forgotten', async () => {
  const first = await ParseCache.open(cache, 'knowledge');
  first.set('old', 1);
  first.set('kept', 2);
  await first.save();
  const second = await ParseCache.open(cache, 'knowledge');
  second.get('kept');
  await second.save();
  const third = await ParseCache.open(cache, 'knowledge');
  expect([third.get('kept'), third.get('old')]).toEqual([2, undefined]);
});

it('what another knowledge base uses is left alone', async () => {
  const first = await ParseCache.open(cache, 'knowledge');
  first.set('a: 1', 1);
  await first.save();
  const other = await ParseCache.open(cache, 'elsewhere');
  expect(other.get('a: 1')).toBeUndefined();
  other.set('b: 1', 1);
  await other.save();
  expect((await ParseCache.open(cache, './knowledge')).get('a: 1')).toBe(1);
});

it('a broken cache is an empty one', async () => {
  const first = await ParseCache.open(cache, 'knowledge');
  first.set('a: 1', 1);
  await first.save();
  for (const name of await readdir(cache)) await writeFile(join(cache, name), '{"half":');
  expect((await ParseCache.open(cache, 'knowledge')).get('a: 1')).toBeUndefined();
});

it('a place that can’t be written to is no failure', async () => {
  await writeFile(join(folder, 'file'), '');
  const blocked = await ParseCache.open(join(folder, 'file'), 'knowledge');
  blocked.set('a: 1', 1);
  await expect(blocked.save()).resolves.toBeUndefined();
});

it('the knowledge is the same with and without it', async () => {
  const load = async (cache?: ParseCache) => {
    const loaded = await loadKnowledge('test/fixtures/knowledge', cache);
    return loaded.ok ? loaded.knowledge : loaded.findings;
  };
  const fresh = await load();
  expect(await load(await ParseCache.open(cache, 'knowledge'))).toEqual(fresh);
  expect(await load(await ParseCache.open(cache, 'knowledge'))).toEqual(fresh);
});
