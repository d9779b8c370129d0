import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeDiscord } from '../fake-discord/fake-discord.js';
import { Program } from './program.js';

/** Three topics, so that starting takes no time. */
const KNOWLEDGE_DIR = 'test/fixtures/knowledge';

let discord: FakeDiscord;
const programs: Program[] = [];
const folders: string[] = [];

beforeEach(async () => {
  discord = await FakeDiscord.start();
});

afterEach(async () => {
  await Promise.all(programs.splice(0).map((program) => program.stop('SIGKILL')));
  await discord.stop();
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

function start(environment: Record<string, string> = {}): Program {
  const program = Program.start({
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    KNOWLEDGE_DIR,
    ...environment,
  });
  programs.push(program);
  return program;
}

/** A copy of the knowledge base that a test may change. */
async function copyOfKnowledge(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'soleus-'));
  folders.push(folder);
  await cp(KNOWLEDGE_DIR, folder, { recursive: true });
  return folder;
}

describe('registering commands', () => {
  it('happens at the first start and not again while nothing changed', async () => {
    const first = start();
    await first.says('connected to Discord');
    expect(discord.commands.map(({ name }) => name).sort()).toEqual(['ask', 'exercise', 'help']);
    await first.stop();
    const second = start();
    await second.says('commands are up to date');
    expect(discord.requests.filter(({ method }) => method === 'PUT')).toHaveLength(1);
    expect(discord.refusals).toEqual([]);
  });

  it('is left to the process that runs shard 0', async () => {
    const program = start({ SHARDS: '1', SHARD_COUNT: '2' });
    await program.says('connected to Discord');
    expect(discord.commands).toEqual([]);
  });
});

describe('a restart', () => {
  it('keeps the buttons of old messages working, and is kind about entries that are gone', async () => {
    const channel = discord.addGuild('Runners').addTextChannel('general');
    const dana = discord.addUser('dana');
    const knowledge = await copyOfKnowledge();
    const first = start({ KNOWLEDGE_DIR: knowledge });
    await first.says('connected to Discord');
    const { answer } = await dana.slash(channel, 'ask', { question: 'do runners get big calves' });
    await first.stop();

    await rm(join(knowledge, 'faq/training/tempo-run.yaml'));
    const entry = join(knowledge, 'faq/body/calves-bigger.yaml');
    await writeFile(entry, (await readFile(entry, 'utf8')).replace('tempo-run', 'calves-bigger'));
    const second = start({ KNOWLEDGE_DIR: knowledge });
    await second.says('connected to Discord');
    const card = await dana.click(answer, 'exercise:calf-raise');
    expect(card.answer.text).toContain('Calf Raise');
    const gone = await dana.click(answer, 'topic:tempo-run');
    expect(gone.answer.text).toContain('no longer in my knowledge base');
    expect(discord.refusals).toEqual([]);
  });
});

describe('stopping', () => {
  it('finishes what is under way and exits with 0', async () => {
    const channel = discord.addGuild('Runners').addTextChannel('general');
    const dana = discord.addUser('dana');
    const program = start();
    await program.says('connected to Discord');
    // Discord asks for a pause, so that the answer is still under way when the signal comes.
    discord.failNext({ method: 'POST', path: /messages$/, status: 429, retryAfter: 1 });
    const question = dana.send(channel, `${discord.botUser.mention} what is a tempo run?`);
    await discord.until(() => discord.requests.find(({ status }) => status === 429));
    program.signal('SIGTERM');
    const answer = await discord.messageIn(channel, { after: question });
    expect(answer.text).toContain('tempo run');
    expect(await program.exited()).toBe(0);
    await discord.disconnected();
  });

  it('takes SIGINT as well', async () => {
    const program = start();
    await program.says('connected to Discord');
    expect(await program.stop('SIGINT')).toBe(0);
  });
});

describe('a failure to start is one clear message and exit code 1', () => {
  async function failureOf(program: Program): Promise<string> {
    expect(await program.exited()).toBe(1);
    expect(program.output).not.toContain('    at ');
    return program.output;
  }

  it('when the token is wrong', async () => {
    const output = await failureOf(start({ DISCORD_TOKEN: 'bm90IGEgdG9rZW4.nope.nope' }));
    expect(output).toContain('does not accept DISCORD_TOKEN');
    expect(output).not.toContain('bm90IGEgdG9rZW4');
  });

  it('when the token has not even the form of one', async () => {
    const output = await failureOf(start({ DISCORD_TOKEN: 'hello world' }));
    expect(output).toContain('does not accept DISCORD_TOKEN');
  });

  it('when Discord can’t be reached', async () => {
    const output = await failureOf(start({ DISCORD_API_URL: 'http://127.0.0.1:9/api' }));
    expect(output).toContain("can't be reached at http://127.0.0.1:9/api");
  });

  it('when Discord is failing', async () => {
    discord.failNext({ method: 'GET', path: /gateway/, status: 503, times: 10 });
    expect(await failureOf(start())).toContain('is failing');
  });

  it('when Discord refuses the intents', async () => {
    discord.refuseIdentify(4014);
    expect(await failureOf(start())).toContain('refuses the intents');
  });

  it('when the application may not register commands', async () => {
    discord.refuseCommands();
    expect(await failureOf(start())).toContain('does not let this application register');
  });

  it('when the knowledge base is broken, with file, line and column', async () => {
    const knowledge = await copyOfKnowledge();
    const file = join(knowledge, 'faq/body/calves-bigger.yaml');
    await writeFile(file, 'question: Does it?\nverdict: perhaps\n');
    const output = await failureOf(start({ KNOWLEDGE_DIR: knowledge }));
    expect(output).toContain(`${file}:2:10  verdict: `);
  });

  it('when there is no knowledge base', async () => {
    const output = await failureOf(start({ KNOWLEDGE_DIR: '/nonexistent' }));
    expect(output).toContain('/nonexistent');
    expect(output).toContain('KNOWLEDGE_DIR');
  });

  it('when a variable makes no sense', async () => {
    const output = await failureOf(start({ SHARDS: 'some' }));
    expect(output).toContain('SHARDS: write auto, or shard numbers such as 0,1');
  });
});

it('a connection that Discord closes for good ends the program, so that something can restart it', async () => {
  const program = start();
  await program.says('connected to Discord');
  discord.disconnectGateway(4004);
  expect(await program.exited()).toBe(1);
  expect(program.output).toContain('closed the connection for good (code 4004)');
});

describe('without a token', () => {
  it('says how to connect to Discord, step by step, and exits when the chat ends', async () => {
    const program = start({ DISCORD_TOKEN: '' });
    expect(await program.exited()).toBe(0);
    expect(program.output).toContain('DISCORD_TOKEN=your-token');
    expect(program.output).toMatch(/permissions=\d+/);
  });
});
