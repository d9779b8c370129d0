import { ApplicationCommandOptionType, PermissionFlagsBits } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { phrases } from '../../src/answers/phrases.js';
import type { Command, CommandRequest } from '../../src/discord/command.js';
import { commands, messageCommands } from '../../src/discord/commands/index.js';
import { LIMITS, limitViolations } from '../../src/discord/limits.js';
import { answerPress } from '../../src/discord/presses.js';
import { answersOf } from '../answers/answers-of.js';
import { fixtureText } from '../knowledge/knowledge-of.js';
import { contextOf, DANA, messageOf, type TestContext } from './context-of.js';
import { customIdsOf, optionsOf, picturesOf, textOf } from './shown.js';

function command(name: string): Command {
  const found = commands.find(({ shape }) => shape.name === name);
  if (!found) throw new Error(`there is no /${name}`);
  return found;
}

async function answered(
  name: string,
  options: CommandRequest['options'] = {},
  { context, ...request }: Partial<CommandRequest> & { context?: TestContext } = {},
) {
  const asked = { ...DANA, options, subcommand: null, ...request };
  return messageOf(command(name).run(asked, context ?? (await contextOf())));
}

describe('everybody sees', () => {
  it.each([
    ['the answer to a question', 'ask', { question: 'what is a tempo run' }, 'tempo run'],
    ['a danger sign', 'ask', { question: 'my calf is swollen and hot' }, 'blood clot'],
    ['small talk', 'ask', { question: 'hi' }, 'Hi.'],
    ['the card of a chosen exercise', 'exercise', { name: 'calf-raise' }, 'Calf Raise'],
    ['the card of a typed exercise', 'exercise', { name: 'heel raises' }, 'Calf Raise'],
  ])('%s', async (_, name, options, shown) => {
    const response = await answered(name, options);
    expect(response.ephemeral).toBe(false);
    expect(textOf(response.components)).toContain(shown);
  });
});

describe('the asker alone sees', () => {
  it.each([
    ['an answer that was asked for so', 'ask', { question: 'tempo-run', ephemeral: true }],
    ['that a question is not known', 'ask', { question: 'how do I boil an egg' }],
    ['that there was no question', 'ask', { question: '🏃' }],
    ['that the question is missing', 'ask', {}],
    ['that an exercise is not known', 'exercise', { name: 'lobster' }],
    ['the help', 'help', {}],
    ['what is stored', 'privacy', {}],
    ['what Soleus is', 'about', {}],
    ['the list of exercises', 'exercises', {}],
    ['the gaps', 'gaps', {}],
  ])('%s', async (_, name, options) => {
    const response = await answered(name, options);
    expect(response.ephemeral).toBe(true);
    expect(limitViolations(response.components)).toEqual([]);
  });
});

describe('while something is typed', () => {
  const many = Array.from({ length: 40 }, (_, at) => [
    `exercises/raise-${at}.yaml`,
    fixtureText('exercises/calf-raise.yaml').replace('Calf Raise', `Raise ${at}`),
  ]);

  it('names of exercises are completed to ids, no more than Discord takes', async () => {
    const { complete } = command('exercise');
    const context = await contextOf({ answers: await answersOf(Object.fromEntries(many)) });
    expect(complete?.('', context)).toHaveLength(LIMITS.choices);
    expect(complete?.('hee', await contextOf())).toEqual([
      { name: 'Calf Raise', value: 'calf-raise' },
    ]);
  });

  it('questions are completed to ids, and examples are offered before anything is typed', async () => {
    const { complete } = command('ask');
    const context = await contextOf();
    const example = { name: 'Does running make your calves bigger?', value: 'calves-bigger' };
    expect(complete?.('', context)).toEqual([example]);
    expect(complete?.('what is a temp', context)?.[0]).toEqual({
      name: 'What is a tempo run?',
      value: 'tempo-run',
    });
  });
});

it('/exercise brings a picture, and can be gone on from', async () => {
  const context = await contextOf();
  const { components, files } = await answered('exercise', { name: 'calf-raise' }, { context });
  expect(picturesOf(components)).toHaveLength(1);
  expect(files).toHaveLength(1);
  const told = context.conversations.last(DANA.userId, DANA.channelId);
  expect(told?.exercise).toBe('calf-raise');
});

it('/exercise too often at once is refused, to the one who used it', async () => {
  const context = await contextOf();
  for (let at = 0; at < 6; at++) await answered('exercise', { name: 'calf-raise' }, { context });
  const { ephemeral, components } = await answered('exercise', {}, { context });
  expect([ephemeral, textOf(components)]).toEqual([true, phrases.cooldown(30)]);
});

it('/tip warns of a danger however much was asked before', async () => {
  const context = await contextOf();
  for (let at = 0; at < 7; at++) await answered('tip', {}, { context });
  const warned = await answered('tip', { about: 'my calf is swollen and hot' }, { context });
  expect(textOf(warned.components)).toContain('blood clot');
});

