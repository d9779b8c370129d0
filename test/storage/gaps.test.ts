import { describe, expect, it } from 'vitest';
import { DATABASES, useDatabase } from './databases.js';

const GAP = {
  guildId: 'runners',
  question: 'Can I run on the moon?',
  kind: 'unanswered',
  entryId: null,
  at: new Date('2026-11-28T08:00:00Z'),
} as const;
const LATER = new Date('2026-12-01T00:00:00Z');
const ALL = { limit: 100 };

describe.each(DATABASES)('gaps in %s', (kind) => {
  const database = useDatabase(kind);

  it('a question is counted up however it is spaced and capitalized, with its last failure', async () => {
    const { gaps } = await database.open();
    await gaps.record(GAP);
    await gaps.record({
      ...GAP,
      question: '  can i RUN\n\ton the \0 moon? ',
      kind: 'unhelpful',
      entryId: 'altitude',
      at: LATER,
    });
    expect(await gaps.ofGuild('runners', ALL)).toEqual([
      {
        question: 'Can I run on the moon?',
        kind: 'unhelpful',
        entryId: 'altitude',
        count: 2,
        firstAt: '2026-11-28T08:00:00.000Z',
        lastAt: '2026-12-01T00:00:00.000Z',
      },
    ]);
  });

  it('the same question of another server is another gap', async () => {
    const { gaps } = await database.open();
    await gaps.record(GAP);
    await gaps.record({ ...GAP, guildId: 'swimmers' });
    expect(await gaps.ofGuild('runners', ALL)).toMatchObject([{ count: 1 }]);
    expect(await gaps.ofGuild('swimmers', ALL)).toMatchObject([{ count: 1 }]);
  });

  it('a question that many ask at the same time is counted in full', async () => {
    const storages = [await database.open(), await database.open()];
    const asking = Array.from({ length: 5 }, () => storages.map(({ gaps }) => gaps.record(GAP)));
    await Promise.all(asking.flat());
    expect(await storages[0]?.gaps.ofGuild('runners', ALL)).toMatchObject([{ count: 10 }]);
  });

  it('the most frequent come first, and of two the one that was asked last', async () => {
    const { gaps } = await database.open();
    await gaps.record({ ...GAP, question: 'older' });
    await gaps.record({ ...GAP, question: 'newer', at: LATER });
    await gaps.record({ ...GAP, question: 'twice' });
    await gaps.record({ ...GAP, question: 'twice' });
    const questions = async (limit: number): Promise<string[]> =>
      (await gaps.ofGuild('runners', { limit })).map(({ question }) => question);
    expect(await questions(100)).toEqual(['twice', 'newer', 'older']);
    expect(await questions(2)).toEqual(['twice', 'newer']);
  });

  it('a question is kept without mentions, which would say who it is about', async () => {
    const { gaps } = await database.open();
    await gaps.record({ ...GAP, question: 'does <@7> run <@!8>with <@&9> in <#10>?' });
    await gaps.record({ ...GAP, question: '<@11> does run with in ?' });
    expect(await gaps.ofGuild('runners', ALL)).toMatchObject([
      { question: 'does run with in ?', count: 2 },
    ]);
  });

  it('of a question that is as long as a message of Discord the beginning is kept', async () => {
    const { gaps } = await database.open();
    const question = Array.from({ length: 4000 }, (_, index) =>
      String.fromCodePoint(0x4e00 + ((index * 7919) % 20_000)),
    ).join('');
    await gaps.record({ ...GAP, question });
    await gaps.record({ ...GAP, question: `${question.slice(0, 300)} and more` });
    expect(await gaps.ofGuild('runners', ALL)).toMatchObject([
      { question: question.slice(0, 300), count: 2 },
    ]);
  });

  it('those that were last asked before a time are forgotten', async () => {
    const { gaps } = await database.open();
    await gaps.record({ ...GAP, question: 'old' });
    await gaps.record({ ...GAP, question: 'old, and asked again' });
    await gaps.record({ ...GAP, question: 'old, and asked again', at: LATER });
    await gaps.record({ ...GAP, question: 'new', at: LATER });
    await gaps.forgetOlderThan(LATER);
    const left = await gaps.ofGuild('runners', ALL);
    expect(left.map(({ question }) => question)).toEqual(['old, and asked again', 'new']);
  });

  it('a server that switches it off loses its own', async () => {
    const { gaps } = await database.open();
    await gaps.record(GAP);
    await gaps.record({ ...GAP, guildId: 'swimmers' });
    await gaps.clear('runners');
    expect(await gaps.ofGuild('runners', ALL)).toEqual([]);
    expect(await gaps.ofGuild('swimmers', ALL)).toHaveLength(1);
  });
});
