import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAnswers } from '../../src/answers/answers.js';
import type { Outcome, PageAct, Place, ShownEntry } from '../../src/playground/page/protocol.js';
import { DIRECT_MESSAGE, RUNNING } from '../../src/playground/place.js';
import { usableKnowledge } from '../knowledge/knowledge-of.js';
import { type PlaygroundStage, startPlayground } from './stage.js';

const KNOWLEDGE = 'test/fixtures/knowledge';

let stage: PlaygroundStage;
beforeAll(async () => {
  const answers = createAnswers(await usableKnowledge(KNOWLEDGE), () => new Date('2026-11-22'));
  stage = await startPlayground(() => answers, KNOWLEDGE);
});
afterAll(() => stage.stop());

function post(path: string, body: unknown, headers: Record<string, string> = {}) {
  return fetch(`${stage.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

/** For what `fetch` does not let through, on a connection of its own. */
function statusOf(
  method: string,
  path: string,
  headers: Record<string, string>,
  body = '',
): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const options = { method, headers, agent: false };
    request(`${stage.url}${path}`, options, ({ statusCode }) => resolve(statusCode))
      .on('error', reject)
      .end(body);
  });
}

async function act(done: PageAct): Promise<Outcome> {
  const response = await post('/api/acts', done);
  expect(response.status).toBe(200);
  return response.json() as Promise<Outcome>;
}

const write = (content: string, channelId = RUNNING) =>
  act({ kind: 'message', channelId, content });

describe('the document', () => {
  it('lets nothing in from elsewhere', async () => {
    const { headers } = await fetch(stage.url);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });

  it('names only files that are there', async () => {
    const html = await (await fetch(stage.url)).text();
    const addresses = [...html.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, address]) => address);
    expect(addresses.length).toBeGreaterThan(20);
    for (const address of addresses) {
      expect((await fetch(`${stage.url}${address}`)).status, address).toBe(200);
    }
  });

  it.each(['/faq', '/faq/calves-bigger', '/exercises', '/red-flags', '/tips', '/sources'])(
    'is there at %s',
    async (path) => {
      expect(await (await fetch(`${stage.url}${path}`)).text()).toContain('id="root"');
    },
  );

  it.each(['/elsewhere', '/page/../server.js', '/assets/%2e%2e/server.ts', '/files/1/x.png'])(
    'is not at %s',
    async (path) => {
      expect((await fetch(`${stage.url}${path}`)).status).toBe(404);
    },
  );

  it('is not given to a page that has its name point to this machine', async () => {
    expect(await statusOf('GET', '/', { host: 'evil.example' })).toBe(421);
  });
});

describe('what is sent', () => {
  it.each([
    ['no JSON', 'hello'],
    ['another kind of act', { kind: 'deletion' }],
    ['a channel that is not there', { kind: 'message', channelId: '1', content: 'hi' }],
    ['an empty message', { kind: 'message', channelId: RUNNING, content: '  ' }],
    [
      'a message that is too long',
      { kind: 'message', channelId: RUNNING, content: 'a'.repeat(2001) },
    ],
  ])('is refused with a sentence if it is %s', async (_, body) => {
    const response = await post('/api/acts', body);
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ error: 'That is nothing one can do here.' });
  });

  it('is refused if it comes as a form, which other pages could send', async () => {
    const body = { kind: 'message', channelId: RUNNING, content: 'hi' };
    const plain = await post('/api/acts', body, { 'content-type': 'text/plain' });
    expect(plain.status).toBeGreaterThanOrEqual(400);
  });

  it('is refused if it is about a message that is gone', async () => {
    const press = {
      kind: 'press',
      channelId: RUNNING,
      messageId: '5',
      customId: 'x:y',
      values: [],
    };
    expect((await post('/api/acts', press)).status).toBe(404);
  });

  it('is refused if it is too large', async () => {
    const json = { 'content-type': 'application/json' };
    expect(await statusOf('POST', '/api/acts', json, 'a'.repeat(300_000))).toBe(413);
  });

  it('is refused if it does not say how large it is', async () => {
    const chunked = { 'content-type': 'application/json', 'transfer-encoding': 'chunked' };
    expect(await statusOf('POST', '/api/acts', chunked, '{}')).toBe(413);
  });

  it('is not there for a page elsewhere that asks whether it may send', async () => {
    const asking = { origin: 'http://evil.example', 'access-control-request-method': 'POST' };
    expect(await statusOf('OPTIONS', '/api/acts', asking)).toBe(404);
  });
});

describe('what comes back', () => {
  it('is the question as a mention, and the reply of the bot', async () => {
    const { messages } = await write('what is a tempo run?');
    const [asked, answer] = messages;
    expect(asked?.content).toMatch(/^<@\d+> what is a tempo run\?$/);
    expect(answer).toMatchObject({ replyTo: asked?.id, isEphemeral: false, isExplained: true });
    expect(JSON.stringify(answer?.components)).toContain('20 to 40 minutes');
  });

  it('is the same by direct message, without a mention', async () => {
    const { messages } = await write('what is a tempo run?', DIRECT_MESSAGE);
    expect(messages[0]?.content).toBe('what is a tempo run?');
    expect(JSON.stringify(messages[1]?.components)).toContain('20 to 40 minutes');
  });

  it('is an apology if a command does not exist', async () => {
    const outcome = await act({
      kind: 'command',
      channelId: RUNNING,
      name: 'nonsense',
      subcommand: null,
      options: {},
    });
    expect(JSON.stringify(outcome.messages[0]?.components)).toContain('Something went wrong');
  });

  it('is the picture of an exercise at an address of this server', async () => {
    const { messages } = await act({
      kind: 'command',
      channelId: RUNNING,
      name: 'exercise',
      subcommand: null,
      options: { name: 'calf raise' },
    });
    const [picture] = messages[0]?.files ?? [];
    const response = await fetch(`${stage.url}${picture?.url}`);
    expect(response.headers.get('content-type')).toBe('image/png');
    expect((await response.arrayBuffer()).byteLength).toBe(picture?.size);
  });

  it('is remembered for a page that is opened later', async () => {
    await write('what is a tempo run?');
    const place = (await (await fetch(`${stage.url}/api/place`)).json()) as Place;
    expect(place.messages.some(({ content }) => content.includes('tempo run'))).toBe(true);
  });

  it('is explained with its words, its topics and its nearest wording', async () => {
    const { messages } = await write('what is a tmepo run?');
    const response = await fetch(`${stage.url}/api/explanations/${messages[1]?.id}`);
    expect(await response.json()).toMatchObject({
      question: 'what is a tmepo run?',
      decision: 'answer',
      repairs: [{ from: 'tmepo', to: 'tempo' }],
      topics: [{ entry: { kind: 'faq', id: 'tempo-run' } }, ...[expect.anything()]],
    });
    expect((await fetch(`${stage.url}/api/explanations/1`)).status).toBe(404);
  });
});

describe('an entry', () => {
  const entry = async (address: string) => {
    const response = await fetch(`${stage.url}/api/entries/${address}`);
    return (await response.json()) as ShownEntry;
  };

  it('of a file of its own is shown whole', async () => {
    expect(await entry('faq/tempo-run')).toMatchObject({
      title: 'What is a tempo run?',
      file: 'test/fixtures/knowledge/faq/training/tempo-run.yaml',
      line: 1,
      yaml: expect.stringContaining('verdict: explain'),
    });
  });

  it('within a file is shown from its key to its end', async () => {
    const place = (await (await fetch(`${stage.url}/api/entries`)).json()) as ShownEntry[];
    for (const { kind, id } of place.filter((one) => one.kind === 'red-flags')) {
      const { yaml, line } = await entry(`${kind}/${id}`);
      expect(yaml.trimStart().split('\n')[0]).toBe(`${id}:`);
      expect(line).toBeGreaterThan(1);
    }
  });

  it('that is not there is not found, and that is said', async () => {
    for (const address of ['faq/nothing', 'nothing/tempo-run', 'sources/..%2f..%2fpackage.json']) {
      const response = await fetch(`${stage.url}/api/entries/${address}`);
      expect(response.status).toBe(404);
      expect(await response.json()).toEqual({
        error: expect.stringMatching(/^There is no entry /),
      });
    }
  });
});
