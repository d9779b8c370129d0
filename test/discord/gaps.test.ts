import { describe, expect, it, vi } from 'vitest';
import { phrases } from '../../src/answers/phrases.js';
import { gaps } from '../../src/discord/commands/gaps.js';
import { limitViolations } from '../../src/discord/limits.js';
import { answersOf } from '../answers/answers-of.js';
import { fixtureText } from '../knowledge/knowledge-of.js';
import {
  Clock,
  contextOf,
  DANA,
  fixtureAnswers,
  messageOf,
  type TestContext,
} from './context-of.js';
import { textOf } from './shown.js';

const GUILD = DANA.guildId ?? '';
const MODERATOR = { ...DANA, canManageGuild: true };
const DAY_MS = 24 * 60 * 60_000;

async function run(subcommand: string, context: TestContext, by = MODERATOR) {
  return messageOf(gaps.run({ ...by, options: {}, subcommand }, context));
}

/** What a subcommand says. */
async function said(subcommand: string, context: TestContext, by = MODERATOR): Promise<string> {
  const response = await run(subcommand, context, by);
  expect(response.ephemeral).toBe(true);
  expect(limitViolations(response.components)).toEqual([]);
  return textOf(response.components);
}

function missed(question: string, { storage, clock }: TestContext) {
  const gap = { guildId: GUILD, kind: 'unanswered', entryId: null } as const;
  return storage.gaps.record({ ...gap, question, at: clock() });
}

it('they are off at first, and nothing is kept or shown', async () => {
  const context = await contextOf();
  expect(await said('show', context)).toBe(phrases.gaps.isOff);
  expect(await said('export', context)).toBe(phrases.gaps.isOff);
});

it('switched on, they say so while there are none', async () => {
  const context = await contextOf();
  expect(await said('on', context)).toBe(phrases.gaps.on);
  expect(await said('show', context)).toBe(phrases.gaps.none);
  expect(await said('export', context)).toBe(phrases.gaps.none);
});

it('the most frequent are shown, by what they are near', async () => {
  const context = await contextOf();
  await run('on', context);
  await missed('how do I boil an egg', context);
  await missed('how do I boil an egg', context);
  await missed('tempo run tempo', context);
  const shown = await said('show', context);
  expect(shown).toContain(`- ${phrases.gaps.asked(2)} how do I boil an egg`);
  expect(shown).toContain(`**${phrases.gaps.near('What is a tempo run?')}**`);
});

it('as many as there may be fit into a message, however long and strange', async () => {
  const context = await contextOf();
  await run('on', context);
  const long = '*_~`|[]()<@1>'.repeat(50);
  for (let at = 0; at < 30; at++) await missed(`${at} ${long}`, context);
  const shown = await said('show', context);
  expect(shown).toContain(phrases.gaps.more(27));
  expect(shown).not.toContain('<@1>*');
});

it('of more than fit into a message the rest is counted', async () => {
  const parts = ['ankles', 'arms', 'ears', 'feet', 'fingers', 'hips', 'knees', 'lips', 'thighs'];
  const bigger = fixtureText('faq/body/calves-bigger.yaml');
  const topics = parts.map((part) => [
    `faq/body/${part}-bigger.yaml`,
    bigger.replaceAll('calves', part),
  ]);
  const context = await contextOf({ answers: await answersOf(Object.fromEntries(topics)) });
  await run('on', context);
  for (const part of [...parts, 'calves']) {
    for (const mark of '*_~') {
      await missed(`does running make your ${part} bigger ${mark.repeat(70)}`, context);
    }
  }
  const shown = await said('show', context);
  const groups = shown.match(/Near: /g)?.length ?? 0;
  expect(groups).toBeGreaterThan(5);
  expect(groups).toBeLessThan(10);
  expect(shown).toContain(phrases.gaps.more(30 - 3 * groups));
});

it('of hundreds the most frequent are shown, without a look at the others', async () => {
  const ask = vi.fn(fixtureAnswers.ask);
  const context = await contextOf({ answers: { ...fixtureAnswers, ask } });
  await run('on', context);
  for (let at = 0; at < 310; at++) await missed(`how do I boil ${at} eggs`, context);
  await missed('how do I boil 309 eggs', context);
  const shown = await said('show', context);
  expect(shown).toContain(`- ${phrases.gaps.asked(2)} how do I boil 309 eggs`);
  expect(shown).toContain(phrases.gaps.more(307));
  expect(ask).toHaveBeenCalledTimes(300);
});

it('the export is a file with the questions and the corrections', async () => {
  const context = await contextOf();
  await run('on', context);
  await missed('how do I boil an egg', context);
  const correction = { entryId: 'tempo-run', wrong: 'Too long.', source: null };
  const { userId } = DANA;
  await context.storage.corrections.add({ ...correction, guildId: GUILD, userId, at: new Date() });
  const { files = [] } = await run('export', context);
  const [file] = files;
  expect(file?.name).toBe('gaps.yaml');
  const yaml = Buffer.from(file?.data ?? []).toString();
  expect(yaml).toContain('how do I boil an egg');
  expect(yaml).toContain('Too long.');
  expect(yaml).not.toContain(userId);
});

it('what was last asked more than 30 days ago is gone', async () => {
  const clock = new Clock();
  const context = await contextOf({ clock });
  await run('on', context);
  await missed('how do I boil an egg', context);
  clock.pass(30 * DAY_MS);
  expect(await said('show', context)).toContain('boil an egg');
  clock.pass(1);
  expect(await said('show', context)).toBe(phrases.gaps.none);
});

it('switched off, they are deleted', async () => {
  const context = await contextOf();
  await run('on', context);
  await missed('how do I boil an egg', context);
  expect(await said('off', context)).toBe(phrases.gaps.off);
  expect(await context.storage.gaps.ofGuild(GUILD, { limit: 9 })).toEqual([]);
  await run('on', context);
  expect(await said('show', context)).toBe(phrases.gaps.none);
});

describe('without the permission Manage Server', () => {
  it.each(['on', 'off', 'show', 'export'])('%s does nothing', async (subcommand) => {
    const context = await contextOf();
    await run('on', context);
    await missed('how do I boil an egg', context);
    expect(await said(subcommand, context, DANA)).toBe(phrases.gaps.needsPermission);
    expect((await context.storage.guilds.get(GUILD)).gapsOn).toBe(true);
    expect(await context.storage.gaps.ofGuild(GUILD, { limit: 9 })).toHaveLength(1);
  });
});

it('in a server that has not installed Soleus they say so', async () => {
  const by = { ...MODERATOR, guildId: null };
  expect(await said('on', await contextOf(), by)).toBe(phrases.gaps.needsServer);
});
