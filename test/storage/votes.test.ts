import { describe, expect, it } from 'vitest';
import { DATABASES, useDatabase } from './databases.js';

const VOTE = {
  entryId: 'tempo-run',
  userId: 'dana',
  helpful: true,
  at: new Date('2026-11-28T08:00:00Z'),
};

describe.each(DATABASES)('votes in %s', (kind) => {
  const database = useDatabase(kind);

  it('each member has one on each entry', async () => {
    const { votes, members } = await database.open();
    await votes.cast(VOTE);
    await votes.cast({ ...VOTE, entryId: 'calf-raise', helpful: false });
    await votes.cast({ ...VOTE, userId: 'ezra', helpful: false });
    expect((await members.exportOf('dana')).votes).toHaveLength(2);
    expect((await members.exportOf('ezra')).votes).toMatchObject([{ helpful: false }]);
  });

  it('a second one replaces the first', async () => {
    const { votes, members } = await database.open();
    await votes.cast(VOTE);
    const later = new Date('2026-11-29T08:00:00Z');
    await votes.cast({ ...VOTE, helpful: false, at: later });
    expect((await members.exportOf('dana')).votes).toEqual([
      { entryId: 'tempo-run', helpful: false, at: later.toISOString() },
    ]);
  });

  it('two of a member at the same time leave one', async () => {
    const [one, other] = [await database.open(), await database.open()];
    await Promise.all([one.votes.cast(VOTE), other.votes.cast({ ...VOTE, helpful: false })]);
    expect((await one.members.exportOf('dana')).votes).toHaveLength(1);
  });
});
