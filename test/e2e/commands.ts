import { readFile } from 'node:fs/promises';
import { PermissionFlagsBits as P } from 'discord-api-types/v10';
import { beforeEach, describe, expect, it } from 'vitest';
import { phrases } from '../../src/answers/phrases.js';
import { SECTIONS } from '../../src/knowledge/schema.js';
import type { Channel } from '../fake-discord/channel.js';
import type { Message } from '../fake-discord/message.js';
import type { User } from '../fake-discord/user.js';
import type { Bot } from './bot.js';

const ANSWER_THIS = phrases.answerThis;
const PUBLISH = 'publish:tempo-run';
const PNG = Buffer.from('\x89PNG', 'latin1');

function customIdsOf({ parts }: Message): string[] {
  return parts.flatMap(({ custom_id: id }) => id ?? []);
}

function valuesOf({ parts }: Message): string[] {
  return parts.flatMap(({ options = [] }) => options.map(({ value }) => value));
}

/** Tests commands and buttons, with a program over the real knowledge. */
export function commands(bot: Bot): void {
  let channel: Channel;
  let dana: User;
  let eli: User;

  beforeEach(() => {
    channel = bot.channel();
    [dana, eli] = [bot.member('dana'), bot.member('eli')];
  });

  describe('“Answer this” on somebody’s message', () => {
    it('answers in private, and posts the answer for everybody when that is pressed', async () => {
      const message = eli.send(channel, 'hey all, what is a tempo run?');
      const { answer, ephemeral } = await dana.messageCommand(message, ANSWER_THIS);
      expect(ephemeral).toBe(true);
      expect(answer.text).toContain('### What is a tempo run?');
      expect(channel.messages).toEqual([message]);
      const posted = await dana.click(answer, PUBLISH);
      expect(posted.ephemeral).toBe(false);
      expect(channel.messages.at(-1)?.text).toContain('### What is a tempo run?');
      expect(customIdsOf(posted.answer)).not.toContain(PUBLISH);
      expect(posted.answer.pinged).toEqual([]);
    });

    it('answers in private with nothing to post for a reader who may not write there', async () => {
      const message = eli.send(channel, 'hey all, what is a tempo run?');
      dana.permissions &= ~P.SendMessages;
      const { answer } = await dana.messageCommand(message, ANSWER_THIS);
      expect(answer.text).toContain('### What is a tempo run?');
      expect(customIdsOf(answer)).not.toContain(PUBLISH);
      const old = await dana.useStale(answer, PUBLISH);
      expect([old.ephemeral, old.answer.text]).toEqual([true, phrases.mayNotPublish]);
      expect(channel.messages).toEqual([message]);
    });

    it.each([
      ['can post it in a thread if the reader may write in threads', P.SendMessages, true],
      [
        'can’t post it in a thread if the reader may write in the channel alone',
        P.SendMessagesInThreads,
        false,
      ],
    ])('%s', async (_, missing, isOffered) => {
      dana.permissions &= ~missing;
      const message = eli.send(channel.addThread('Sunday'), 'what is a tempo run?');
      const { answer } = await dana.messageCommand(message, ANSWER_THIS);
      expect(customIdsOf(answer).includes(PUBLISH)).toBe(isOffered);
    });

    it('warns of a danger, which can be posted as well', async () => {
      const message = eli.send(channel, 'my calf is swollen, hot and sore on one side');
      const { answer } = await dana.messageCommand(message, ANSWER_THIS);
      const [publish = ''] = customIdsOf(answer).filter((id) => id.startsWith('publish:'));
      const posted = await dana.click(answer, publish);
      expect(posted.answer.text).toContain('Get this seen today');
      expect(posted.ephemeral).toBe(false);
    });

    it('says so if the message has no text', async () => {
      const picture = { key: '0', name: 'run.png', type: 'image/png', bytes: PNG };
      const message = eli.send(channel, '', { files: [picture] });
      const { answer, ephemeral } = await dana.messageCommand(message, ANSWER_THIS);
      expect(answer.text).toBe(phrases.nothingToAnswer);
      expect(ephemeral).toBe(true);
    });

    it('is what the reader goes on from, not the writer', async () => {
      const message = eli.send(channel, 'stair calf raise');
      await dana.messageCommand(message, ANSWER_THIS);
      const question = 'and how many reps?';
      const { answer } = await dana.slash(channel, 'ask', { question });
      expect(answer.text).toContain('Stair Calf Raise');
    });
  });

  describe('brought along by a member', () => {
    const elsewhere = () =>
      bot.discord.addGuild('Swimmers', { hasBot: false }).addTextChannel('general');
    const group = () => bot.discord.addGroup('Sunday run', [dana, eli]);

    it.each([
      ['into another server', elsewhere],
      ['into a group', group],
    ])('%s, it answers there, in public or in private', async (_, place) => {
      const where = place();
      const shown = await dana.slash(where, 'ask', { question: 'tempo-run' });
      expect(shown.answer.text).toContain('### What is a tempo run?');
      expect(shown.ephemeral).toBe(false);
      const asked = await dana.slash(where, 'ask', { question: 'tempo-run', ephemeral: true });
      const posted = await dana.click(asked.answer, PUBLISH);
      expect(posted.ephemeral).toBe(false);
    });

    it.each([
      ['another server', elsewhere],
      ['a group', group],
    ])(
      'it knows nothing of what else was said in %s, and keeps nothing of it',
      async (_, place) => {
        const where = place();
        await dana.slash(where, 'ask', { question: 'tempo-run' });
        const { answer } = await eli.slash(where, 'ask', { question: 'tempo-run' });
        expect(answer.text).toContain('### What is a tempo run?');
        const form = await eli.click(answer, 'unhelpful:tempo-run');
        await eli.submitModal(form, { wrong: 'Too long.' });
        const { corrections } = await bot.storage.members.exportOf(eli.id);
        expect(corrections).toMatchObject([{ guildId: null, wrong: 'Too long.' }]);
      },
    );

    it('it answers a message of somebody else there', async () => {
      const message = eli.send(group(), 'what is a tempo run?');
      const { answer, ephemeral } = await dana.messageCommand(message, ANSWER_THIS);
      expect(answer.text).toContain('### What is a tempo run?');
      expect(ephemeral).toBe(true);
    });

    it('it shows what a member looks up to that member alone', async () => {
      const { answer } = await dana.slash(group(), 'ask', { question: 'calves-bigger' });
      const related = await dana.click(answer, 'topic:calf-size-speed');
      expect(related.ephemeral).toBe(true);
    });

    it('it answers in private where the member may not use it in public', async () => {
      dana.permissions &= ~P.UseExternalApps;
      const { ephemeral } = await dana.slash(elsewhere(), 'ask', { question: 'tempo-run' });
      expect(ephemeral).toBe(true);
    });

    it('it leaves the settings of a server that has not installed it alone', () => {
      dana.permissions |= P.ManageGuild;
      expect(() => dana.slash(elsewhere(), 'gaps on')).toThrow('not available');
    });
  });

  describe('/exercise', () => {
    it('offers the most recommended ones before anything is typed', async () => {
      expect(await dana.autocomplete(channel, 'exercise', 'name', '')).toHaveLength(25);
    });

    it('finds names in spite of typos', async () => {
      const choices = await dana.autocomplete(channel, 'exercise', 'name', 'stiar claf');
      expect(choices.map(({ value }) => value)).toContain('stair-calf-raise');
    });

    it('shows the card of a chosen exercise with steps, dose and mistakes', async () => {
      const { answer } = await dana.slash(channel, 'exercise', { name: 'farmers-carry' });
      expect(answer.text).toContain("Farmer's Carry");
      for (const part of ['Steps', 'Dose', 'Common mistakes', 'Easier', 'Harder', 'Sources']) {
        expect(answer.text).toContain(part);
      }
    });

    it('shows the muscles in a picture with words for those who don’t see it', async () => {
      const { answer } = await dana.slash(channel, 'exercise', { name: 'stair-calf-raise' });
      const [picture] = answer.parts.flatMap(({ items = [] }) => [...items]);
      const [attachment] = answer.attachments;
      expect(picture?.media.url).toBe(attachment?.url);
      expect(picture?.description).toMatch(/^Muscles worked: calf \(gastrocnemius\)/);
      expect(answer.files[0]?.bytes.subarray(0, 4)).toEqual(PNG);
      expect(answer.files[0]?.type).toContain('png');
    });

    it('leads to easier and harder versions, each with its own picture', async () => {
      const { answer } = await dana.slash(channel, 'exercise', { name: 'stair-calf-raise' });
      const version = answer.buttons.find(({ label }) => /^(Easier|Harder): /.test(label ?? ''));
      const shown = await eli.click(answer, version?.custom_id ?? '');
      expect(shown.ephemeral).toBe(true);
      expect(shown.answer.text).toContain(version?.label?.replace(/^\w+: /, '') ?? 'no version');
      expect(shown.answer.files).toHaveLength(1);
    });

    it('takes a name that was typed and not chosen', async () => {
      const { answer } = await dana.slash(channel, 'exercise', { name: 'Seated calf raises' });
      expect(answer.text).toContain('Seated Calf Raise');
    });

    it('suggests near names for one that it does not know', async () => {
      const { answer, ephemeral } = await dana.slash(channel, 'exercise', { name: 'calf rocket' });
      expect(answer.text).toContain("I don't know an exercise of that name");
      expect(answer.buttons.map(({ label }) => label).join()).toContain('Calf');
      expect(ephemeral).toBe(true);
    });
  });

  describe('/exercises', () => {
    it('lists all of them, page after page, in one message', async () => {
      const { answer, ephemeral } = await dana.slash(channel, 'exercises');
      expect(ephemeral).toBe(true);
      const first = valuesOf(answer);
      const next = answer.buttons.find(({ label }) => label === 'Next');
      const turned = await dana.click(answer, next?.custom_id ?? '');
      expect(turned.answer).toBe(answer);
      expect(answer.text).toContain('Page 2 of');
      expect(valuesOf(answer)).toHaveLength(10);
      expect(valuesOf(answer).filter((id) => first.includes(id))).toEqual([]);
      const previous = answer.buttons.find(({ label }) => label === 'Previous');
      await dana.click(answer, previous?.custom_id ?? '');
      expect(valuesOf(answer)).toEqual(first);
    });

    it('takes filters, which stay when a page is turned', async () => {
      const filters = { muscle: 'gastrocnemius', category: 'strength' };
      const { answer } = await dana.slash(channel, 'exercises', filters);
      expect(answer.text).toContain('calf (gastrocnemius) · strength');
      const next = answer.buttons.find(({ label }) => label === 'Next');
      if (next) await dana.click(answer, next.custom_id ?? '');
      expect(answer.text).toContain('calf (gastrocnemius) · strength');
    });

    it('opens the card that is chosen in the menu', async () => {
      const { answer } = await dana.slash(channel, 'exercises', { equipment: 'kettlebell' });
      const [chosen = ''] = valuesOf(answer);
      const card = await dana.select(answer, 'open:exercise', [chosen]);
      expect(card.answer).not.toBe(answer);
      expect(card.ephemeral).toBe(true);
      expect(card.answer.files).toHaveLength(1);
      expect(card.answer.text).toContain('Steps');
    });

    it('says so if no exercise fits', async () => {
      const filters = { muscle: 'foot-intrinsics', equipment: 'barbell' };
      const { answer } = await dana.slash(channel, 'exercises', filters);
      expect(answer.text).toBe(phrases.browse.none);
    });
  });

  describe('buttons below an answer', () => {
    it('show a related answer to the one who pressed, without disturbing the channel', async () => {
      const { answer } = await dana.slash(channel, 'ask', { question: 'calves-bigger' });
      const related = await eli.click(answer, 'topic:calf-size-speed');
      expect(related.ephemeral).toBe(true);
      expect(related.answer.text).toContain('Do bigger calves make you faster?');
    });

    it('show an exercise that the answer recommends', async () => {
      const { answer } = await dana.slash(channel, 'ask', { question: 'calves-bigger' });
      const card = await dana.click(answer, 'exercise:jump-squat');
      expect(card.answer.text).toContain('Jump Squat');
    });
  });

  describe('/help', () => {
    it('says what can be asked, with questions to press', async () => {
      const { answer, ephemeral } = await dana.slash(channel, 'help');
      expect(ephemeral).toBe(true);
      expect(answer.text).toContain('/ask');
      const [example] = answer.buttons;
      const shown = await dana.click(answer, example?.custom_id ?? '');
      expect(shown.answer.text).toContain(example?.label ?? '');
    });

    it('can be walked through all sections in one message', async () => {
      const { answer } = await dana.slash(dana.dm(), 'help');
      for (const section of SECTIONS) {
        const shown = await dana.select(answer, 'section:help', [section]);
        expect(shown.answer).toBe(answer);
        expect(answer.text).toContain(`### ${phrases.sections[section]}`);
        expect(answer.buttons.length).toBeGreaterThan(0);
        expect(valuesOf(answer)).toEqual([...SECTIONS]);
      }
    });
  });

  it('/about says which version it is and how much it knows', async () => {
    const { version } = JSON.parse(await readFile('package.json', 'utf8'));
    const { answer, ephemeral } = await dana.slash(channel, 'about');
    expect(ephemeral).toBe(true);
    expect(answer.text).toContain(`Soleus ${version}`);
    expect(answer.text).toMatch(/\d{3} questions · \d+ exercises · \d+ tips · \d+ sources/);
  });
}
