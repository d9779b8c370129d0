import { MessageFlags, PermissionFlagsBits as P } from 'discord-api-types/v10';
import { beforeEach, describe, expect, it } from 'vitest';
import { openSqlite } from '../../src/storage/sqlite.js';
import { WEEKDAYS } from '../../src/tips/calendar.js';
import { setTips } from '../../src/tips/schedules.js';
import type { Channel } from '../fake-discord/channel.js';
import { ORDINARY } from '../fake-discord/permissions.js';
import type { User } from '../fake-discord/user.js';
import { useDatabase } from '../storage/databases.js';
import type { Program } from './program.js';
import { useStage } from './stage.js';

const MINUTE = 60_000;
/** Programs take a while to start on a busy machine. */
const SLOW = 60_000;

// What the poster asks of either database is tested in test/tips and test/storage.
describe('daily tips', () => {
  const stage = useStage();
  const database = useDatabase('SQLite');
  let moderator: User;

  beforeEach(() => {
    moderator = stage.discord.addUser('dana');
    moderator.permissions |= P.ManageGuild;
  });

  async function start(environment: Readonly<Record<string, string>> = {}): Promise<Program> {
    const program = stage.start({ DATA_DIR: database.place.dataDir, ...environment });
    await program.says('connected to Discord');
    return program;
  }

  /** A channel whose tips were due five minutes ago, as if the program had not run since. */
  async function channelInDebt(name: string): Promise<Channel> {
    const channel = stage.discord.addGuild(name).addTextChannel('tips');
    const dueAt = Date.now() - 5 * MINUTE;
    const time = new Date(dueAt).toISOString().slice(11, 16);
    const place = { guildId: channel.guild?.id ?? '', channelId: channel.id, roleId: null };
    const settings = { ...place, time, timeZone: 'UTC', weekdays: WEEKDAYS };
    await setTips(await database.open(), settings, dueAt - 2 * MINUTE);
    return channel;
  }

  /** Has time pass for the database, which is the only memory of the poster. */
  async function letTimePass(): Promise<void> {
    const db = await openSqlite(database.place.dataDir);
    const at = (time: number): string => new Date(time).toISOString();
    await db
      .updateTable('tip_posts')
      .set({ claimed_at: at(Date.now() - 5 * MINUTE) })
      .execute();
    await db
      .updateTable('tip_schedules')
      .set({ next_try_at: at(Date.now()) })
      .where('next_due_at', '<', at(Date.now()))
      .execute();
    await db.destroy();
  }

  /** Waits until the status of the channel says so. */
  async function statusSaying(channel: Channel, words: string): Promise<string> {
    for (;;) {
      const { answer } = await moderator.slash(channel, 'tips status');
      if (answer.text.includes(words)) return answer.text;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }

  it('are posted once, by a program that is killed meanwhile and the next one', async () => {
    const { discord } = stage;
    const open = await channelInDebt('open');
    const closed = await channelInDebt('closed');
    closed.botMay = ORDINARY & ~P.SendMessages;
    const unsent = await channelInDebt('unsent');
    const sent = await channelInDebt('sent');
    const postsIn = ({ id }: Channel) =>
      discord.requests.filter(
        ({ method, path }) => method === 'POST' && path === `/channels/${id}/messages`,
      );
    // Discord asks for pauses without end, so that both are under way when the program is killed.
    const mend = [unsent, sent].map((channel) =>
      discord.failNext({
        method: 'POST',
        path: new RegExp(`^/channels/${channel.id}/messages$`),
        status: 429,
        retryAfter: 1,
        times: Number.POSITIVE_INFINITY,
        applied: channel === sent,
      }),
    );
    const first = await start();

    const post = await discord.messageIn(open, { after: 0, timeoutMs: SLOW });
    expect(post.text).toContain('Tip of the day');
    expect(post.text).toContain('Sprint up a short hill once a week [[1]]');
    expect(post.flags & MessageFlags.SuppressNotifications).toBeTruthy();
    expect(String(post.nonce)).toHaveLength(25);
    expect(post.pinged).toEqual([]);
    const link = `https://discord.com/channels/${open.guild?.id}/${open.id}/${post.id}`;
    await statusSaying(open, `[posted](${link})`);
    const why = await discord.addUser('eli').click(post, post.buttons[0]?.custom_id ?? '');
    expect(why.answer.text).toContain('Does running make your calves bigger?');
    expect(why.ephemeral).toBe(true);

    const text = await statusSaying(closed, 'The last try failed');
    expect(text).toContain('I may not write in');
    expect(text).toContain('Give me Send Messages there');
    expect(text).toMatch(/I try again <t:\d+:R>/);

    for (const channel of [unsent, sent]) await discord.until(() => postsIn(channel)[0], SLOW);
    await first.stop('SIGKILL');
    const messages = () => [open, closed, unsent, sent].map((channel) => channel.messages.length);
    expect(messages()).toEqual([1, 0, 0, 1]);
    const tries = postsIn(sent).length;

    for (const end of mend) end();
    closed.botMay = ORDINARY;
    await letTimePass();
    await start();
    for (const channel of [closed, unsent, sent]) await statusSaying(channel, '[posted]');
    expect(messages()).toEqual([1, 1, 1, 1]);
    expect(postsIn(sent)).toHaveLength(tries);
    expect(discord.refusals.map(({ code }) => code)).toEqual([50013]);
  });

  it('are posted by the process that runs the shard, and that of shard 0 registers the commands', async () => {
    const other = await channelInDebt('Runners');
    const mine = await channelInDebt('Sprinters');
    expect([other, mine].map(shardOf)).toEqual([0, 1]);
    const first = await start({ SHARDS: '1', SHARD_COUNT: '2' });
    await stage.discord.messageIn(mine, { after: 0, timeoutMs: SLOW });
    // Before it ends it finishes what it has begun.
    await first.stop();
    expect(other.messages).toEqual([]);
    expect(stage.discord.commands).toEqual([]);
    await start({ SHARDS: '0', SHARD_COUNT: '2' });
    await stage.discord.messageIn(other, { after: 0, timeoutMs: SLOW });
    expect(mine.messages).toHaveLength(1);
    expect(stage.discord.commands).not.toEqual([]);
  });
});

/** Of two. */
function shardOf({ guild }: Channel): number {
  return Number((BigInt(guild?.id ?? '') >> 22n) % 2n);
}
