import { readFile } from 'node:fs/promises';
import { PermissionFlagsBits as P } from 'discord-api-types/v10';
import { beforeEach, describe, expect, it } from 'vitest';
import { CONNECTING } from '../../src/discord/invitation.js';
import type { Channel } from '../fake-discord/channel.js';
import type { User } from '../fake-discord/user.js';
import type { Bot } from './bot.js';

const TEMPO = 'what is a tempo run?';

/**
 * Tests messages and their answers, with a program over the real knowledge. `provoked` gets the codes
 * of the refusals that they provoke on purpose.
 */
export function messages(bot: Bot, provoked: number[]): void {
  let channel: Channel;
  let dana: User;
  let eli: User;
  let soleus: string;

  beforeEach(() => {
    channel = bot.channel();
    [dana, eli] = [bot.member('dana'), bot.member('eli')];
    soleus = bot.discord.botUser.mention;
  });

  /** Sends a message and waits for what Soleus writes after it. */
  function answerTo(content: string, where = channel, by = dana) {
    return bot.discord.messageIn(where, { after: by.send(where, content) });
  }

  describe('a message', () => {
    it('that mentions Soleus is answered, as a reply that pings nobody', async () => {
      const question = dana.send(channel, `${soleus} do runners get big calves?`);
      const answer = await bot.discord.messageIn(channel, { after: question });
      expect(answer.text).toContain('Does running make your calves bigger?');
      expect(answer.repliedTo?.id).toBe(question.id);
      expect(answer.pinged).toEqual([]);
    });

    it('that came directly is answered', async () => {
      const answer = await answerTo('do runners get big calves?', dana.dm());
      expect(answer.text).toContain('Does running make your calves bigger?');
    });

    it('that replies to an answer is answered', async () => {
      const answer = await answerTo(`${soleus} why do my calves cramp?`);
      const reply = dana.send(channel, 'do bigger calves make you run faster?', {
        replyTo: answer,
      });
      const second = await bot.discord.messageIn(channel, { after: reply });
      expect(second.text).toContain('Do bigger calves make you faster?');
    });

    it('whose text Discord hides is answered with how to ask', async () => {
      const { answer } = await dana.slash(channel, 'ask', { question: 'why do my calves cramp?' });
      const reply = dana.send(channel, 'is that dangerous?', { replyTo: answer });
      const explanation = await bot.discord.messageIn(channel, { after: reply });
      expect(explanation.text).toContain('/ask');
    });

    it('that only mentions Soleus is greeted', async () => {
      expect((await answerTo(soleus)).text).toContain('Ask me a running question');
    });

    it('of a danger is answered for everybody, kindly and with no doubt what to do', async () => {
      const { text } = await answerTo(`${soleus} my chest hurts and I fainted on my run`);
      expect(text).toContain('This may be an emergency');
      expect(text).toContain('I am a bot and cannot examine you');
      expect(text).not.toContain('I fainted on my run');
    });

    it('can say what it wants, and still pings nobody', async () => {
      const answer = await answerTo(
        `${soleus} @everyone @here ${eli.mention} **do** [big](https://x.test) calves make you \`faster\`?`,
      );
      expect(answer.text).toContain('Do bigger calves make you faster?');
      expect(answer.pinged).toEqual([]);
      expect(answer.text).not.toContain('@everyone');
    });

    it('is answered if it is as long as Discord lets through', async () => {
      const answer = await answerTo(`${'well '.repeat(380)} do runners get big calves?`, dana.dm());
      expect(answer.text).toContain('Does running make your calves bigger?');
    });

    it('that is not for Soleus is not answered: other talk, other bots, its own messages', async () => {
      const other = bot.discord.addUser('another-bot', { bot: true });
      other.send(channel, `${soleus} do runners get big calves?`);
      other.send(other.dm(), 'do runners get big calves?');
      dana.send(channel, 'nice run today');
      bot.discord.botUser.send(channel, `${soleus} ${TEMPO}`);
      const question = dana.send(channel, `${soleus} ${TEMPO}`);
      await bot.discord.messageIn(channel, { after: question });
      const own = channel.messages.filter(({ author }) => author === bot.discord.botUser);
      expect(own).toHaveLength(2);
      expect(other.dm().messages).toHaveLength(1);
    });
  });

  describe('where Soleus may not do everything', () => {
    const muted = () =>
      bot.discord.addGuild('Quiet').addTextChannel('mute', { botMay: P.ViewChannel });

    it('it answers without a reply if it may not read the history', async () => {
      const guild = bot.discord.addGuild('Narrow');
      const narrow = guild.addTextChannel('narrow', { botMay: P.ViewChannel | P.SendMessages });
      expect((await answerTo(`${soleus} ${TEMPO}`, narrow)).text).toContain('tempo run');
      // The refused first attempt is how it learns of it.
      provoked.push(160_002);
    });

    it('it shows an exercise without its picture if it may not attach files', async () => {
      const guild = bot.discord.addGuild('Plain');
      const plain = guild.addTextChannel('plain', {
        botMay: P.ViewChannel | P.SendMessages | P.ReadMessageHistory,
      });
      const answer = await answerTo(`${soleus} how do I do a stair calf raise?`, plain);
      expect(answer.text).toContain('Stair Calf Raise');
      expect(answer.files).toEqual([]);
    });

    it('it shows an exercise with its picture if it may do what the invitation asks for', async () => {
      const botMay = BigInt(/&permissions=(\d+)/.exec(CONNECTING)?.[1] ?? 0);
      const invited = bot.discord.addGuild('Invited').addTextChannel('invited', { botMay });
      const answer = await answerTo(`${soleus} how do I do a stair calf raise?`, invited);
      expect(answer.files).toHaveLength(1);
      expect(await readFile('README.md', 'utf8')).toContain(`&permissions=${botMay}`);
    });

    it.each([50_013, 160_005, 200_000])(
      'it tells the asker in a direct message if Discord refuses the answer with code %i',
      async (code) => {
        const path = new RegExp(`^/channels/${channel.id}/messages$`);
        bot.discord.failNext({ method: 'POST', path, status: 403, code });
        dana.send(channel, `${soleus} ${TEMPO}`);
        const told = await bot.discord.messageIn(dana.dm());
        expect(told.text).toContain(`I may not write in <#${channel.id}>`);
        expect(bot.program.output).not.toContain('"level":50');
      },
    );

    it('it tells the asker in a direct message where it can answer', async () => {
      const mute = muted();
      dana.send(mute, `${soleus} ${TEMPO}`);
      const told = await bot.discord.messageIn(dana.dm());
      expect(told.text).toContain(`I may not write in <#${mute.id}>`);
      expect(mute.messages).toHaveLength(1);
    });

    it('it does not go on telling somebody who goes on asking there', async () => {
      const flo = bot.discord.addUser('flo');
      const mute = muted();
      for (let round = 0; round < 10; round++) flo.send(mute, `${soleus} ${TEMPO}`);
      await bot.discord.until(() => flo.dm().messages[5]);
      // By then the others have been seen, too: messages come in their order.
      await answerTo(`${soleus} ${TEMPO}`, bot.discord.addGuild('Other').addTextChannel('other'));
      expect(flo.dm().messages).toHaveLength(6);
    });

    it('closed direct messages are no failure', async () => {
      dana.acceptsDirectMessages = false;
      dana.send(muted(), `${soleus} ${TEMPO}`);
      await bot.discord.until(() => bot.discord.refusals.find(({ code }) => code === 50_007));
      provoked.push(50_007);
      expect((await answerTo(`${soleus} ${TEMPO}`)).text).toContain('tempo run');
      expect(bot.program.output).not.toContain('"level":50');
    });

    it('it answers there with /ask all the same', async () => {
      const { answer } = await dana.slash(muted(), 'ask', { question: TEMPO });
      expect(answer.text).toContain('tempo run');
    });
  });

  describe('a bad connection', () => {
    it('delays the answers to what was asked meanwhile', async () => {
      bot.discord.disconnectGateway();
      expect((await answerTo(`${soleus} ${TEMPO}`)).text).toContain('tempo run');
      expect(bot.discord.resumes).toBe(1);
    });

    it('does not make an answer appear twice if Discord’s word on it gets lost', async () => {
      const path = /\/channels\/\d+\/messages$/;
      bot.discord.failNext({ method: 'POST', path, status: 500, applied: true });
      await answerTo(`${soleus} what is fartlek?`);
      await answerTo(`${soleus} what are strides?`);
      const own = channel.messages.filter(({ author }) => author === bot.discord.botUser);
      expect(own).toHaveLength(2);
    });
  });

  describe('a flood', () => {
    it('of one member is stopped, and others are still answered', async () => {
      const ask = (by: User, at: number) =>
        by.slash(channel, 'ask', { question: `what is a tempo run ${at}`, ephemeral: true });
      for (let at = 0; at < 6; at++) {
        expect((await ask(dana, at)).answer.text).not.toContain('a lot at once');
      }
      const refused = await ask(dana, 6);
      expect(refused.ephemeral).toBe(true);
      expect(refused.answer.text).toMatch(/That was a lot at once. Ask me again in \d+ seconds/);
      expect((await ask(eli, 7)).answer.text).toContain('tempo run');
      const { answer } = await dana.slash(channel, 'help');
      expect(answer.text).toContain('/ask');
    });

    it('of mentions gets one word, and not one for each of them', async () => {
      for (let at = 0; at < 7; at++) await answerTo(`${soleus} hello`);
      const last = channel.messages.at(-1);
      expect(last?.text).toContain('a lot at once');
      dana.send(channel, `${soleus} hello`);
      await answerTo(`${soleus} hello`, channel, eli);
      const own = channel.messages.filter(({ author }) => author === bot.discord.botUser);
      expect(own).toHaveLength(8);
    });

    it('holds no danger sign back, not even from somebody who was told to wait', async () => {
      for (let at = 0; at < 7; at++) await answerTo(`${soleus} hello`);
      const { text } = await answerTo(`${soleus} my chest hurts and I fainted on my run`);
      expect(text).toContain('This may be an emergency');
    });

    it('of private questions is none for the others in the channel', async () => {
      const ask = (by: User) =>
        by.slash(channel, 'ask', { question: 'tempo-run', ephemeral: true });
      for (let at = 0; at < 20; at++) await ask(bot.member());
      expect((await answerTo(`${soleus} ${TEMPO}`)).text).toContain('What is a tempo run?');
    });

    it('of many members in one channel is stopped there, and not elsewhere', async () => {
      const ask = (where: Channel) => bot.member().slash(where, 'ask', { question: 'tempo-run' });
      for (let at = 0; at < 20; at++) await ask(channel);
      expect((await ask(channel)).answer.text).toContain('a lot at once');
      expect((await ask(bot.channel())).answer.text).toContain('tempo run');
    });
  });
}
