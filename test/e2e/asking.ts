import { beforeEach, describe, expect, it } from 'vitest';
import type { Channel } from '../fake-discord/channel.js';
import type { User } from '../fake-discord/user.js';
import type { Bot } from './bot.js';

/** Tests that members ask in all ways, with a program over the real knowledge. */
export function asking(bot: Bot): void {
  let channel: Channel;
  let dana: User;
  let eli: User;

  beforeEach(() => {
    channel = bot.channel();
    [dana, eli] = [bot.member('dana'), bot.member('eli')];
  });

  describe('asking with /ask', () => {
    it.each([
      ['does running make your calves bigger', 'Does running make your calves bigger?'],
      ['will jogging give me huge clafs??', 'Does running make your calves bigger?'],
      ['do big calves make u faster', 'Do bigger calves make you faster?'],
    ])('answers “%s” with its sources, for everybody to see', async (question, topic) => {
      const { answer, ephemeral, acknowledgedAfterMs } = await dana.slash(channel, 'ask', {
        question,
      });
      expect(answer.text).toContain(topic);
      expect(answer.text).toMatch(/\[\[1\]\]\(<https:\/\/\S+>\)/);
      expect(answer.text).toMatch(/-# \[1\] \[.+\]\(<https:\/\/\S+>\), .+/);
      expect(answer.text).toMatch(/evidence|Expert practice/);
      expect(answer.text).toContain('Reviewed ');
      expect(ephemeral).toBe(false);
      expect(acknowledgedAfterMs).toBeLessThan(3_000);
    });

    it('says honestly that it does not know, to the asker only', async () => {
      const question = 'how do I boil an egg';
      const { answer, ephemeral } = await dana.slash(channel, 'ask', { question });
      expect(answer.text).toContain("I don't know that one");
      expect(ephemeral).toBe(true);
    });

    it('answers to the asker alone if that is wanted, who may post it for everybody', async () => {
      const asked = await dana.slash(channel, 'ask', { question: 'tempo-run', ephemeral: true });
      expect(asked.ephemeral).toBe(true);
      expect(channel.messages).toEqual([]);
      const posted = await dana.click(asked.answer, 'publish:tempo-run');
      expect(posted.ephemeral).toBe(false);
      expect(posted.answer.text).toContain('What is a tempo run?');
      expect(posted.answer.text).toContain(`Posted by ${dana.mention}`);
      expect(posted.answer.pinged).toEqual([]);
    });

    it('puts a red flag before everything else, for everybody to see and without blame', async () => {
      const { answer, ephemeral } = await dana.slash(channel, 'ask', {
        question: 'my calf is swollen, hot and sore on one side',
      });
      expect(ephemeral).toBe(false);
      expect(answer.text).toContain('blood clot');
      expect(answer.text).toContain('Get this seen today');
      expect(answer.text).not.toContain('I don’t know');
      expect(answer.text).not.toContain('swollen, hot and sore on one side');
    });

    it.each([
      ['nothing but emoji', '🏃‍♀️🏃🔥'],
      ['nothing but a mention', '<@123456789012345678>'],
      ['nothing but space', '   '],
    ])('invites a question when there is %s', async (_, question) => {
      const { answer } = await dana.slash(channel, 'ask', { question });
      expect(answer.text).toContain('Ask me a running question');
      expect(answer.buttons.length).toBeGreaterThan(0);
    });

    it('shows an exercise when the question is its name', async () => {
      const { answer } = await dana.slash(channel, 'ask', {
        question: 'how do I do a stair calf raise?',
      });
      expect(answer.text).toContain('Stair Calf Raise');
      expect(answer.text).toContain('4 to 5 sets of 6 to 12');
    });

    it('works in a direct message, where an answer has nothing to post', async () => {
      const { answer } = await dana.slash(dana.dm(), 'ask', { question: 'do I need to warm up' });
      expect(answer.text).toContain('Why');
      expect(answer.buttons.map(({ custom_id: id = '' }) => id).join()).not.toContain('publish');
    });
  });

  describe('while a question is typed', () => {
    it('known questions are suggested, of which the chosen one leads to its entry', async () => {
      const choices = await dana.autocomplete(channel, 'ask', 'question', 'what is a temp');
      const choice = choices.find(({ name }) => name === 'What is a tempo run?');
      expect(choice?.value).toBe('tempo-run');
      const { answer } = await dana.slash(channel, 'ask', { question: choice?.value ?? '' });
      expect(answer.text).toContain('### What is a tempo run?');
    });

    it('examples are suggested before the first letter', async () => {
      const choices = await dana.autocomplete(channel, 'ask', 'question', '');
      expect(choices.length).toBeGreaterThan(2);
    });

    it('keystrokes that are too old are not answered, while commands still are', async () => {
      await dana.autocomplete(channel, 'ask', 'question', 'what is a');
      bot.discord.delayNextInteraction(2_600);
      const { length } = bot.discord.requests;
      const stale = dana.autocomplete(channel, 'ask', 'question', 'what is a t');
      await expect(stale).rejects.toThrow('did not respond');
      bot.discord.delayNextInteraction(2_600);
      await dana.slash(channel, 'about');
      const later = bot.discord.requests.slice(length);
      expect(later.filter(({ path }) => path.endsWith('/callback'))).toHaveLength(1);
    });
  });

  describe('a “did you mean”', () => {
    it('turns into the answer in place for the asker; another one gets the answer alone', async () => {
      const { answer } = await dana.slash(channel, 'ask', { question: 'calves' });
      expect(answer.text).toContain('Did you mean');
      const [choice] = answer.buttons;
      const byAnother = await eli.click(answer, choice?.custom_id ?? '');
      expect(byAnother.ephemeral).toBe(true);
      expect(byAnother.answer.id).not.toBe(answer.id);
      expect(answer.text).toContain('Did you mean');
      const chosen = await dana.click(answer, choice?.custom_id ?? '');
      expect(chosen.answer.id).toBe(answer.id);
      expect(chosen.answer.text).toContain(choice?.label);
      expect(chosen.answer.text).toContain('Sources');
    });

    it('that only the asker sees turns into an answer that can be posted', async () => {
      const asked = await dana.slash(channel, 'ask', { question: 'calves', ephemeral: true });
      const [choice] = asked.answer.buttons;
      const { answer, ephemeral } = await dana.click(asked.answer, choice?.custom_id ?? '');
      expect(ephemeral).toBe(true);
      expect(answer.buttons.map(({ label }) => label)).toContain('Post in the channel');
    });
  });

  describe('what follows a question', () => {
    const FOLLOW_UP = 'and how many reps?';
    const CARD = '4 to 5 sets of 6 to 12';

    it('is understood when the same person asks on, and not from another one', async () => {
      await dana.slash(channel, 'ask', { question: 'stair calf raise' });
      const others = await eli.slash(channel, 'ask', { question: FOLLOW_UP });
      expect(others.answer.text).not.toContain(CARD);
      const { answer } = await dana.slash(channel, 'ask', { question: FOLLOW_UP });
      expect(answer.text).toContain(CARD);
    });

    it('is understood in a reply to the answer of a mention', async () => {
      const { mention } = bot.discord.botUser;
      const question = dana.send(channel, `${mention} stair calf raise`);
      const answer = await bot.discord.messageIn(channel, { after: question });
      const reply = dana.send(channel, FOLLOW_UP, { replyTo: answer });
      const second = await bot.discord.messageIn(channel, { after: reply });
      expect(second.text).toContain(CARD);
    });

    it('is understood in a direct message', async () => {
      const question = dana.send(dana.dm(), 'stair calf raise');
      await bot.discord.messageIn(dana.dm(), { after: question });
      const next = dana.send(dana.dm(), FOLLOW_UP);
      const answer = await bot.discord.messageIn(dana.dm(), { after: next });
      expect(answer.text).toContain(CARD);
    });
  });

  describe('a question that the channel was told the answer of', () => {
    it('is answered with a link to it, to the asker alone, with the answer one press away', async () => {
      const first = await dana.slash(channel, 'ask', { question: 'what is a tempo run' });
      await roundTrip();
      const again = await eli.slash(channel, 'ask', { question: 'tempo run?' });
      expect(again.ephemeral).toBe(true);
      const { guild, id } = channel;
      expect(again.answer.text).toContain(
        `https://discord.com/channels/${guild?.id}/${id}/${first.answer.id}`,
      );
      const shown = await eli.click(again.answer, 'topic:tempo-run');
      expect(shown.ephemeral).toBe(true);
      expect(shown.answer.text).toContain('### What is a tempo run?');
    });

    /** When the bot has answered this, it has heard that its last message is there. */
    const roundTrip = () => eli.slash(channel, 'about');

    it('is linked to as well if the answer came to a mention or was posted by a button', async () => {
      const question = dana.send(channel, `${bot.discord.botUser.mention} what is a tempo run?`);
      const told = await bot.discord.messageIn(channel, { after: question });
      await roundTrip();
      const asked = await eli.slash(channel, 'ask', { question: 'tempo-run' });
      expect(asked.answer.text).toContain(told.id);
      const { answer } = await eli.slash(channel, 'ask', { question: 'fartlek', ephemeral: true });
      const publish = answer.buttons.find(({ label }) => label === 'Post in the channel');
      const posted = await eli.click(answer, publish?.custom_id ?? '');
      await roundTrip();
      const again = await dana.slash(channel, 'ask', { question: 'fartlek' });
      expect(again.answer.text).toContain(posted.answer.id);
    });

    it.each<[string, (posted: { delete(): void }) => void]>([
      ['deleted', (posted) => posted.delete()],
      ['purged', (posted) => channel.purge(channel.messages.filter((each) => each === posted))],
    ])('is answered again when that message was %s', async (_, remove) => {
      const first = await dana.slash(channel, 'ask', { question: 'what is a tempo run' });
      await roundTrip();
      remove(first.answer);
      const again = await eli.slash(channel, 'ask', { question: 'tempo run?' });
      expect(again.answer.text).toContain('### What is a tempo run?');
    });

    it('is answered in other channels and in direct messages', async () => {
      await dana.slash(channel, 'ask', { question: 'tempo-run' });
      for (const other of [bot.channel(), dana.dm(), dana.dm()]) {
        const { answer } = await dana.slash(other, 'ask', { question: 'tempo-run' });
        expect(answer.text).toContain('### What is a tempo run?');
      }
    });
  });

  it('an interaction whose token has expired is let go, and the next one is answered', async () => {
    bot.discord.expireNextInteraction();
    await expect(dana.slash(channel, 'ask', { question: 'what is fartlek' })).rejects.toThrow();
    const { answer } = await dana.slash(channel, 'ask', { question: 'what is fartlek' });
    expect(answer.text).toContain('fartlek');
  });
}
