import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { useStage } from './stage.js';

const stage = useStage();

it('an edit is served without a restart, and a broken one leaves the old answers in place', async () => {
  const guild = stage.discord.addGuild('Runners');
  const dana = stage.discord.addUser('dana');
  const knowledge = await stage.copyOfKnowledge();
  const entry = join(knowledge, 'faq/training/tempo-run.yaml');
  const program = stage.start({ KNOWLEDGE_DIR: knowledge });
  const answer = async () => {
    // In another channel each time: an answer that stands in the same one would be linked to.
    const asked = await dana.slash(guild.addTextChannel('general'), 'ask', {
      question: 'What is a tempo run?',
    });
    return asked.answer.text;
  };
  await program.says('connected to Discord');
  expect(await answer()).toContain('20 to 40 minutes');

  const before = await readFile(entry, 'utf8');
  await writeFile(entry, before.replace('20 to 40 minutes', '15 to 30 minutes'));
  await program.says('Knowledge reloaded');
  expect(await answer()).toContain('15 to 30 minutes');

  await writeFile(entry, before.replace('verdict: explain', 'verdict: perhaps'));
  await program.says('tempo-run.yaml:3:10');
  expect(await answer()).toContain('15 to 30 minutes');
  expect(stage.discord.refusals).toEqual([]);
});
