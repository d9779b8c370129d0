import { PermissionFlagsBits as P } from 'discord-api-types/v10';
import { beforeEach, expect, it } from 'vitest';
import type { Channel } from '../fake-discord/channel.js';
import type { Guild } from '../fake-discord/guild.js';
import type { User } from '../fake-discord/user.js';
import type { Bot } from './bot.js';

/** Tests the commands for daily tips, with a program that has few topics. */
export function tipCommands(bot: Bot): void {
  let guild: Guild;
  let channel: Channel;
  let moderator: User;

  beforeEach(() => {
    guild = bot.discord.addGuild('Runners');
    channel = guild.addTextChannel('tips');
    moderator = bot.member();
    moderator.permissions |= P.ManageGuild;
  });

  it('set them up at once and show when they come', async () => {
    const { answer, ephemeral } = await moderator.slash(channel, 'tips set', {
      channel,
      time: '7:30 pm',
      timezone: 'Munich',
      weekdays: 'mon-fri',
    });
    expect(ephemeral).toBe(true);
    expect(answer.text).toContain('Monday to Friday at 19:30 (Europe/Berlin)');
    expect(answer.text).toMatch(/<t:\d+:F> \(<t:\d+:R>\)/);
    const status = await moderator.slash(channel, 'tips status');
    expect(status.answer.text).toContain('All is well.');
  });

  it('have a role mentioned, and nobody else', async () => {
    const role = guild.addRole('morning crew', { mentionable: true });
    const options = { channel, time: '7:30', timezone: 'UTC', role };
    const { answer } = await moderator.slash(channel, 'tips set', options);
    expect(answer.text).toContain(`mentions <@&${role.id}>`);
    const preview = await moderator.slash(channel, 'tips preview');
    expect(preview.answer.text).toContain(`<@&${role.id}>\n### Tip of the day`);
    expect(preview.answer.pinged).toEqual([]);
  });

  it('refuse a role that Soleus may not mention', async () => {
    const role = guild.addRole('morning crew');
    const options = { channel, time: '7:30', timezone: 'UTC', role };
    const { answer } = await moderator.slash(channel, 'tips set', options);
    expect(answer.text).toContain('Nothing is set up yet');
    expect(answer.text).toContain(`I may not mention <@&${role.id}>`);
  });

  it('show everybody a tip, and one about a topic', async () => {
    const eli = bot.member('eli');
    const anything = await eli.slash(channel, 'tip');
    expect(anything.answer.text).toContain('Sprint up a short hill');
    expect(anything.ephemeral).toBe(false);
    const about = await eli.slash(eli.dm(), 'tip', { about: 'bigger calves' });
    expect(about.answer.text).toContain('Sprint up a short hill');
    const other = await eli.slash(channel, 'tip', { about: 'how do I boil an egg' });
    expect(other.answer.text).toContain('no tip about that');
    expect(() => eli.slash(channel, 'tips status')).toThrow('is not allowed');
  });

  it('know the zones of cities', async () => {
    const zones = await moderator.autocomplete(channel, 'tips set', 'timezone', 'muni');
    expect(zones[0]).toMatchObject({ value: 'Europe/Berlin' });
  });
}
