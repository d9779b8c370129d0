import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { FakeDiscord } from '../fake-discord/fake-discord.js';
import { Program } from './program.js';

it('an edit is served without a restart, and a broken one leaves the old answers in place', async () => {
  const discord = await FakeDiscord.start();
  const channel = discord.addGuild('Runners').addTextChannel('general');
  const dana = discord.addUser('dana');
  const knowledge = await mkdtemp(join(tmpdir(), 'soleus-'));
  await cp('test/fixtures/knowledge', knowledge, { recursive: true });
  const entry = join(knowledge, 'faq/training/tempo-run.yaml');
  const program = Program.start({
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    KNOWLEDGE_DIR: knowledge,
  });
  const answer = async () => {
    const asked = await dana.slash(channel, 'ask', { question: 'What is a tempo run?' });
    return asked.answer.text;
  };
  try {
    await program.says('connected to Discord');
    expect(await answer()).toContain('20 to 40 minutes');

    const before = await readFile(entry, 'utf8');
    await writeFile(entry, before.replace('20 to 40 minutes', '15 to 30 minutes'));
    await program.says('Knowledge reloaded');
    expect(await answer()).toContain('15 to 30 minutes');

    await writeFile(entry, before.replace('verdict: explain', 'verdict: perhaps'));
    await program.says('tempo-run.yaml:3:10');
    expect(await answer()).toContain('15 to 30 minutes');
    expect(discord.refusals).toEqual([]);
  } finally {
    await program.stop();
    await discord.stop();
    await rm(knowledge, { recursive: true });
  }
}, 20_000);
