import { describe, expect, it } from 'vitest';
import type { Place } from '../../src/playground/page/protocol.js';
import {
  matchingCommands,
  optionsIn,
  readOption,
  slashCommands,
  typedCommand,
} from '../../src/playground/page/slash-commands.js';
import { PLACE, RUNNING } from '../../src/playground/place.js';

const place: Place = { ...PLACE, messages: [], examples: [], findings: [] };
const commands = slashCommands(place);

function commandAt(path: string) {
  const found = commands.find((command) => command.path === path);
  if (!found) throw new Error(`there is no ${path}`);
  return found;
}

function optionOf(path: string, name: string) {
  const found = commandAt(path).options.find((option) => option.name === name);
  if (!found) throw new Error(`${path} has no ${name}`);
  return found;
}

it('every subcommand is a command of its own', () => {
  const paths = commands.map(({ path }) => path);
  expect(paths).toEqual(expect.arrayContaining(['/ask', '/tips set', '/tips off', '/gaps export']));
  expect(paths).not.toContain('/tips');
});

it('a slash lists all commands, and more letters those that fit', () => {
  expect(matchingCommands('/', commands)).toHaveLength(commands.length);
  expect(matchingCommands('/exer', commands).map(({ path }) => path)).toEqual([
    '/exercise',
    '/exercises',
  ]);
  expect(matchingCommands('/status', commands).map(({ path }) => path)).toEqual(['/tips status']);
  expect(matchingCommands('either / or', commands)).toEqual([]);
});

it('a command that is typed out is found with what follows it', () => {
  expect(typedCommand('/exercise calf raise', commands)).toMatchObject({
    command: { path: '/exercise' },
    rest: 'calf raise',
  });
  expect(typedCommand('/Tips Status', commands)?.command.path).toBe('/tips status');
  expect(typedCommand('/exercisecalf', commands)).toBeNull();
});

it('with nothing but its first option it can be run at once', () => {
  expect(optionsIn(commandAt('/help'), '', place)).toEqual({});
  expect(optionsIn(commandAt('/exercise'), 'calf raise', place)).toEqual({ name: 'calf raise' });
  expect(optionsIn(commandAt('/exercise'), '', place)).toBeNull();
  expect(optionsIn(commandAt('/tips set'), '#running', place)).toBeNull();
});

describe('an option is read as Discord would send it', () => {
  it.each([
    ['/tips set', 'channel', '#running', { value: RUNNING }],
    ['/tips set', 'channel', 'running', { value: RUNNING }],
    ['/tips set', 'channel', 'nowhere', { problem: 'Choose one from the list.' }],
    ['/tips set', 'channel', ' ', { problem: 'This option is required.' }],
    ['/tips set', 'role', '', { value: undefined }],
    ['/tips set', 'time', ' 7:30 ', { value: '7:30' }],
    ['/ask', 'ephemeral', 'true', { value: true }],
    ['/exercises', 'level', 'Beginner', { value: 'beginner' }],
  ])('%s %s: %j', (path, name, typed, read) => {
    expect(readOption(optionOf(path, name), typed, [], place)).toEqual(read);
  });

  it('a choice that was offered is sent as its value', () => {
    const offered = [{ name: 'Calf raise', value: 'calf-raise' }];
    const option = optionOf('/exercise', 'name');
    expect(readOption(option, 'calf raise', offered, place)).toEqual({ value: 'calf-raise' });
  });
});
