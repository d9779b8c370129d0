import { PermissionFlagsBits as P } from 'discord-api-types/v10';
import { beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { phrases } from '../../src/answers/phrases.js';
import type { Channel } from '../fake-discord/channel.js';
import type { Interaction } from '../fake-discord/interaction.js';
import type { User } from '../fake-discord/user.js';
import type { Bot } from './bot.js';

const UNKNOWN = 'how do I knit a sock';

/** Tests what a program with few topics remembers, and for how long. */
export function remembering(bot: Bot): void {
  let channel: Channel;
  let guildId: string;
  let dana: User;
  let eli: User;
  let mod: User;

  beforeEach(() => {
    channel = bot.channel();
    guildId = channel.guild?.id ?? '';
    [dana, eli, mod] = [bot.member('dana'), bot.member('eli'), bot.member('mod')];
    mod.permissions |= P.ManageGuild;
  });

  /** Waits until so many questions of the server are kept. */
  async function keptGaps(count: number) {
    for (;;) {
      const gaps = await bot.storage.gaps.ofGuild(guildId, { limit: 10 });
      if (gaps.length === count) return gaps;
    }
  }

  /** The file of an answer, as text. */
  function fileOf({ answer }: Interaction): string {
    return answer.files.at(-1)?.bytes.toString() ?? '';
  }

  async function votesOf({ id }: User) {
    return (await bot.storage.members.exportOf(id)).votes;
  }

  async function correct(by: User, fields: { wrong: string; source?: string }) {
    const { answer } = await by.slash(channel, 'ask', { question: 'tempo-run', ephemeral: true });
    const form = await by.click(answer, 'unhelpful:tempo-run');
    return by.submitModal(form, fields);
  }

  describe('of feedback', () => {
    it('a vote counts once for each member, the last one', async () => {
      const { answer } = await dana.slash(channel, 'ask', { question: 'calves-bigger' });
      for (const by of [dana, eli, eli]) {
        const thanks = await by.click(answer, 'helpful:calves-bigger');
        expect(thanks.ephemeral).toBe(true);
        expect(thanks.answer.text).toBe(phrases.feedback.thanks);
      }
      await dana.click(answer, 'unhelpful:calves-bigger');
      const entryId = 'calves-bigger';
      expect(await votesOf(dana)).toMatchObject([{ entryId, helpful: false }]);
      expect(await votesOf(eli)).toMatchObject([{ entryId, helpful: true }]);
    });

    it('an exercise can be voted on as well', async () => {
      const { answer } = await dana.slash(channel, 'exercise', { name: 'calf-raise' });
      await dana.click(answer, 'helpful:calf-raise');
      expect(await votesOf(dana)).toMatchObject([{ entryId: 'calf-raise', helpful: true }]);
    });

    it('a vote against asks what was wrong, and keeps what is said', async () => {
      const thanks = await correct(dana, { wrong: 'Too long.', source: 'https://example.org' });
      expect(thanks.ephemeral).toBe(true);
      expect(thanks.answer.text).toBe(phrases.feedback.correction.thanks);
      const kept = await bot.storage.corrections.ofGuild(guildId);
      expect(kept).toMatchObject([
        { entryId: 'tempo-run', wrong: 'Too long.', source: 'https://example.org' },
      ]);
    });

    it('the form demands what is wrong, and no source', async () => {
      await expect(correct(dana, { wrong: '' })).rejects.toThrow('wrong is required');
      await correct(dana, { wrong: 'Too short.' });
      expect(await bot.storage.corrections.ofGuild(guildId)).toMatchObject([{ source: null }]);
    });
  });

  describe('of questions without an answer', () => {
    it('is nothing at first', async () => {
      await dana.slash(channel, 'ask', { question: UNKNOWN });
      const shown = await mod.slash(channel, 'gaps show');
      expect(shown.answer.text).toBe(phrases.gaps.isOff);
      expect(await bot.storage.gaps.ofGuild(guildId, { limit: 10 })).toEqual([]);
    });

    it('is how often they were asked, in every way of asking oneself, without who asked', async () => {
      const on = await mod.slash(channel, 'gaps on');
      expect([on.ephemeral, on.answer.text]).toEqual([true, phrases.gaps.on]);
      await dana.slash(channel, 'ask', { question: UNKNOWN });
      const mention = eli.send(channel, `${bot.discord.botUser.mention} ${UNKNOWN}`);
      await bot.discord.messageIn(channel, { after: mention });
      await dana.messageCommand(eli.send(channel, UNKNOWN), phrases.answerThis);
      await dana.slash(dana.dm(), 'ask', { question: UNKNOWN });
      while ((await keptGaps(1))[0]?.count !== 2);
      const shown = await mod.slash(channel, 'gaps show');
      expect(shown.ephemeral).toBe(true);
      expect(shown.answer.text).toContain(`- 2 × ${UNKNOWN}`);
      for (const { id, name } of [dana, eli]) {
        expect(shown.answer.text).not.toMatch(new RegExp(`${id}|${name}`));
      }
    });

    it('is also what an entry did not help with', async () => {
      await mod.slash(channel, 'gaps on');
      const question = 'what is a tempo run good for?';
      const { answer } = await dana.slash(channel, 'ask', { question });
      expect(answer.text).toContain('### What is a tempo run?');
      await dana.click(answer, 'unhelpful:tempo-run');
      const gap = { question, kind: 'unhelpful', entryId: 'tempo-run', count: 1 };
      expect(await keptGaps(1)).toMatchObject([gap]);
      const shown = await mod.slash(channel, 'gaps show');
      expect(shown.answer.text).toContain(`**${phrases.gaps.near('What is a tempo run?')}**`);
      expect(shown.answer.text).toContain(question);
    });

    it('can be had as a file for curators, with the corrections', async () => {
      await mod.slash(channel, 'gaps on');
      await dana.slash(channel, 'ask', { question: UNKNOWN });
      await keptGaps(1);
      await correct(eli, { wrong: 'Too long.' });
      const exported = await mod.slash(channel, 'gaps export');
      expect(exported.ephemeral).toBe(true);
      const text = fileOf(exported);
      expect(JSON.stringify(parse(text))).toContain(UNKNOWN);
      expect(parse(text).corrections).toEqual([{ entry: 'tempo-run', wrong: 'Too long.' }]);
      expect(text).not.toContain(eli.id);
    });

    it('is gone when a moderator switches it off', async () => {
      await mod.slash(channel, 'gaps on');
      await dana.slash(channel, 'ask', { question: UNKNOWN });
      await keptGaps(1);
      const off = await mod.slash(channel, 'gaps off');
      expect(off.answer.text).toBe(phrases.gaps.off);
      expect(await keptGaps(0)).toEqual([]);
    });

    it('is the affair of those who manage the server', async () => {
      expect(() => dana.slash(channel, 'gaps on')).toThrow('not allowed');
      channel.guild?.openCommands.add('gaps');
      for (const subcommand of ['on', 'off', 'show', 'export']) {
        const { answer, ephemeral } = await dana.slash(channel, `gaps ${subcommand}`);
        expect([ephemeral, answer.text]).toEqual([true, phrases.gaps.needsPermission]);
      }
      expect((await bot.storage.guilds.get(guildId)).gapsOn).toBe(false);
    });
  });

  describe('of a member', () => {
    it('can be seen in full by that member alone', async () => {
      const { answer, ephemeral } = await dana.slash(channel, 'privacy');
      expect(ephemeral).toBe(true);
      expect(answer.text).toContain(phrases.privacy.notStored);
      await correct(dana, { wrong: 'Too long.' });
      await correct(eli, { wrong: 'Too short.' });
      const exported = await dana.click(answer, 'my-data:export');
      expect(exported.ephemeral).toBe(true);
      expect(JSON.parse(fileOf(exported))).toMatchObject({
        votes: [{ entryId: 'tempo-run', helpful: false }],
        corrections: [{ entryId: 'tempo-run', guildId, wrong: 'Too long.' }],
      });
    });

    it('is deleted after a second look, and nothing of others', async () => {
      await correct(dana, { wrong: 'Too long.' });
      await correct(eli, { wrong: 'Too short.' });
      const { answer } = await dana.slash(dana.dm(), 'privacy');
      const asked = await dana.click(answer, 'my-data:delete');
      expect(asked.answer.text).toBe(phrases.privacy.confirm);
      expect(await bot.storage.corrections.ofGuild(guildId)).toHaveLength(2);
      const done = await dana.click(asked.answer, 'my-data:delete-now');
      expect(done.answer).toBe(asked.answer);
      expect(done.answer.text).toBe(phrases.privacy.deleted(2));
      expect(await bot.storage.corrections.ofGuild(guildId)).toMatchObject([
        { wrong: 'Too short.' },
      ]);
      const { votes } = await bot.storage.members.exportOf(dana.id);
      expect(votes).toEqual([]);
    });
  });

  it('a server that removes Soleus is forgotten, with all its rows, and others are not', async () => {
    const other = bot.channel();
    await mod.slash(other, 'gaps on');
    await mod.slash(channel, 'gaps on');
    await dana.slash(channel, 'ask', { question: UNKNOWN });
    await keptGaps(1);
    await correct(eli, { wrong: 'Too long.' });
    channel.guild?.removeBot();
    await keptGaps(0);
    while ((await bot.storage.guilds.get(guildId)).gapsOn);
    expect(await bot.storage.corrections.ofGuild(guildId)).toEqual([]);
    expect((await bot.storage.guilds.get(other.guild?.id ?? '')).gapsOn).toBe(true);
  });

  const [hello = ''] = phrases.introduction.split('\n');

  async function mention(where: Channel): Promise<string> {
    const question = bot.member().send(where, `${bot.discord.botUser.mention} tempo run?`);
    return (await bot.discord.messageIn(where, { after: question })).text;
  }

  it('it introduces itself at the first mention in a server, and never again', async () => {
    expect(await mention(channel)).toMatch(new RegExp(`^${hello}`));
    expect(await mention(channel)).not.toContain(hello);
    expect(await mention(bot.channel())).toContain(hello);
    const direct = dana.send(dana.dm(), 'tempo run?');
    const answer = await bot.discord.messageIn(dana.dm(), { after: direct });
    expect(answer.text).not.toContain(hello);
  });
}