it('/exercises shows those that fit the filters', async () => {
  const found = await answered('exercises', { muscle: 'soleus', equipment: 'step' });
  expect(optionsOf(found.components).map(({ value }) => value)).toEqual(['calf-raise']);
  const none = await answered('exercises', { muscle: 'soleus', level: 'advanced' });
  expect(textOf(none.components)).toBe(phrases.browse.none);
});

it('/help says how much is known, with questions to press and sections to walk', async () => {
  const { components } = await answered('help');
  expect(textOf(components)).toContain(phrases.help.covers(2, 1));
  expect(customIdsOf(components)).toEqual(['topic:calves-bigger']);
  expect(optionsOf(components).map(({ value }) => value)).toContain('training');
});

it('/about says the version and how much is known', async () => {
  const { components } = await answered('about');
  expect(textOf(components)).toMatch(/Soleus \d+\.\d+\.\d+/);
  expect(textOf(components)).toContain('2 questions · 1 exercises');
  expect(textOf(components)).toContain('MIT');
});

it('/privacy offers to export and to delete', async () => {
  const { components } = await answered('privacy');
  expect(customIdsOf(components)).toEqual(['my-data:export', 'my-data:delete']);
});

describe('“Answer this”', () => {
  const [answerThis] = messageCommands;

  it('answers in private, with a button to post the answer', async () => {
    const run = answerThis?.run(DANA, 'what is a tempo run?', await contextOf());
    const response = await messageOf(run ?? { kind: 'update', components: [] });
    expect(response.ephemeral).toBe(true);
    expect(customIdsOf(response.components)).toContain('publish:tempo-run');
  });

  it('keeps nothing of what somebody else wrote, not even if the answer did not help', async () => {
    const context = await contextOf();
    const { conversations, storage, settled } = context;
    const { userId, channelId, guildId } = DANA;
    await storage.guilds.setGaps(guildId ?? '', true);
    await answerThis?.run(DANA, 'how do I boil an egg', context);
    await answerThis?.run(DANA, 'what is a tempo run?', context);
    expect(conversations.last(userId, channelId)).toMatchObject({ question: 'tempo-run' });
    const press = { customId: 'unhelpful:tempo-run', values: [], onPrivateMessage: true };
    expect((await answerPress({ ...DANA, ...press }, context)).kind).toBe('modal');
    await settled();
    expect(await storage.gaps.ofGuild(guildId ?? '', { limit: 9 })).toEqual([]);
  });

  it('leaves what was said before where it has no answer', async () => {
    const context = await contextOf();
    const told = { question: 'tempo?', topic: 'tempo-run', exercise: null, redFlag: null };
    context.conversations.remember(DANA.userId, DANA.channelId, told);
    await answerThis?.run(DANA, 'how do I boil an egg', context);
    expect(context.conversations.last(DANA.userId, DANA.channelId)).toEqual(told);
  });

  it('says so if the message has no text', async () => {
    const run = answerThis?.run(DANA, ' \n ', await contextOf());
    const response = await messageOf(run ?? { kind: 'update', components: [] });
    expect(textOf(response.components)).toBe(phrases.nothingToAnswer);
  });
});

describe('what Discord is told of the commands', () => {
  it('every command and option has a name that it takes and a description that fits', () => {
    const named = commands.flatMap(({ shape }) => [shape, ...(shape.options ?? [])]);
    expect(named.filter(({ name }) => !/^[a-z-]{1,32}$/.test(name))).toEqual([]);
    expect(named.filter(({ description }) => !/^.{1,100}$/.test(description))).toEqual([]);
    expect(messageCommands.filter(({ shape }) => !/^.{1,32}$/.test(shape.name))).toEqual([]);
  });

  it('every option has at most 25 choices, with names that fit and differ', () => {
    const options = commands.flatMap(({ shape }) => shape.options ?? []);
    const withChoices = options.filter(
      (option) => option.type === ApplicationCommandOptionType.String,
    );
    for (const { choices = [] } of withChoices) {
      const names = choices.map(({ name }) => name);
      expect(names.length).toBeLessThanOrEqual(LIMITS.choices);
      expect(new Set(names).size).toBe(names.length);
      expect(names.filter((name) => name.length > LIMITS.choiceName)).toEqual([]);
    }
  });

  it.each(['gaps', 'tips'])(
    '/%s is for those who manage a server that installed Soleus',
    (name) => {
      const { shape } = command(name);
      expect(shape.default_member_permissions).toBe(String(PermissionFlagsBits.ManageGuild));
      expect([shape.contexts, shape.integration_types]).toEqual([[0], [0]]);
    },
  );

  it('the rest is for everywhere', () => {
    const others = [...commands, ...messageCommands].filter(
      ({ shape }) => shape.name !== 'gaps' && shape.name !== 'tips',
    );
    for (const { shape } of others) {
      expect([shape.contexts, shape.integration_types]).toEqual([
        [0, 1, 2],
        [0, 1],
      ]);
    }
  });
});
