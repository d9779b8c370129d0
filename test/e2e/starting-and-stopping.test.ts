import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { useStage } from './stage.js';

const stage = useStage();

describe('registering commands', () => {
  it('happens at the first start and not again while nothing changed', async () => {
    const first = stage.start();
    await first.says('connected to Discord');
    expect(stage.discord.commands.map(({ name }) => name).sort()).toEqual([
      'Answer this',
      'about',
      'ask',
      'exercise',
      'exercises',
      'gaps',
      'help',
      'privacy',
      'tip',
      'tips',
    ]);
    await first.stop();
    const second = stage.start();
    await second.says('commands are up to date');
    expect(stage.discord.requests.filter(({ method }) => method === 'PUT')).toHaveLength(1);
    expect(stage.discord.refusals).toEqual([]);
  });

  it('is left to the process that runs shard 0', async () => {
    const program = stage.start({ SHARDS: '1', SHARD_COUNT: '2' });
    await program.says('connected to Discord');
    expect(stage.discord.commands).toEqual([]);
  });
});

describe('a restart', () => {
  it('keeps the buttons of old messages working, and is kind about entries that are gone', async () => {
    const channel = stage.discord.addGuild('Runners').addTextChannel('general');
    const dana = stage.discord.addUser('dana');
    const knowledge = await stage.copyOfKnowledge();
    const first = stage.start({ KNOWLEDGE_DIR: knowledge });
    await first.says('connected to Discord');
    const { answer } = await dana.slash(channel, 'ask', { question: 'do runners get big calves' });
    await first.stop();

    await rm(join(knowledge, 'faq/training/tempo-run.yaml'));
    const entry = join(knowledge, 'faq/body/calves-bigger.yaml');
    await writeFile(entry, (await readFile(entry, 'utf8')).replace('tempo-run', 'calves-bigger'));
    const second = stage.start({ KNOWLEDGE_DIR: knowledge });
    await second.says('connected to Discord');
    const card = await dana.click(answer, 'exercise:calf-raise');
    expect(card.answer.text).toContain('Calf Raise');
    const gone = await dana.click(answer, 'topic:tempo-run');
    expect(gone.answer.text).toContain('no longer in my knowledge base');
    expect(stage.discord.refusals).toEqual([]);
  });
});

describe('stopping', () => {
  it('finishes what is under way and exits with 0', async () => {
    const channel = stage.discord.addGuild('Runners').addTextChannel('general');
    const dana = stage.discord.addUser('dana');
    const program = stage.start();
    await program.says('connected to Discord');
    // Discord asks for a pause, so that the answer is still under way when the signal comes.
    stage.discord.failNext({ method: 'POST', path: /messages$/, status: 429, retryAfter: 1 });
    const question = dana.send(channel, `${stage.discord.botUser.mention} what is a tempo run?`);
    await stage.discord.until(() => stage.discord.requests.find(({ status }) => status === 429));
    program.signal('SIGTERM');
    const answer = await stage.discord.messageIn(channel, { after: question });
    expect(answer.text).toContain('tempo run');
    expect(await program.exited()).toBe(0);
    await stage.discord.disconnected();
  });

  it('takes SIGINT as well', async () => {
    const program = stage.start();
    await program.says('connected to Discord');
    expect(await program.stop('SIGINT')).toBe(0);
  });
});

it('a connection that Discord closes for good ends the program, so that something can restart it', async () => {
  const program = stage.start();
  await program.says('connected to Discord');
  stage.discord.disconnectGateway(4004);
  expect(await program.exited()).toBe(1);
  expect(program.output).toContain('closed the connection for good (code 4004)');
});
