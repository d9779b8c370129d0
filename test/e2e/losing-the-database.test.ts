import { join } from 'node:path';
import { PermissionFlagsBits as P } from 'discord-api-types/v10';
import Libsql from 'libsql';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { phrases } from '../../src/answers/phrases.js';
import { createDatabase, DATABASES } from '../storage/databases.js';
import { layWire } from '../storage/wire.js';
import { useStage } from './stage.js';

/** A database of a running program that a test can take away and bring back. */
interface Losable {
  readonly environment: Readonly<Record<string, string>>;
  lose(): Promise<void>;
  restore(): Promise<void>;
}

const TABLES = ['votes', 'guilds', 'gaps', 'corrections'];

/** A PostgreSQL database at the end of a wire. */
async function wired() {
  const address = new URL(await createDatabase());
  const wire = await layWire(Number(address.port));
  onTestFinished(() => wire.cut());
  address.port = String(wire.port);
  return { environment: { DATABASE_URL: address.href }, wire };
}

describe.each(DATABASES)('a database that is away, with %s', (kind) => {
  const stage = useStage();

  async function losable(): Promise<Losable> {
    if (kind === 'PostgreSQL') {
      const { environment, wire } = await wired();
      return { environment, lose: () => wire.cut(), restore: () => wire.mend() };
    }
    const rename = async (from: string, to: string) => {
      const file = new Libsql(join(stage.dataDir, 'soleus.db'));
      for (const table of TABLES) file.exec(`alter table ${table}${from} rename to ${table}${to}`);
      file.close();
    };
    return { environment: {}, lose: () => rename('', '_away'), restore: () => rename('_away', '') };
  }

  it('is an apology where it is needed, while questions are answered, and works again when it is back', async ({
    skip,
  }) => {
    skip(kind === 'PostgreSQL' && inject('postgres') === null, 'PostgreSQL does not start here');
    const database = await losable();
    const { discord } = stage;
    const channel = discord.addGuild('Runners').addTextChannel('general');
    const [dana, eli] = [discord.addUser('dana'), discord.addUser('eli')];
    dana.permissions |= P.ManageGuild;
    const program = stage.start(database.environment);
    await program.says('connected to Discord');
    const { answer } = await dana.slash(channel, 'ask', { question: 'tempo-run' });

    await database.lose();
    for (const failing of [
      () => dana.click(answer, 'helpful:tempo-run'),
      () => dana.click(answer, 'unhelpful:tempo-run'),
      () => dana.slash(channel, 'gaps show'),
      () => dana.slash(channel, 'gaps on'),
    ]) {
      const apology = await failing();
      expect([apology.ephemeral, apology.answer.text]).toEqual([true, phrases.error]);
    }
    const unknown = await eli.slash(channel, 'ask', { question: 'how do I boil an egg' });
    expect(unknown.answer.text).toContain("I don't know that one");
    await program.says('a gap was not recorded');
    const mention = eli.send(channel, `${discord.botUser.mention} calf raise`);
    const told = await discord.messageIn(channel, { after: mention });
    expect(told.text).toContain('Calf Raise');

    await database.restore();
    const thanks = await dana.click(answer, 'helpful:tempo-run');
    expect(thanks.answer.text).toBe(phrases.feedback.thanks);
    expect(discord.refusals).toEqual([]);
    expect(program.output).not.toContain('boil an egg');
    expect(await program.stop()).toBe(0);
  });
});

describe('a PostgreSQL server that hangs', () => {
  const stage = useStage();

  it('keeps neither answers back nor the end', async ({ skip }) => {
    skip(inject('postgres') === null, 'PostgreSQL does not start here');
    const { environment, wire } = await wired();
    const { discord } = stage;
    const channel = discord.addGuild('Runners').addTextChannel('general');
    const dana = discord.addUser('dana');
    dana.permissions |= P.ManageGuild;
    const program = stage.start(environment);
    await program.says('connected to Discord');
    wire.freeze();
    const mention = dana.send(channel, `${discord.botUser.mention} calf raise`);
    expect((await discord.messageIn(channel, { after: mention })).text).toContain('Calf Raise');
    const danger = dana.send(channel, `${discord.botUser.mention} my calf is hot and swollen`);
    const warning = await discord.messageIn(channel, { after: danger });
    expect(warning.text).toContain('This can be a blood clot');
    const { answer, ephemeral } = await dana.slash(channel, 'gaps show');
    expect([ephemeral, answer.text]).toEqual([true, phrases.error]);
    expect(discord.refusals).toEqual([]);
    expect(await program.stop()).toBe(0);
  });
});
