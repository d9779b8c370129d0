import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Channel } from '../fake-discord/channel.js';
import { FakeDiscord } from '../fake-discord/fake-discord.js';
import type { User } from '../fake-discord/user.js';
import { Program } from './program.js';

let discord: FakeDiscord;
let program: Program;
let channel: Channel;
let dana: User;
let eli: User;
/** Codes of the refusals that a test provoked on purpose. */
const expected: number[] = [];

beforeAll(async () => {
  discord = await FakeDiscord.start();
  const guild = discord.addGuild('Runners');
  channel = guild.addTextChannel('general');
  [dana, eli] = [discord.addUser('dana'), discord.addUser('eli')];
  program = Program.start({ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl });
  await program.says('connected to Discord');
}, 30_000);

afterAll(async () => {
  await program.stop();
  await discord.stop();
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
    const { answer, ephemeral } = await dana.slash(channel, 'ask', {
      question: 'how do I boil an egg',
    });
    expect(answer.text).toContain("I don't know that one");
    expect(ephemeral).toBe(true);
  });

  it('puts a red flag before everything else', async () => {
    const { answer } = await dana.slash(channel, 'ask', {
      question: 'my calf is swollen, hot and sore on one side',
    });
    expect(answer.text).toContain('blood clot');
    expect(answer.text).toContain('Get this seen today');
    expect(answer.text).not.toContain('I don’t know');
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

  it('works in a direct message', async () => {
    const { answer } = await dana.slash(dana.dm(), 'ask', { question: 'do I need to warm up' });
    expect(answer.text).toContain('Why');
  });
});

describe('asking in a message', () => {
  it('answers a mention, as a reply that pings nobody', async () => {
    const question = dana.send(channel, `${discord.botUser.mention} do runners get big calves?`);
    const answer = await discord.messageIn(channel, { after: question });
    expect(answer.text).toContain('Does running make your calves bigger?');
    expect(answer.repliedTo?.id).toBe(question.id);
    expect(answer.pinged).toEqual([]);
  });

  it('answers a direct message', async () => {
    const question = dana.send(dana.dm(), 'do runners get big calves?');
    const answer = await discord.messageIn(dana.dm(), { after: question });
    expect(answer.text).toContain('Does running make your calves bigger?');
  });

  it('answers a reply to one of its answers', async () => {
    const first = dana.send(channel, `${discord.botUser.mention} why do my calves cramp?`);
    const answer = await discord.messageIn(channel, { after: first });
    const reply = dana.send(channel, 'do bigger calves make you run faster?', { replyTo: answer });
    const second = await discord.messageIn(channel, { after: reply });
    expect(second.text).toContain('Do bigger calves make you faster?');
  });

  it('explains itself when Discord hides the text of a reply to a slash answer', async () => {
    const { answer } = await dana.slash(channel, 'ask', { question: 'why do my calves cramp?' });
    const reply = dana.send(channel, 'is that dangerous?', { replyTo: answer });
    const explanation = await discord.messageIn(channel, { after: reply });
    expect(explanation.text).toContain('/ask');
  });

  it('greets a mention without a question', async () => {
    const mention = dana.send(channel, discord.botUser.mention);
    const answer = await discord.messageIn(channel, { after: mention });
    expect(answer.text).toContain('Ask me a running question');
  });

  it('pings nobody, whatever stands in the question', async () => {
    const question = dana.send(
      channel,
      `${discord.botUser.mention} @everyone @here ${eli.mention} **do** [big](https://x.test) calves make you \`faster\`?`,
    );
    const answer = await discord.messageIn(channel, { after: question });
    expect(answer.text).toContain('Do bigger calves make you faster?');
    expect(answer.pinged).toEqual([]);
    expect(answer.text).not.toContain('@everyone');
  });

  it('takes a message as long as Discord lets through', async () => {
    const question = dana.send(dana.dm(), `${'well '.repeat(380)} do runners get big calves?`);
    const answer = await discord.messageIn(dana.dm(), { after: question });
    expect(answer.text).toContain('Does running make your calves bigger?');
  });

  it('keeps quiet about what is not for it: other talk, other bots, its own messages', async () => {
    const bot = discord.addUser('another-bot', { bot: true });
    bot.send(channel, `${discord.botUser.mention} do runners get big calves?`);
    bot.send(bot.dm(), 'do runners get big calves?');
    dana.send(channel, 'nice run today');
    const question = dana.send(channel, `${discord.botUser.mention} what is a tempo run?`);
    await discord.messageIn(channel, { after: question });
    const own = channel.messages.filter(({ author }) => author.id === discord.botUser.id);
    expect(own.filter(({ id }) => id > question.id)).toHaveLength(1);
    expect(bot.dm().messages).toHaveLength(1);
  });

  it('answers without a reply where it may not read the history', async () => {
    const guild = channel.guild ?? discord.addGuild('Elsewhere');
    const narrow = guild.addTextChannel('narrow', { botMay: (1n << 10n) | (1n << 11n) });
    const question = dana.send(narrow, `${discord.botUser.mention} what is a tempo run?`);
    const answer = await discord.messageIn(narrow, { after: question });
    expect(answer.text).toContain('tempo run');
    // The refused first attempt is how it learns of it.
    expected.push(160_002);
  });

  it('survives a channel in which it may not speak', async () => {
    const guild = channel.guild ?? discord.addGuild('Elsewhere');
    const mute = guild.addTextChannel('mute', { botMay: 1n << 10n });
    dana.send(mute, `${discord.botUser.mention} what is a tempo run?`);
    const question = dana.send(channel, `${discord.botUser.mention} what is a tempo run?`);
    await discord.messageIn(channel, { after: question });
    expect(mute.messages).toHaveLength(1);
    expected.push(50_013);
  });

  it('answers what was asked while the connection was down', async () => {
    discord.disconnectGateway();
    const question = dana.send(channel, `${discord.botUser.mention} what is a tempo run?`);
    const answer = await discord.messageIn(channel, { after: question });
    expect(answer.text).toContain('tempo run');
    expect(discord.resumes).toBe(1);
  });

  it('posts once even if Discord’s answer to the post gets lost', async () => {
    discord.failNext({
      method: 'POST',
      path: /\/channels\/\d+\/messages$/,
      status: 500,
      applied: true,
    });
    const question = dana.send(channel, `${discord.botUser.mention} what is fartlek?`);
    await discord.messageIn(channel, { after: question });
    const next = dana.send(channel, `${discord.botUser.mention} what are strides?`);
    await discord.messageIn(channel, { after: next });
    const between = channel.messages.filter(
      ({ author, id }) => author.id === discord.botUser.id && id > question.id && id < next.id,
    );
    expect(between).toHaveLength(1);
  });
});

