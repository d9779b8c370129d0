import { expect, inject, it, onTestFinished } from 'vitest';
import { openStorage } from '../../src/storage/storage.js';
import { createDatabase } from '../storage/databases.js';
import { layWire } from '../storage/wire.js';
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
  const dana = discord.addUser('dana');
  const knowledge = await stage.copyOfKnowledge();
  const first = stage.start({ KNOWLEDGE_DIR: knowledge });
  await first.says('connected to Discord');
  expect(discord.commands.map(({ name }) => name).sort()).toEqual(COMMANDS);
  const { answer } = await dana.slash(channel, 'ask', { question: 'do runners get big calves' });

  // Discord asks for a pause, so that the answer is still under way when the signal comes.
  discord.failNext({ method: 'POST', path: /messages$/, status: 429, retryAfter: 1 });
  const question = dana.send(channel, `${discord.botUser.mention} what is a tempo run?`);
  await discord.until(() => discord.requests.find(({ status }) => status === 429));
  first.signal('SIGTERM');
  const late = await discord.messageIn(channel, { after: question });
  expect(late.text).toContain('tempo run');
  expect(await first.exited()).toBe(0);
  await discord.disconnected();

  await removeTempoRun(knowledge);
  const second = stage.start({ KNOWLEDGE_DIR: knowledge });
  await second.says('commands are up to date');
  await second.says('connected to Discord');
  expect(discord.requests.filter(({ method }) => method === 'PUT')).toHaveLength(1);
  // The buttons of old messages still work, and an entry that is gone is excused.
  const card = await dana.click(answer, 'exercise:calf-raise');
  expect(card.answer.text).toContain('Calf Raise');
  const gone = await dana.click(answer, 'topic:tempo-run');
  expect(gone.answer.text).toContain('no longer in my knowledge base');
  expect(await second.stop('SIGINT')).toBe(0);
  expect(discord.refusals).toEqual([]);
});

it.each([
  ['only those of its own shards', [0, 1], [0, 1, 2]],
  ['none if Discord lists no server at all', [], [0, 1, 2, 3]],
])('of servers that removed it, a program that starts forgets %s', async (_, left, known) => {
  // The n-th server belongs to shard n % 2.
  const guilds = Array.from({ length: 4 }, (_, n) => stage.discord.addGuild(`Runners ${n}`));
  const storage = await openStorage({ dataDir: stage.dataDir, databaseUrl: null });
  for (const { id } of guilds) await storage.guilds.setGaps(id, true);
  for (const [n, guild] of guilds.entries()) if (!left.includes(n)) guild.removeBot();
  const program = stage.start({ SHARDS: '1', SHARD_COUNT: '2' });
  await program.says('connected to Discord');
  await program.stop();
  const ids = await storage.guilds.all();
  await storage.close();
  expect(guilds.flatMap(({ id }, n) => (ids.includes(id) ? [n] : []))).toEqual(known);
});

it('a program whose database hangs answers mentions and stops all the same', async ({ skip }) => {
  skip(inject('postgres') === null, 'PostgreSQL does not start here');
  const address = new URL(await createDatabase());
  const wire = await layWire(Number(address.port));
  onTestFinished(() => wire.cut());
  address.port = String(wire.port);
  const { discord } = stage;
  const channel = discord.addGuild('Runners').addTextChannel('general');
  const dana = discord.addUser('dana');
  const program = stage.start({ DATABASE_URL: address.href });
  await program.says('connected to Discord');

  wire.freeze();
  const question = dana.send(channel, `${discord.botUser.mention} my calf is hot and swollen`);
  const answer = await discord.messageIn(channel, { after: question });
  expect(answer.text).toContain('This can be a blood clot');
  expect(await program.stop()).toBe(0);
});

it('a connection that Discord closes for good ends the program, so that something can restart it', async () => {
  const program = stage.start();
  await program.says('connected to Discord');
  stage.discord.disconnectGateway(4004);
  expect(await program.exited()).toBe(1);
  expect(program.output).toContain('closed the connection for good (code 4004)');
});
