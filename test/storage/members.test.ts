import { beforeEach, describe, expect, it } from 'vitest';
import type { Storage } from '../../src/storage/storage.js';
import { DATABASES, useDatabase } from './databases.js';

describe.each(DATABASES)('members in %s', (kind) => {
  const database = useDatabase(kind);
  let storage: Storage;

  beforeEach(async () => {
    storage = await database.open();
    const { votes, corrections } = storage;
    for (const userId of ['dana', 'ezra']) {
      const [first, second] = [new Date('2026-11-28T08:00:00Z'), new Date('2026-11-29T08:00:00Z')];
      await votes.cast({ entryId: 'wall-sit', userId, helpful: false, at: second });
      await votes.cast({ entryId: 'tempo-run', userId, helpful: true, at: first });
      await corrections.add({
        entryId: 'tempo-run',
        guildId: 'runners',
        userId,
        wrong: 'It is slow.',
        source: null,
        at: first,
      });
    }
  });

  it('get a copy of all that is theirs, ready for JSON', async () => {
    const data = await storage.members.exportOf('dana');
    expect(JSON.parse(JSON.stringify(data))).toEqual({
      votes: [
        { entryId: 'tempo-run', helpful: true, at: '2026-11-28T08:00:00.000Z' },
        { entryId: 'wall-sit', helpful: false, at: '2026-11-29T08:00:00.000Z' },
      ],
      corrections: [
        {
          entryId: 'tempo-run',
          guildId: 'runners',
          wrong: 'It is slow.',
          source: null,
          at: '2026-11-28T08:00:00.000Z',
        },
      ],
    });
  });

  it('can have all of it deleted, and nobody else’s', async () => {
    expect(await storage.members.forget('dana')).toBe(3);
    expect(await storage.members.exportOf('dana')).toEqual({ votes: [], corrections: [] });
    expect((await storage.members.exportOf('ezra')).votes).toHaveLength(2);
    expect(await storage.corrections.ofGuild('runners')).toHaveLength(1);
    expect(await storage.members.forget('dana')).toBe(0);
  });
});