describe('exercises', () => {
  it('offers the most recommended ones before anything is typed', async () => {
    const choices = await dana.autocomplete(channel, 'exercise', 'name', '');
    expect(choices).toHaveLength(25);
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

describe('buttons', () => {
  it('show a related answer to the one who pressed, without disturbing the channel', async () => {
    const { answer } = await dana.slash(channel, 'ask', { question: 'do runners get big calves?' });
    const related = await eli.click(answer, 'topic:calf-size-speed');
    expect(related.ephemeral).toBe(true);
    expect(related.answer.text).toContain('Do bigger calves make you faster?');
  });

  it('show an exercise that the answer recommends', async () => {
    const { answer } = await dana.slash(channel, 'ask', { question: 'do runners get big calves?' });
    const card = await dana.click(answer, 'exercise:jump-squat');
    expect(card.answer.text).toContain('Jump Squat');
  });

  it('turn a “did you mean” into the answer in place, for the asker', async () => {
    const { answer } = await dana.slash(channel, 'ask', { question: 'calves' });
    expect(answer.text).toContain('Did you mean');
    const [choice] = answer.buttons;
    const label = choice?.label ?? '';
    const byAnother = await eli.click(answer, choice?.custom_id ?? '');
    expect(byAnother.ephemeral).toBe(true);
    const chosen = await dana.click(answer, choice?.custom_id ?? '');
    expect(chosen.answer.id).toBe(answer.id);
    expect(chosen.answer.text).toContain(label);
    expect(chosen.answer.text).toContain('Sources');
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
});

describe('an interaction whose token has expired', () => {
  it('is let go, and the next one is answered', async () => {
    discord.expireNextInteraction();
    await expect(dana.slash(channel, 'ask', { question: 'what is fartlek' })).rejects.toThrow();
    const { answer } = await dana.slash(channel, 'ask', { question: 'what is fartlek' });
    expect(answer.text).toContain('fartlek');
    expect(program.output).not.toContain('    at ');
  });
});

it('asks for no privileged intent and sends nothing that Discord refuses', () => {
  const privileged = (1 << 1) | (1 << 8) | (1 << 15);
  expect(discord.identifies.every(({ intents }) => (intents & privileged) === 0)).toBe(true);
  expect(discord.refusals.map(({ code }) => code)).toEqual(expected);
});
