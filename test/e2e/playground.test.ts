import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Outcome, Place, ShownEntry } from '../../src/playground/page/protocol.js';
import { useStage } from './stage.js';

const stage = useStage();

async function get<T>(url: string): Promise<T> {
  const response = await fetch(url);
  return response.json() as T;
}

it('without a token the program serves the playground, with each edit, and stops when told', async () => {
  const knowledge = await stage.copyOfKnowledge();
  const program = stage.start({ DISCORD_TOKEN: '', PORT: '0', KNOWLEDGE_DIR: knowledge });
  await program.says('Run npm start again');
  const [, url = ''] = /at (http:\S+)/.exec(program.output) ?? [];
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect(program.output).toContain('DISCORD_TOKEN=your-token');
  expect(program.output).toMatch(/permissions=\d+/);
  expect(await (await fetch(url)).text()).toContain('<title>Soleus playground</title>');

  // An edit is shown at once, and a broken one leaves the old entry and says where it is wrong.
  const file = join(knowledge, 'faq/training/tempo-run.yaml');
  const shown = () => get<ShownEntry>(`${url}/api/entries/faq/tempo-run`);
  const before = await readFile(file, 'utf8');

  await writeFile(file, before.replace('20 to 40 minutes', '15 to 30 minutes'));
  await program.says('Knowledge reloaded');
  expect(JSON.stringify((await shown()).components)).toContain('15 to 30 minutes');

  await writeFile(file, before.replace('verdict: explain', 'verdict: perhaps'));
  await program.says('tempo-run.yaml:3:10');
  const place = await get<Place>(`${url}/api/place`);
  expect(place.findings.join()).toContain('tempo-run.yaml:3:10');
  expect(JSON.stringify((await shown()).components)).toContain('15 to 30 minutes');
  const asked = await fetch(`${url}/api/acts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      kind: 'message',
      channelId: place.channels[0]?.id,
      content: 'what is a tempo run',
    }),
  });
  const { messages } = (await asked.json()) as Outcome;
  expect(JSON.stringify(messages)).toContain('15 to 30 minutes');

  // An open page does not keep it from stopping.
  const news = await fetch(`${url}/api/news`);
  expect(await program.stop('SIGTERM')).toBe(0);
  await news.text().catch(() => undefined);
});

it('a port that is taken is told with what to do about it', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const address = other.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const program = stage.start({ DISCORD_TOKEN: '', PORT: String(port) });
  expect(await program.exited()).toBe(1);
  expect(program.output).toContain(`Port ${port} is taken by another program.`);
  expect(program.output).toContain(`PORT=${port + 1} npm start`);
  expect(program.output).not.toContain('    at ');
  other.close();
});
