import { MessageFlags, PermissionFlagsBits as P } from 'discord-api-types/v10';
import { beforeEach, describe, expect, it } from 'vitest';
import { openPostgres } from '../../src/storage/postgres.js';
import type { Database } from '../../src/storage/schema.js';
import { openSqlite } from '../../src/storage/sqlite.js';
import { WEEKDAYS } from '../../src/tips/calendar.js';
import { setTips } from '../../src/tips/schedules.js';
import type { Channel } from '../fake-discord/channel.js';
import type { Guild } from '../fake-discord/guild.js';
import type { Message } from '../fake-discord/message.js';
import { ORDINARY } from '../fake-discord/permissions.js';
import type { User } from '../fake-discord/user.js';
import { DATABASES, useDatabase } from '../storage/databases.js';
import type { Program } from './program.js';
import { useStage } from './stage.js';

const MINUTE = 60_000;
/** Programs take a while to start on a busy machine. */
const SLOW = 60_000;

const stage = useStage();
let guild: Guild;
let channel: Channel;
let moderator: User;

beforeEach(() => {
  guild = stage.discord.addGuild('Runners');
  channel = guild.addTextChannel('tips');
  moderator = stage.discord.addUser('dana');
  moderator.permissions |= P.ManageGuild;
});

describe.each(DATABASES)('daily tips in %s', (kind) => {
  const database = useDatabase(kind);

  async function start(environment: Readonly<Record<string, string>> = {}): Promise<Program> {
    const { dataDir, databaseUrl } = database.place;
    const where = { DATA_DIR: dataDir, DATABASE_URL: databaseUrl ?? '' };
    const program = stage.start({ ...where, ...environment });
    await program.says('connected to Discord');
    return program;
  }

  /** Sets tips up that were due this long ago, as if the program had not run since. */
  async function dueSince(minutes: number, where = channel): Promise<void> {
    const dueAt = Date.now() - minutes * MINUTE;
    const time = new Date(dueAt).toISOString().slice(11, 16);
    const place = { guildId: where.guild?.id ?? '', channelId: where.id, roleId: null };
    const settings = { ...place, time, timeZone: 'UTC', weekdays: WEEKDAYS };
    await setTips(await database.open(), settings, dueAt - 2 * MINUTE);
  }

  /** Has time pass for the database, which is the only memory of the poster. */
  async function change(edit: (db: Database) => Promise<unknown>): Promise<void> {
    const { dataDir, databaseUrl } = database.place;
    const db = databaseUrl === null ? await openSqlite(dataDir) : openPostgres(databaseUrl);
    await edit(db);
    await db.destroy();
  }

  const leaveClaimBehind = () =>
    change((db) =>
      db
        .updateTable('tip_posts')
        .set({ claimed_at: new Date(Date.now() - 5 * MINUTE).toISOString() })
        .execute(),
    );

  async function status(): Promise<Message> {
    return (await moderator.slash(channel, 'tips status')).answer;
  }

  /** Waits until the status says so. */
  async function statusSaying(words: string | RegExp): Promise<string> {
    for (;;) {
      const { text } = await status();
      if (typeof words === 'string' ? text.includes(words) : words.test(text)) return text;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }

  it('sets tips up with one command and shows when they come', { timeout: SLOW }, async () => {
    await start();
    const { answer, ephemeral } = await moderator.slash(channel, 'tips set', {
      channel,
      time: '7:30 pm',
      timezone: 'Munich',
      weekdays: 'mon-fri',
    });
    expect(ephemeral).toBe(true);
    expect(answer.text).toContain('Monday to Friday at 19:30 (Europe/Berlin)');
    expect(answer.text).toMatch(/<t:\d+:F> \(<t:\d+:R>\)/);
    expect((await status()).text).toContain('All is well.');
    expect(stage.discord.refusals).toEqual([]);
  });

  it('posts what is due once, silently and with a nonce', { timeout: SLOW }, async () => {
    await dueSince(5);
    await start();
    const post = await stage.discord.messageIn(channel, { after: 0, timeoutMs: SLOW });
    expect(post.text).toContain('Tip of the day');
    expect(post.text).toContain('Sprint up a short hill once a week [[1]]');
    expect(post.flags & MessageFlags.SuppressNotifications).toBeTruthy();
    expect(String(post.nonce)).toHaveLength(25);
    expect(post.pinged).toEqual([]);
    await statusSaying(
      `[posted](https://discord.com/channels/${guild.id}/${channel.id}/${post.id})`,
    );
    expect(channel.messages).toEqual([post]);
    const customId = post.buttons[0]?.custom_id ?? '';
    const why = await stage.discord.addUser('eli').click(post, customId);
    expect(why.answer.text).toContain('Does running make your calves bigger?');
    expect(why.ephemeral).toBe(true);
    expect(stage.discord.refusals).toEqual([]);
  });

  it.each([
    ['before Discord has it', false],
    ['after Discord has it', true],
  ])('posts once if it is killed %s', { timeout: SLOW }, async (_, applied) => {
    await dueSince(5);
    const path = new RegExp(`^/channels/${channel.id}/messages$`);
    stage.discord.failNext({ method: 'POST', path, status: 429, retryAfter: 9, applied });
    const first = await start();
    await stage.discord.until(
      () => stage.discord.requests.find(({ status }) => status === 429),
      SLOW,
    );
    await first.stop('SIGKILL');
    expect(channel.messages).toHaveLength(applied ? 1 : 0);
    await leaveClaimBehind();
    await start();
    await statusSaying('[posted]');
    expect(channel.messages).toHaveLength(1);
    expect(stage.discord.refusals).toEqual([]);
  });

  it('tries again after a lost permission, and says what to mend', { timeout: SLOW }, async () => {
    await dueSince(5);
    channel.botMay = ORDINARY & ~P.SendMessages;
    await start();
    const text = await statusSaying('The last try failed');
    expect(text).toContain('I may not write in');
    expect(text).toContain('Give me Send Messages there');
    expect(text).toMatch(/I try again <t:\d+:R>/);
    channel.botMay = ORDINARY;
    await change((db) =>
      db.updateTable('tip_schedules').set({ next_try_at: new Date().toISOString() }).execute(),
    );
    await statusSaying('[posted]');
    expect(channel.messages).toHaveLength(1);
    expect(stage.discord.refusals.map(({ code }) => code)).toEqual([50013]);
  });

  it('are posted by the process that runs the shard', { timeout: SLOW }, async () => {
    const other = stage.discord.addGuild('Sprinters').addTextChannel('tips');
    const [mine, theirs] = shardOf(guild.id) === 0 ? [channel, other] : [other, channel];
    expect(shardOf(theirs.guild?.id ?? '')).toBe(1);
    await dueSince(5);
    await dueSince(5, other);
    await start({ SHARDS: '0', SHARD_COUNT: '2' });
    await stage.discord.messageIn(mine, { after: 0, timeoutMs: SLOW });
    expect(theirs.messages).toEqual([]);
    await start({ SHARDS: '1', SHARD_COUNT: '2' });
    await stage.discord.messageIn(theirs, { after: 0, timeoutMs: SLOW });
    expect(mine.messages).toHaveLength(1);
  });
});

/** Of two. */
function shardOf(guildId: string): number {
  return Number((BigInt(guildId) >> 22n) % 2n);
}

describe('a role', () => {
  it('is mentioned, and nobody else', { timeout: SLOW }, async () => {
    const program = stage.start();
    await program.says('connected to Discord');
    const role = guild.addRole('morning crew', { mentionable: true });
    const { answer } = await moderator.slash(channel, 'tips set', {
      channel,
      time: '7:30',
      timezone: 'UTC',
      role,
    });
    expect(answer.text).toContain(`mentions <@&${role.id}>`);
    const preview = await moderator.slash(channel, 'tips preview');
    expect(preview.answer.text).toContain(`<@&${role.id}>\n### Tip of the day`);
    expect(preview.answer.pinged).toEqual([]);
    await moderator.slash(channel, 'tips off');
  });

  it('that Soleus may not mention is refused at once', { timeout: SLOW }, async () => {
    const role = guild.addRole('morning crew');
    const program = stage.start();
    await program.says('connected to Discord');
    const { answer } = await moderator.slash(channel, 'tips set', {
      channel,
      time: '7:30',
      timezone: 'UTC',
      role,
    });
    expect(answer.text).toContain('Nothing is set up yet');
    expect(answer.text).toContain(`I may not mention <@&${role.id}>`);
  });
});

describe('for everybody', () => {
  it('shows a tip, and one about a topic', { timeout: SLOW }, async () => {
    const program = stage.start();
    await program.says('connected to Discord');
    const eli = stage.discord.addUser('eli');
    const anything = await eli.slash(channel, 'tip');
    expect(anything.answer.text).toContain('Sprint up a short hill');
    expect(anything.ephemeral).toBe(false);
    const about = await eli.slash(eli.dm(), 'tip', { about: 'bigger calves' });
    expect(about.answer.text).toContain('Sprint up a short hill');
    const other = await eli.slash(channel, 'tip', { about: 'how do I boil an egg' });
    expect(other.answer.text).toContain('no tip about that');
    expect(() => eli.slash(channel, 'tips status')).toThrow('is not allowed');
    const zones = await moderator.autocomplete(channel, 'tips set', 'timezone', 'muni');
    expect(zones[0]).toMatchObject({ value: 'Europe/Berlin' });
    expect(stage.discord.refusals).toEqual([]);
  });
});
