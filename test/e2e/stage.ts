import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { FakeDiscord } from '../fake-discord/fake-discord.js';
import { Program } from './program.js';

/** Few topics, so that starting takes no time. */
export const KNOWLEDGE_DIR = 'test/fixtures/knowledge';

/**
 * A fresh fake Discord for each test, with programs and folders that are gone after it. The programs
 * of a test share their database.
 */
export interface Stage {
  readonly discord: FakeDiscord;
  /** Where its programs keep their SQLite database. */
  readonly dataDir: string;
  /** Starts the program against the fake Discord, in the folder `cwd`; `environment` goes first. */
  start(environment?: Readonly<Record<string, string>>, cwd?: string): Program;
  /** A copy of the knowledge base that the test may change. */
  copyOfKnowledge(): Promise<string>;
}

/** Sets the stage up for every test of the file that calls it. */
export function useStage(): Stage {
  let discord: FakeDiscord;
  const programs: Program[] = [];
  const folders: string[] = [];
  let dataDir: string;
  beforeEach(async () => {
    discord = await FakeDiscord.start();
    dataDir = await mkdtemp(join(tmpdir(), 'soleus-'));
    folders.push(dataDir);
  });
  afterEach(async () => {
    await Promise.all(programs.splice(0).map((program) => program.stop('SIGKILL')));
    await discord.stop();
    for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
  });
  return {
    get discord() {
      return discord;
    },
    get dataDir() {
      return dataDir;
    },
    start(environment = {}, cwd) {
      const { token, apiUrl } = discord;
      const variables = { DISCORD_TOKEN: token, DISCORD_API_URL: apiUrl, KNOWLEDGE_DIR };
      const program = Program.start({ ...variables, DATA_DIR: dataDir, ...environment }, cwd);
      programs.push(program);
      return program;
    },
    async copyOfKnowledge() {
      const folder = await mkdtemp(join(tmpdir(), 'soleus-'));
      folders.push(folder);
      await cp(KNOWLEDGE_DIR, folder, { recursive: true });
      return folder;
    },
  };
}

/** Takes an entry out of a copy of the knowledge base, and the reference to it. */
export async function removeTempoRun(knowledge: string): Promise<void> {
  await rm(join(knowledge, 'faq/training/tempo-run.yaml'));
  const referring = join(knowledge, 'faq/body/calves-bigger.yaml');
  const text = await readFile(referring, 'utf8');
  await writeFile(referring, text.replace('tempo-run', 'calves-bigger'));
}
