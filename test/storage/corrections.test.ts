import { describe, expect, it } from 'vitest';
import { DATABASES, useDatabase } from './databases.js';

const CORRECTION = {
  entryId: 'tempo-run',
  guildId: 'runners',
  userId: 'dana',
  wrong: 'It is “comfortably hard” 🏃, not slow.\nSee the source; it’s §3.',
  source: 'https://example.com/tempo',
  at: new Date('2026-11-28T08:00:00Z'),
};

describe.each(DATABASES)('corrections in %s', (kind) => {
  const database = useDatabase(kind);

  it('come back as they were said, without who said it', async () => {
    const { corrections } = await database.open();
    await corrections.add(CORRECTION);
    const { userId: _, ...said } = CORRECTION;
    expect(await corrections.ofGuild('runners')).toEqual([
      { ...said, at: '2026-11-28T08:00:00.000Z' },
    ]);
  });

  it('may have no source and come from no server', async () => {
    const { corrections, members } = await database.open();
    await corrections.add({ ...CORRECTION, guildId: null, source: null });
    expect(await corrections.ofGuild('runners')).toEqual([]);
    expect((await members.exportOf('dana')).corrections).toMatchObject([
      { guildId: null, source: null },
    ]);
  });

  it('are listed for their server alone, the newest first', async () => {
    const { corrections } = await database.open();
    await corrections.add(CORRECTION);
    await corrections.add({
      ...CORRECTION,
      wrong: 'newer',
      at: new Date('2026-11-28T08:00:00.001Z'),
    });
    await corrections.add({ ...CORRECTION, guildId: 'swimmers' });
    const listed = await corrections.ofGuild('runners');
    expect(listed.map(({ wrong }) => wrong)).toEqual(['newer', CORRECTION.wrong]);
  });

  it('may hold characters that PostgreSQL refuses or that mean something in SQL', async () => {
    const { corrections } = await database.open();
    await corrections.add({ ...CORRECTION, wrong: "a\0b'); drop table votes; --", source: '\0' });
    expect(await corrections.ofGuild('runners')).toMatchObject([
      { wrong: "ab'); drop table votes; --", source: '' },
    ]);
  });
});
