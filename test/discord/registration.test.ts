import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { commands } from '../../src/discord/commands/index.js';
import { sameCommands } from '../../src/discord/registration.js';

const ASK = {
  name: 'ask',
  description: 'Ask a running question',
  integration_types: [0, 1],
  contexts: [0, 1, 2],
  options: [
    {
      type: ApplicationCommandOptionType.String,
      name: 'question',
      description: 'In your own words',
      required: true,
      max_length: 600,
      choices: [{ name: 'Calves', value: 'calves' }],
    },
  ],
};
const HELP = { name: 'help', description: 'What you can ask' };
const [QUESTION] = ASK.options;

/** The command as Discord gives it back. */
function registered(command: object): object {
  return {
    id: '111',
    application_id: '222',
    version: '333',
    type: ApplicationCommandType.ChatInput,
    name_localizations: null,
    description_localizations: null,
    default_member_permissions: null,
    dm_permission: true,
    nsfw: false,
    ...command,
  };
}

describe('commands are up to date', () => {
  it('whatever Discord adds to them', () => {
    expect(sameCommands([ASK, HELP], [registered(ASK), registered(HELP)])).toBe(true);
  });

  it('in whatever order Discord lists them', () => {
    expect(sameCommands([ASK, HELP], [registered(HELP), registered(ASK)])).toBe(true);
  });

  it('if an option says nothing where Discord says no', () => {
    const option = { ...QUESTION, autocomplete: false, name_localizations: null };
    expect(sameCommands([ASK], [registered({ ...ASK, options: [option] })])).toBe(true);
  });

  it('if a command has no options and Discord lists none', () => {
    expect(sameCommands([HELP], [registered({ ...HELP, options: [] })])).toBe(true);
  });

  it('if there are none at all', () => {
    expect(sameCommands([], [])).toBe(true);
  });

  it('for all that Soleus offers', () => {
    const shapes = commands.map(({ shape }) => shape);
    expect(sameCommands(shapes, shapes.map(registered))).toBe(true);
  });
});

describe('commands are registered anew if Discord has', () => {
  const withOption = (change: object) => ({ ...ASK, options: [{ ...QUESTION, ...change }] });
  it.each<[string, object[]]>([
    ['none yet', []],
    ['one too few', [ASK]],
    ['one too many', [ASK, HELP, { ...HELP, name: 'tip' }]],
    ['another name', [ASK, { ...HELP, name: 'info' }]],
    ['another description', [ASK, { ...HELP, description: 'Help' }]],
    ['another type', [ASK, { ...HELP, type: ApplicationCommandType.Message }]],
    ['a translation', [ASK, { ...HELP, name_localizations: { de: 'hilfe' } }]],
    ['permissions', [ASK, { ...HELP, default_member_permissions: '8' }]],
    ['other places', [{ ...ASK, contexts: [0] }, HELP]],
    ['other ways to install', [{ ...ASK, integration_types: [0] }, HELP]],
    ['no option', [{ ...ASK, options: [] }, HELP]],
    ['one more option', [{ ...ASK, options: [QUESTION, { ...QUESTION, name: 'more' }] }, HELP]],
    ['an option of another name', [withOption({ name: 'text' }), HELP]],
    ['an option of another type', [withOption({ type: 4 }), HELP]],
    ['an option that may be left out', [withOption({ required: false }), HELP]],
    ['an option that completes', [withOption({ autocomplete: true }), HELP]],
    ['an option of another length', [withOption({ max_length: 500 }), HELP]],
    ['an option with a least length', [withOption({ min_length: 1 }), HELP]],
    ['another choice', [withOption({ choices: [{ name: 'Calves', value: 'calf' }] }), HELP]],
    ['no choice', [withOption({ choices: [] }), HELP]],
  ])('%s', (_, elsewhere) => {
    expect(sameCommands([ASK, HELP], elsewhere.map(registered))).toBe(false);
  });

  it.each([null, undefined, {}, 'commands'])('no list at all: %o', (answer) => {
    expect(sameCommands([], answer)).toBe(false);
  });
});
