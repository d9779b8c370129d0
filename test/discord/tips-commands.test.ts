import { beforeEach, describe, expect, it } from 'vitest';
import { tips } from '../../src/discord/commands/tips.js';
import { limitViolations } from '../../src/discord/limits.js';
import { MOST_SCHEDULES } from '../../src/discord/tip-setup.js';
import { WEEKDAYS } from '../../src/tips/calendar.js';
import { nextTip } from '../../src/tips/schedules.js';
import { yearRoundTips } from '../tips/tips-of.js';
import { GUILD, type Moderator, moderator } from './tips-context.js';

const CHANNEL = '423456789012345678';
const OTHER = '523456789012345678';
const ROLE = '623456789012345678';
const MORNING = { channel: CHANNEL, time: '7:30', timezone: 'Europe/Berlin' };
const DAY = 24 * 60 * 60_000;

/** Sunday and Monday at 07:30 in Berlin, in seconds. */
const SUNDAY = Date.parse('2026-11-29T06:30:00Z') / 1_000;
const MONDAY = SUNDAY + 24 * 60 * 60;

let dana: Moderator;
beforeEach(async () => {
  dana = await moderator();
});

const schedules = () => dana.storage.tipSchedules.ofGuild(GUILD);

describe('/tips set', () => {
  it('sets tips up and shows when they come', async () => {
    const { text, ephemeral } = await dana.use('tips set', MORNING);
    expect(text).toContain(
      `<#${CHANNEL}>: Every day at 07:30 (Europe/Berlin), without a notification`,
    );
    expect(text).toContain(`- <t:${SUNDAY}:F> (<t:${SUNDAY}:R>)\n- <t:${MONDAY}:F>`);
    expect(ephemeral).toBe(true);
    expect(await schedules()).toMatchObject([{ channelId: CHANNEL, time: '07:30', roleId: null }]);
  });

  it('changes those of the same channel', async () => {
    await dana.use('tips set', MORNING);
    const { text } = await dana.use('tips set', { ...MORNING, time: '7 pm', weekdays: 'weekends' });
    expect(text).toContain('Tips are changed');
    expect(text).toContain('On Saturdays and Sundays at 19:00');
    expect(await schedules()).toMatchObject([{ time: '19:00', weekdays: [6, 7] }]);
  });

  it('keeps the role and the days that are left out', async () => {
    await dana.use('tips set', { ...MORNING, role: ROLE, weekdays: 'mon wed fri' });
    const { text } = await dana.use('tips set', { ...MORNING, time: '8:00' });
    expect(text).toContain(`at 08:00 (Europe/Berlin), mentions <@&${ROLE}>`);
    expect(await schedules()).toMatchObject([{ time: '08:00', weekdays: [1, 3, 5], roleId: ROLE }]);
  });

  it('takes the role away when it is to be silent, and posts every day again if told so', async () => {
    await dana.use('tips set', { ...MORNING, role: ROLE, weekdays: 'weekends' });
    await dana.use('tips set', { ...MORNING, silent: true, weekdays: 'every day' });
    expect(await schedules()).toMatchObject([{ weekdays: WEEKDAYS, roleId: null }]);
  });

  it('still skips the date that is skipped, and says so', async () => {
    await dana.use('tips set', MORNING);
    await dana.use('tips skip');
    const { text } = await dana.use('tips set', { ...MORNING, time: '8:00' });
    expect(text).toContain('The tip of Sun, Nov 29 is skipped.');
    expect(text).toContain(`**Next**\n- <t:${MONDAY + 30 * 60}:F>`);
  });

  it('lets paused tips go on, and says so', async () => {
    await dana.use('tips set', MORNING);
    expect((await dana.use('tips set', MORNING)).text).not.toContain('go on');
    await dana.use('tips pause');
    expect((await dana.use('tips set', MORNING)).text).toContain('Now they go on.');
    expect(await schedules()).toMatchObject([{ paused: null }]);
  });

  it('names the other channels that have tips', async () => {
    expect((await dana.use('tips set', MORNING)).text).not.toContain('also has');
    const { text } = await dana.use('tips set', { ...MORNING, channel: OTHER });
    expect(text).toContain('Tips are set up');
    expect(text).toContain(`also has tips in <#${CHANNEL}>. \`/tips off\` ends them`);
  });

  it('changes nothing where the role that it keeps is gone', async () => {
    await dana.use('tips set', { ...MORNING, role: ROLE });
    dana.lacks = ['role'];
    const { text } = await dana.use('tips set', { ...MORNING, time: '8:00' });
    expect(text).toContain('Nothing is changed');
    expect(text).toContain('or none with the option `silent`');
    expect(await schedules()).toMatchObject([{ time: '07:30' }]);
  });

  it('takes a city for a time zone, and a role', async () => {
    const { text } = await dana.use('tips set', { ...MORNING, timezone: 'munich', role: ROLE });
    expect(text).toContain(`(Europe/Berlin), mentions <@&${ROLE}>`);
  });

  it('shows a fixed time zone as people write it', async () => {
    const { text } = await dana.use('tips set', { ...MORNING, timezone: 'GMT+1' });
    expect(text).toContain('at 07:30 (UTC+1)');
  });

  it.each([
    ['a time', { time: '25:00' }, 'can’t read “25:00” as a time'],
    ['a bare number', { time: '7' }, 'can’t read “7” as a time'],
    ['a time zone', { timezone: 'Atlantis' }, 'no time zone “Atlantis”'],
    ['a part of a name', { timezone: 'Mars' }, 'no time zone “Mars”'],
    ['nothing for a time zone', { timezone: ' ' }, 'no time zone'],
    ['dots for a time zone', { timezone: '...' }, 'no time zone “...”'],
    ['days', { weekdays: 'whenever' }, 'can’t read “whenever” as days'],
    ['everyone', { role: GUILD }, 'never mention everyone'],
    ['a text that is meant to mislead', { time: '**x** @here' }, '“\\*\\*x\\*\\* @\u200bhere”'],
  ])('says what is wrong with %s', async (_, options, words) => {
    const { text } = await dana.use('tips set', { ...MORNING, ...options });
    expect(text).toContain(words);
    expect(await schedules()).toEqual([]);
  });

  it.each([
    ['view', 'Give me View Channel'],
    ['send', 'Give me Send Messages'],
    ['mention', 'Allow anyone to mention it'],
    ['gone', 'The channel is gone'],
  ] as const)('sets nothing up where %s is lacking', async (lack, words) => {
    dana.lacks = [lack];
    const { text } = await dana.use('tips set', { ...MORNING, role: ROLE });
    expect(text).toContain('Nothing is set up yet');
    expect(text).toContain(words);
    expect(await schedules()).toEqual([]);
  });

  it('only warns where it may not read older messages', async () => {
    dana.lacks = ['history'];
    const { text } = await dana.use('tips set', MORNING);
    expect(text).toContain('Tips are set up');
    expect(text).toContain('Give me Read Message History');
  });

  it('sets up what can’t be checked', async () => {
    dana.lacks = null;
    expect((await dana.use('tips set', MORNING)).text).toContain('Tips are set up');
  });

  it('has a limit to the channels of a server, whose status still fits a message', async () => {
    for (let at = 0; at < MOST_SCHEDULES; at++) {
      await dana.use('tips set', { ...MORNING, channel: `${CHANNEL}${at}` });
    }
    const { text } = await dana.use('tips set', { ...MORNING, channel: OTHER });
    expect(text).toContain('which is the most');
    dana.lacks = ['send', 'history', 'mention'];
    const status = await dana.use('tips status');
    expect(limitViolations(status.response.components)).toEqual([]);
    expect(status.text).toMatch(/and \d more; choose one/);
    const last = `${CHANNEL}${MOST_SCHEDULES - 1}`;
    expect((await dana.use('tips status', { channel: last })).text).toContain(`<#${last}>`);
  });

  it('has a status that fits a message with every button', async () => {
    for (let at = 0; at < MOST_SCHEDULES; at++) {
      await dana.use('tips set', { ...MORNING, channel: `${CHANNEL}${at}` });
      await dana.use('tips pause', { channel: `${CHANNEL}${at}` });
    }
    dana.lacks = ['gone'];
    const status = await dana.use('tips status');
    expect(limitViolations(status.response.components)).toEqual([]);
    expect(status.labels.length).toBeGreaterThan(15);
  });
});

