import { describe, expect, it } from 'vitest';
import type { Command } from '../../src/discord/command.js';
import { commands } from '../../src/discord/commands/index.js';
import { LIMITS } from '../../src/discord/limits.js';
import { answersOf } from '../answers/answers-of.js';
import { fixtureText } from '../knowledge/knowledge-of.js';
import { textOf } from './shown.js';

const answers = await answersOf();
const userId = '123456789012345678';

function command(name: string): Command {
  const found = commands.find(({ shape }) => shape.name === name);
  if (!found) throw new Error(`there is no /${name}`);
  return found;
}

function answered(name: string, options: Record<string, string> = {}) {
  return command(name).run({ userId, options }, answers);
}

describe('everybody sees', () => {
  it.each([
    ['the answer to a question', 'ask', { question: 'what is a tempo run' }, 'tempo run'],
    ['a danger sign', 'ask', { question: 'my calf is swollen and hot' }, 'blood clot'],
    ['small talk', 'ask', { question: 'hi' }, 'Hi.'],
    ['the card of a chosen exercise', 'exercise', { name: 'calf-raise' }, 'Calf Raise'],
    ['the card of a typed exercise', 'exercise', { name: 'heel raises' }, 'Calf Raise'],
  ])('%s', (_, name, options, shown) => {
    const response = answered(name, options);
    expect(response).toMatchObject({ kind: 'message', ephemeral: false });
    expect(textOf(response.components)).toContain(shown);
  });
});

describe('the asker alone sees', () => {
  it.each([
    ['that a question is not known', 'ask', { question: 'how do I boil an egg' }],
    ['that there was no question', 'ask', { question: '🏃' }],
    ['that the question is missing', 'ask', {}],
    ['that an exercise is not known', 'exercise', { name: 'lobster' }],
    ['the help', 'help', {}],
  ])('%s', (_, name, options) => {
    expect(answered(name, options)).toMatchObject({ kind: 'message', ephemeral: true });
  });
});

it('names of exercises are completed to ids, no more than Discord takes', async () => {
  const many = Array.from({ length: 40 }, (_, at) => [
    `exercises/raise-${at}.yaml`,
    fixtureText('exercises/calf-raise.yaml').replace('Calf Raise', `Raise ${at}`),
  ]);
  const choices = command('exercise').complete?.('', await answersOf(Object.fromEntries(many)));
  expect(choices).toHaveLength(LIMITS.choices);
  expect(choices?.[0]).toEqual({ name: 'Calf Raise', value: 'calf-raise' });
  expect(command('exercise').complete?.('hee', answers)).toEqual([
    { name: 'Calf Raise', value: 'calf-raise' },
  ]);
});

it('every command and option has a name that Discord takes and a description that fits', () => {
  const named = commands.flatMap(({ shape }) => [shape, ...(shape.options ?? [])]);
  expect(named.filter(({ name }) => !/^[a-z-]{1,32}$/.test(name))).toEqual([]);
  expect(named.filter(({ description }) => !/^.{1,100}$/.test(description))).toEqual([]);
});
