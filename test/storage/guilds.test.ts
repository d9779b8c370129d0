import { describe, expect, it } from 'vitest';
import { DATABASES, useDatabase } from './databases.js';

const AT = new Date('2026-11-28T08:00:00Z');
const OFF = { gapsOn: false, introduced: false };

describe.each(DATABASES)('servers in %s', (kind) => {
  const database = useDatabase(kind);

  it('a server that is not known has everything off', async () => {
    const { guilds } = await database.open();
    expect(await guilds.get('runners')).toEqual(OFF);
  });

  it('gaps are switched on and off for one server', async () => {
    const { guilds } = await database.open();
    await guilds.setGaps('runners', true);
    expect(await guilds.get('runners')).toEqual({ gapsOn: true, introduced: false });
    expect(await guilds.get('swimmers')).toEqual(OFF);
    await guilds.setGaps('runners', false);
    expect(await guilds.get('runners')).toEqual(OFF);
  });

  it('an introduction happens once, and changes no other setting', async () => {
    const { guilds } = await database.open();
    await guilds.setGaps('runners', true);
    expect(await guilds.introduceOnce('runners')).toBe(true);
    expect(await guilds.introduceOnce('runners')).toBe(false);
    expect(await guilds.introduceOnce('swimmers')).toBe(true);
    await guilds.setGaps('runners', true);
    expect(await guilds.get('runners')).toEqual({ gapsOn: true, introduced: true });
  });

  it('an introduction happens once when several want to', async () => {
    const storages = [await database.open(), await database.open(), await database.open()];
    const turns = [...storages, ...storages].map(({ guilds }) => guilds.introduceOnce('runners'));
    expect((await Promise.all(turns)).filter(Boolean)).toHaveLength(1);
  });

  it('all servers are known that anything belongs to, each once', async () => {
    const { guilds, corrections, gaps } = await database.open();
    const said = { entryId: 'tempo-run', userId: 'dana', at: AT };
    await guilds.setGaps('runners', true);
    await gaps.record({ ...said, guildId: 'runners', question: 'why?', kind: 'unhelpful' });
    for (const guildId of ['swimmers', null]) {
      await corrections.add({ ...said, guildId, wrong: 'It is slow.', source: null });
    }
    expect([...(await guilds.all())].sort()).toEqual(['runners', 'swimmers']);
  });

  it('a server that is forgotten leaves nothing behind, and other servers stay', async () => {
    const { guilds, corrections, gaps, votes, members } = await database.open();
    const vote = { entryId: 'tempo-run', userId: 'dana', helpful: true, at: AT };
    await votes.cast(vote);
    for (const guildId of ['runners', 'swimmers']) {
      await guilds.setGaps(guildId, true);
      await guilds.introduceOnce(guildId);
      await corrections.add({ ...vote, guildId, wrong: 'It is slow.', source: null });
      await gaps.record({ ...vote, guildId, question: 'why?', kind: 'unhelpful' });
    }
    await guilds.forget('runners');
    expect(await guilds.get('runners')).toEqual(OFF);
    expect(await corrections.ofGuild('runners')).toEqual([]);
    expect(await gaps.ofGuild('runners', { limit: 10 })).toEqual([]);
    expect(await guilds.get('swimmers')).toEqual({ gapsOn: true, introduced: true });
    expect(await corrections.ofGuild('swimmers')).toHaveLength(1);
    expect(await gaps.ofGuild('swimmers', { limit: 10 })).toHaveLength(1);
    expect((await members.exportOf('dana')).votes).toHaveLength(1);
  });
});