describe('moderators only', () => {
  it.each(['set', 'status', 'preview', 'pause', 'skip', 'off'])('use /tips %s', async (name) => {
    await dana.use('tips set', MORNING);
    dana.canManageGuild = false;
    const refused = await dana.use(`tips ${name}`, { ...MORNING, time: '9:00' });
    expect(refused.text).toContain('permission Manage Server');
    dana.guildId = null;
    expect((await dana.use(`tips ${name}`)).text).toContain('a server that has installed');
    expect(await schedules()).toMatchObject([{ time: '07:30', paused: null, skipOn: null }]);
  });

  it('press its buttons, and only for their own server', async () => {
    await dana.use('tips set', MORNING);
    const paused = await dana.use('tips pause');
    dana.canManageGuild = false;
    expect((await dana.press(paused, 'Resume')).text).toContain('permission Manage Server');
    dana.canManageGuild = true;
    dana.guildId = '1';
    expect((await dana.press(paused, 'Resume')).text).toContain('not set up any more');
    expect(await schedules()).toMatchObject([{ paused: { reason: null } }]);
  });
});

describe('pausing and resuming', () => {
  it('goes on with the next date', async () => {
    await dana.use('tips set', MORNING);
    const paused = await dana.use('tips pause');
    expect(paused.text).toContain('until somebody presses Resume');
    expect((await dana.use('tips pause')).labels).toEqual(['Resume']);
    dana.now += 3 * DAY;
    expect((await dana.use('tips status')).text).toContain('A moderator paused these tips');
    const resumed = await dana.press(await dana.use('tips status'), 'Resume');
    expect(resumed.text).toContain(`go on. The next comes <t:${SUNDAY + 3 * 24 * 3_600}:F>`);
    expect((await dana.press(paused, 'Resume')).text).toContain('are not paused');
  });
});

