import { describe, expect, it } from 'vitest';
import { DATABASES, useDatabase } from './databases.js';

const AT = new Date('2026-11-28T08:00:00Z');

describe.each(DATABASES)('votes in %s', (kind) => {
  const database = useDatabase(kind);

  it('an entry without votes has none', async () => {
    const { votes } = await database.open();
    expect(await votes.countsOf('calf-raise')).toEqual({ helpful: 0, notHelpful: 0 });
    expect(await votes.worst(10)).toEqual([]);
  });

  it('each member counts once for each entry', async () => {
    const { votes } = await database.open();
    await votes.cast({ entryId: 'tempo-run', userId: 'dana', helpful: true, at: AT });
    await votes.cast({ entryId: 'tempo-run', userId: 'ezra', helpful: true, at: AT });
    await votes.cast({ entryId: 'tempo-run', userId: 'finn', helpful: false, at: AT });
    await votes.cast({ entryId: 'calf-raise', userId: 'finn', helpful: false, at: AT });
    expect(await votes.countsOf('tempo-run')).toEqual({ helpful: 2, notHelpful: 1 });
  });

  it('a second vote replaces the first', async () => {
    const { votes, members } = await database.open();
    await votes.cast({ entryId: 'tempo-run', userId: 'dana', helpful: true, at: AT });
    const later = new Date('2026-11-29T08:00:00Z');
    await votes.cast({ entryId: 'tempo-run', userId: 'dana', helpful: false, at: later });
    expect(await votes.countsOf('tempo-run')).toEqual({ helpful: 0, notHelpful: 1 });
    expect((await members.exportOf('dana')).votes).toEqual([
      { entryId: 'tempo-run', helpful: false, at: later.toISOString() },
    ]);
  });

  it('two votes of a member at the same time leave one', async () => {
    const [one, other] = [await database.open(), await database.open()];
    const vote = { entryId: 'tempo-run', userId: 'dana', at: AT };
    await Promise.all([
      one.votes.cast({ ...vote, helpful: true }),
      other.votes.cast({ ...vote, helpful: false }),
    ]);
    const { helpful, notHelpful } = await one.votes.countsOf('tempo-run');
    expect(helpful + notHelpful).toBe(1);
  });

  it('the worst entry is one that many voted against, not one with a single vote', async () => {
    const { votes } = await database.open();
    const cast = async (entryId: string, helpful: number, notHelpful: number): Promise<void> => {
      for (let member = 0; member < helpful + notHelpful; member++) {
        const userId = `member ${member}`;
        await votes.cast({ entryId, userId, helpful: member < helpful, at: AT });
      }
    };
    await cast('one-vote', 0, 1);
    await cast('disliked', 2, 8);
    await cast('popular', 18, 2);
    await cast('loved', 5, 0);
    expect(await votes.worst(10)).toEqual([
      { entryId: 'disliked', helpful: 2, notHelpful: 8 },
      { entryId: 'one-vote', helpful: 0, notHelpful: 1 },
      { entryId: 'popular', helpful: 18, notHelpful: 2 },
    ]);
    expect(await votes.worst(1)).toHaveLength(1);
  });
});
