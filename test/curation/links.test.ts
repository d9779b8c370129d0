import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deadLinks } from '../../src/curation/links.js';
import type { Source } from '../../src/knowledge/knowledge.js';

let server: Server;
let site: string;
let asked: string[] = [];

beforeAll(async () => {
  // Answers with the status that its path asks for.
  server = createServer(({ url = '' }, response) => {
    asked.push(url);
    response.writeHead(Number(/\d{3}$/.exec(url)?.[0])).end('A page.');
  });
  site = await listening(server);
});

afterAll(() => closed(server));

describe('a page is', () => {
  it.each([200, 204])('alive if it answers %i', async (status) => {
    expect(await deadAmong([source('a', { url: `${site}/${status}` })])).toEqual([]);
  });

  it.each([401, 403, 405, 429, 503])(
    'alive if it only keeps robots out with %i',
    async (status) => {
      expect(await deadAmong([source('a', { url: `${site}/${status}` })])).toEqual([]);
    },
  );

  it.each([400, 404, 410, 500])('dead if it answers %i', async (status) => {
    const url = `${site}/${status}`;
    expect(await deadAmong([source('a', { url })])).toEqual([
      { id: 'a', problem: `${url} answers ${status}` },
    ]);
  });

  it('dead if nobody is there, which says why', async () => {
    const gone = createServer();
    const url = `${await listening(gone)}/200`;
    await closed(gone);
    const [dead] = await deadAmong([source('a', { url })]);
    expect(dead?.id).toBe('a');
    expect(dead?.problem).toContain(`${url} does not answer (`);
    expect(dead?.problem).toContain('ECONNREFUSED');
  });
});

describe('a DOI is asked for', () => {
  it('instead of the address', async () => {
    asked = [];
    expect(await deadAmong([source('a', { url: `${site}/404`, doi: '10.1000/200' })])).toEqual([]);
    expect(asked).toEqual(['/10.1000/200']);
  });

  it('and told when it is dead, though the address lives', async () => {
    expect(await deadAmong([source('a', { url: `${site}/200`, doi: '10.1000/404' })])).toEqual([
      { id: 'a', problem: 'https://doi.org/10.1000/404 answers 404' },
    ]);
  });
});

it('all of many sources are asked, and the dead ones told in order', async () => {
  asked = [];
  const many = Array.from({ length: 20 }, (_, at) =>
    source(`source-${at}`, { url: `${site}/${at}/${at % 6 === 1 ? 404 : 200}` }),
  );
  const dead = await deadAmong(many);
  expect(dead.map(({ id }) => id)).toEqual(['source-1', 'source-7', 'source-13', 'source-19']);
  expect(new Set(asked).size).toBe(20);
});

it('without sources nobody is asked', async () => {
  asked = [];
  expect(await deadAmong([])).toEqual([]);
  expect(asked).toEqual([]);
});

/** What is dead among these sources, with the local server in the place of doi.org. */
async function deadAmong(sources: readonly Source[]): Promise<{ id: string; problem: string }[]> {
  const get: typeof fetch = (input, init) =>
    fetch(new Request(input).url.replace('https://doi.org', site), init);
  const dead = [];
  for await (const one of deadLinks(sources, get)) dead.push(one);
  return dead;
}

function source(id: string, where: Pick<Source, 'url' | 'doi'>): Source {
  return { id, title: id, kind: 'study', ...where };
}

async function listening(one: Server): Promise<string> {
  one.listen(0, '127.0.0.1');
  await once(one, 'listening');
  return `http://127.0.0.1:${(one.address() as AddressInfo).port}`;
}

async function closed(one: Server): Promise<void> {
  one.close();
  one.closeAllConnections();
  await once(one, 'close');
}