describe('skipping', () => {
  it('leaves the next date out, unless that is taken back', async () => {
    await dana.use('tips set', MORNING);
    const skipped = await dana.use('tips skip');
    expect(skipped.text).toContain('The tip of Sun, Nov 29');
    expect(skipped.text).toContain(`comes <t:${MONDAY}:F>`);
    const status = await dana.use('tips status');
    expect(status.text).toContain('The tip of Sun, Nov 29 is skipped');
    expect(status.text).not.toContain(`<t:${SUNDAY}:F>`);
    expect((await dana.use('tips preview')).text).toContain(`<t:${MONDAY}:F>`);
    expect((await dana.press(skipped, 'Don’t skip it')).text).toContain(`comes <t:${SUNDAY}:F>`);
    expect(await schedules()).toMatchObject([{ skipOn: null }]);
  });
});

describe('a server with several channels', () => {
  it('is asked which one is meant', async () => {
    await dana.use('tips set', MORNING);
    dana.now += 1_000;
    await dana.use('tips set', { ...MORNING, channel: OTHER });
    for (const name of ['preview', 'pause', 'skip', 'off']) {
      const { text } = await dana.use(`tips ${name}`);
      expect(text).toContain(`tips in <#${CHANNEL}>, <#${OTHER}>`);
    }
    expect((await dana.use('tips off', { channel: '7' })).text).toContain('<#7> gets no tips');
    expect((await dana.use('tips off', { channel: OTHER })).text).toContain('no more tips');
    expect(await schedules()).toMatchObject([{ channelId: CHANNEL }]);
  });

  it('and one without any is told how to begin', async () => {
    for (const name of ['status', 'preview', 'pause', 'skip', 'off']) {
      expect((await dana.use(`tips ${name}`)).text).toContain('`/tips set` changes that');
    }
  });
});

