import { PermissionFlagsBits as P } from 'discord-api-types/v10';
import { expect, it, onTestFinished } from 'vitest';
import { phrases } from '../../src/answers/phrases.js';
import { openStorage } from '../../src/storage/storage.js';
import { removeTempoRun, useStage } from './stage.js';

const stage = useStage();

const COMMANDS = [
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
];

it('a program that is stopped finishes what is under way, and one that is started goes on from there', async () => {
  const { discord } = stage;
  const channel = discord.addGuild('Runners').addTextChannel('general');
  const parting = discord.addGuild('Walkers').addTextChannel('general');
  const dana = discord.addUser('dana');
  dana.permissions |= P.ManageGuild;
  const knowledge = await stage.copyOfKnowledge();
  const first = stage.start({ KNOWLEDGE_DIR: knowledge });
  await first.says('connected to Discord');
  expect(discord.commands.map(({ name }) => name).sort()).toEqual(COMMANDS);
  const { answer } = await dana.slash(channel, 'ask', { question: 'do runners get big calves' });
  for (const where of [channel, parting]) await dana.slash(where, 'gaps on');

  // Discord asks for a pause, so that the answer is still under way when the signal comes.
  discord.failNext({ method: 'POST', path: /messages$/, status: 429, retryAfter: 1 });
  const question = dana.send(channel, `${discord.botUser.mention} what is a tempo run?`);
  await discord.until(() => discord.requests.find(({ status }) => status === 429));
  first.signal('SIGTERM');
  const late = await discord.messageIn(channel, { after: question });
  expect(late.text).toContain('tempo run');
  const [hello = ''] = phrases.introduction.split('\n');
  expect(late.text).toContain(hello);
  expect(await first.exited()).toBe(0);
  await discord.disconnected();

  await removeTempoRun(knowledge);
  parting.guild?.removeBot();
  const second = stage.start({ KNOWLEDGE_DIR: knowledge });
  await second.says('commands are up to date');
  await second.says('connected to Discord');
  expect(discord.requests.filter(({ method }) => method === 'PUT')).toHaveLength(1);
  // The buttons of old messages still work, and an entry that is gone is excused.
  const card = await dana.click(answer, 'exercise:calf-raise');
  expect(card.answer.text).toContain('Calf Raise');
  const gone = await dana.click(answer, 'topic:tempo-run');
  expect(gone.answer.text).toContain('no longer in my knowledge base');
  // Nobody is greeted twice.
  const next = dana.send(channel, `${discord.botUser.mention} calf raise`);
  expect((await discord.messageIn(channel, { after: next })).text).not.toContain(hello);
  // A server that removed the bot meanwhile is forgotten, others are not.
  await second.says('forgot servers that removed us');
  const storage = await openStorage({ dataDir: stage.dataDir, databaseUrl: null });
  onTestFinished(() => storage.close());
  expect(await storage.guilds.all()).not.toContain(parting.guild?.id);
  expect((await storage.guilds.get(channel.guild?.id ?? '')).gapsOn).toBe(true);
  expect(await second.stop('SIGINT')).toBe(0);
  expect(discord.refusals).toEqual([]);
});

it('a connection that Discord closes for good ends the program, so that something can restart it', async () => {
  const program = stage.start();
  await program.says('connected to Discord');
  stage.discord.disconnectGateway(4004);
  expect(await program.exited()).toBe(1);
  expect(program.output).toContain('closed the connection for good (code 4004)');
});
