import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { openStorage, type Storage } from '../../src/storage/storage.js';
import type { Channel } from '../fake-discord/channel.js';
import { FakeDiscord } from '../fake-discord/fake-discord.js';
import type { User } from '../fake-discord/user.js';
import { untilLearned } from '../until-learned.js';
import { Program } from './program.js';

/** A running program, for all tests of a suite. */
export interface Bot {
  readonly discord: FakeDiscord;
  readonly program: Program;
  /** The same database that the program uses, to look into it. */
  readonly storage: Storage;
  /**
   * A channel in a new server, where nothing was asked yet: questions of other tests neither count
   * for its cooldown nor are they linked to.
   */
  channel(): Channel;
  /** Somebody who has not asked anything yet. */
  member(name?: string): User;
}

const REAL_KNOWLEDGE = 'knowledge';
/** Learning may still be under way. */
const START_TIMEOUT_MS = 180_000;

/** Starts one for the suite that calls it, by default with the real knowledge; it is gone after the suite. */
export function useBot(knowledgeDir = REAL_KNOWLEDGE): Bot {
  let discord: FakeDiscord;
  let program: Program;
  let storage: Storage;
  let dataDir: string;
  beforeAll(async () => {
    if (knowledgeDir === REAL_KNOWLEDGE) await untilLearned();
    discord = await FakeDiscord.start();
    dataDir = await mkdtemp(join(tmpdir(), 'soleus-'));
    program = Program.start({
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
      DATA_DIR: dataDir,
      KNOWLEDGE_DIR: knowledgeDir,
    });
    await program.says('connected to Discord');
    storage = await openStorage({ dataDir, databaseUrl: null });
  }, START_TIMEOUT_MS);
  afterAll(async () => {
    await storage?.close();
    await program?.stop();
    await discord?.stop();
    await rm(dataDir, { recursive: true });
  });
  return {
    get discord() {
      return discord;
    },
    get program() {
      return program;
    },
    get storage() {
      return storage;
    },
    channel: () => discord.addGuild('Runners').addTextChannel('general'),
    member: (name = 'dana') => discord.addUser(name),
  };
}
