import { describe, expect, it } from 'vitest';
import { type Config, readConfig } from '../src/config.js';

function configOf(environment: Record<string, string>): Config {
  const read = readConfig(environment);
  if (!read.ok) throw new Error(read.problems.join('\n'));
  return read.config;
}

function problemsOf(environment: Record<string, string>): string[] {
  const read = readConfig(environment);
  return read.ok ? [] : read.problems;
}

const DEFAULTS: Config = {
  discordToken: null,
  discordApiUrl: null,
  knowledgeDir: './knowledge',
  dataDir: './data',
  databaseUrl: null,
  logLevel: 'info',
  host: '127.0.0.1',
  port: 3000,
  shards: 'auto',
  shardCount: null,
};

it('without any variable there is a default for everything', () => {
  expect(configOf({})).toEqual(DEFAULTS);
});

it('a variable that is set to nothing counts as not set', () => {
  const names = [
    'DISCORD_TOKEN',
    'DISCORD_API_URL',
    'KNOWLEDGE_DIR',
    'DATA_DIR',
    'DATABASE_URL',
    'LOG_LEVEL',
    'HOST',
    'PORT',
    'SHARDS',
    'SHARD_COUNT',
  ];
  expect(configOf(Object.fromEntries(names.map((name) => [name, ''])))).toEqual(DEFAULTS);
});

describe('a variable is taken over', () => {
  it.each<[Record<string, string>, Partial<Config>]>([
    [{ DISCORD_TOKEN: 'abc.def' }, { discordToken: 'abc.def' }],
    [{ DISCORD_TOKEN: ' abc.def\n' }, { discordToken: 'abc.def' }],
    [{ DISCORD_TOKEN: '   ' }, { discordToken: null }],
    [{ DISCORD_API_URL: 'http://localhost:1/api' }, { discordApiUrl: 'http://localhost:1/api' }],
    [{ KNOWLEDGE_DIR: '/srv/knowledge' }, { knowledgeDir: '/srv/knowledge' }],
    [{ DATA_DIR: '/srv/data' }, { dataDir: '/srv/data' }],
    [{ DATABASE_URL: 'postgres://db/soleus' }, { databaseUrl: 'postgres://db/soleus' }],
    [
      { DATABASE_URL: ' postgresql://a:p%40ss@db:5432/soleus?sslmode=require\n' },
      { databaseUrl: 'postgresql://a:p%40ss@db:5432/soleus?sslmode=require' },
    ],
    [{ LOG_LEVEL: 'debug' }, { logLevel: 'debug' }],
    [{ HOST: '0.0.0.0' }, { host: '0.0.0.0' }],
    [{ PORT: '8080' }, { port: 8080 }],
    [{ SHARDS: 'auto' }, { shards: 'auto' }],
    [
      { SHARDS: '0, 1,12', SHARD_COUNT: '16' },
      { shards: [0, 1, 12], shardCount: 16 },
    ],
  ])('%o', (environment, config) => {
    expect(configOf(environment)).toEqual({ ...DEFAULTS, ...config });
  });
});

describe('a value that makes no sense is told with its variable', () => {
  it.each([
    ['DISCORD_API_URL', 'discord.com'],
    ['DISCORD_API_URL', 'ftp://discord.com'],
    ['DATABASE_URL', 'db.example.com'],
    ['DATABASE_URL', 'mysql://db/soleus'],
    ['DATABASE_URL', 'postgres://db:port/soleus'],
    ['DATABASE_URL', 'postgres://a:pass/word@db/soleus'],
    ['DATABASE_URL', 'postgres://a:1#word@db/soleus'],
    ['LOG_LEVEL', 'loud'],
    ['PORT', 'http'],
    ['PORT', '1.5'],
    ['PORT', '70000'],
    ['SHARDS', 'some'],
    ['SHARDS', '0,'],
    ['SHARDS', '-1'],
    ['SHARD_COUNT', 'many'],
    ['SHARD_COUNT', '0'],
    ['SHARD_COUNT', '1.5'],
  ])('%s=%s', (name, value) => {
    expect(problemsOf({ [name]: value })).toEqual([expect.stringMatching(`^${name}: write `)]);
  });

  it('all of them at once', () => {
    expect(problemsOf({ LOG_LEVEL: 'loud', SHARDS: 'some' })).toHaveLength(2);
  });
});

it('a problem with DATABASE_URL does not give its password away', () => {
  const problems = problemsOf({ DATABASE_URL: 'postgres://soleus:hunter2@[db/soleus' });
  expect(problems).toHaveLength(1);
  expect(problems.join()).not.toContain('hunter2');
});

it('a list of shards asks for their number in all', () => {
  expect(problemsOf({ SHARDS: '0,1' })).toEqual([expect.stringMatching('^SHARD_COUNT: ')]);
});

it.each(['', 'auto'])('a number of shards asks for a list of them, not “%s”', (shards) => {
  expect(problemsOf({ SHARDS: shards, SHARD_COUNT: '4' })).toEqual([
    expect.stringMatching('^SHARDS: .* list'),
  ]);
});

it.each(['4', '0,4', '7,1'])('of 4 shards there are none beyond 3, as in %s', (shards) => {
  expect(problemsOf({ SHARDS: shards, SHARD_COUNT: '4' })).toEqual([
    expect.stringMatching('^SHARDS: .* below SHARD_COUNT'),
  ]);
});

it('the configuration can’t be changed', () => {
  expect(Object.isFrozen(configOf({}))).toBe(true);
});