describe('/tips status', () => {
  it('says that all is well and nothing was posted', async () => {
    await dana.use('tips set', MORNING);
    const { text, labels } = await dana.use('tips status');
    expect(text).toContain('All is well.');
    expect(text).toContain('Nothing was posted yet.');
    expect(labels).toEqual([]);
  });

  it('shows what was posted with links, and what was not with the reason', async () => {
    await dana.use('tips set', MORNING);
    await outcome({ state: 'posted', at: dana.now, messageId: '99' });
    await outcome({ state: 'failed', reason: 'I may not write in the channel', unseen: true }, 3);
    const { text } = await dana.use('tips status');
    const link = `https://discord.com/channels/${GUILD}/${CHANNEL}/99`;
    expect(text).toContain(`- Mon, Nov 30: not posted: I may not write in the channel`);
    expect(text).toContain(`- Sun, Nov 29: [posted](${link})`);
    expect(text).toMatch(/I paused these tips <t:\d+:R>, because they failed three times in a row/);
  });

  it('shows a post without a link whose message was deleted at once', async () => {
    await dana.use('tips set', MORNING);
    await outcome({ state: 'posted', at: dana.now, messageId: '' });
    expect((await dana.use('tips status')).text).toContain('- Sun, Nov 29: posted');
  });

  it('offers to remove what belongs to a channel that is gone', async () => {
    await dana.use('tips set', MORNING);
    dana.lacks = ['gone'];
    const status = await dana.use('tips status');
    expect(status.text).toContain('The channel is gone.');
    await dana.press(status, 'Remove');
    expect(await schedules()).toEqual([]);
  });
});

/** Has the next date come and go. */
async function outcome(
  how: Parameters<typeof dana.storage.tipPosts.record>[2],
  failedDates = 0,
): Promise<void> {
  const { tipPosts } = dana.storage;
  const [schedule] = await schedules();
  if (schedule === undefined) throw new Error('there is no schedule');
  dana.now = schedule.next.dueAt;
  const choice = await nextTip(dana.storage, yearRoundTips(5), schedule);
  const claim = { tipId: choice?.tipId ?? '', round: choice?.round ?? 1, by: 'one', at: dana.now };
  await tipPosts.claim(schedule, claim);
  const dueAt = schedule.next.dueAt + DAY;
  const on = new Date(dueAt).toISOString().slice(0, 10);
  const paused = failedDates > 2 && 'reason' in how ? { at: dana.now, reason: how.reason } : null;
  await tipPosts.record(schedule, 1, how, {
    next: { on, dueAt, tryAt: dueAt },
    failedDates,
    paused,
  });
}

describe('/tip', () => {
  it('shows a tip to everybody', async () => {
    const { text, ephemeral, labels } = await dana.use('tip');
    expect(text).toContain('### A tip\nSprint up a short hill once a week [[1]](<');
    expect(text).toMatch(/-# \[1\] \[/);
    expect(ephemeral).toBe(false);
    expect(labels).toEqual(['Why?']);
  });

  it('finds one about a topic in free words', async () => {
    const { text } = await dana.use('tip', { about: 'do runners get bigger calves' });
    expect(text).toContain('Sprint up a short hill');
  });

  it('finds one about what is around a topic that has none, and says so', async () => {
    const { text } = await dana.use('tip', { about: 'what is a tempo run' });
    expect(text).toContain('### The nearest tip that I have\nSprint up a short hill');
  });

  it('says to the asker alone that it has none', async () => {
    const { text, ephemeral } = await dana.use('tip', { about: 'how do I boil an egg' });
    expect(text).toContain('no tip about that');
    expect(ephemeral).toBe(true);
  });

  it('puts a danger sign first', async () => {
    const { text } = await dana.use('tip', { about: 'my calf is swollen and hot' });
    expect(text).toContain('blood clot');
  });

  it('is not for flooding', async () => {
    for (let at = 0; at < 6; at++) await dana.use('tip');
    expect((await dana.use('tip')).text).toContain('That was a lot at once');
  });
});

it('every option of /tips has a description that fits', () => {
  const named = JSON.stringify(tips.shape).match(/"description":"[^"]*"/g) ?? [];
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((each) => each.length > '"description":""'.length + 100)).toEqual([]);
});
