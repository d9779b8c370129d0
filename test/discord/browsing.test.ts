import { ComponentType } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { phrases } from '../../src/answers/phrases.js';
import {
  decodeBrowse,
  encodeBrowse,
  type Filters,
  renderBrowse,
} from '../../src/discord/browsing.js';
import { notice } from '../../src/discord/components.js';
import { LIMITS, limitViolations } from '../../src/discord/limits.js';
import type { Exercise, Knowledge } from '../../src/knowledge/knowledge.js';
import { LEVELS } from '../../src/knowledge/schema.js';
import { fixtureAnswers } from './context-of.js';
import { customIdsOf, optionsOf, textOf } from './shown.js';

const ANY: Filters = { muscle: null, equipment: null, level: null, category: null };

/** As many exercises as that, all like the calf raise but for the name. */
function knowledgeWith(count: number, change: (at: number) => Partial<Exercise> = () => ({})) {
  const [raise] = fixtureAnswers.knowledge.exercises.values();
  if (!raise) throw new Error('the fixture has no exercise');
  const exercises = Array.from({ length: count }, (_, at) => {
    const name = `Raise ${String(at).padStart(3, '0')}`;
    return { ...raise, id: `raise-${at}`, name, ...change(at) };
  });
  const byId = new Map(exercises.map((exercise) => [exercise.id, exercise]));
  return { ...fixtureAnswers.knowledge, exercises: byId } satisfies Knowledge;
}

describe('filters and page come back out of an id', () => {
  it.each<[Filters, number]>([
    [ANY, 1],
    [{ muscle: 'soleus', equipment: 'step', level: 'beginner', category: 'strength' }, 12],
    [{ ...ANY, equipment: 'none' }, 2],
  ])('%o, page %i', (filters, page) => {
    expect(decodeBrowse(encodeBrowse(filters, page))).toEqual({ filters, page });
  });
});

describe('what makes no sense in an id is left out', () => {
  it.each([
    ['', ANY, 1],
    ['nonsense', ANY, 1],
    ['wings.rocket.godlike.flying.x', ANY, 1],
    ['any.any.any.any.0', ANY, 1],
    ['soleus.rocket', { ...ANY, muscle: 'soleus' }, 1],
    ['any.any.advanced.any.3.more.of.it', { ...ANY, level: 'advanced' }, 3],
    ['step.soleus.strength.beginner.1', ANY, 1],
  ])('“%s”', (id, filters, page) => {
    expect(decodeBrowse(id)).toEqual({ filters, page });
  });
});

describe('a page', () => {
  const many = knowledgeWith(25);

  it('shows ten exercises, each with its level, muscles and equipment, and a menu to open them', () => {
    const page = renderBrowse(many, ANY, 1);
    expect(textOf(page)).toContain(phrases.browse.title(25));
    expect(textOf(page)).toContain('**Raise 009**\n-# Beginner · calf · step or no equipment');
    expect(textOf(page)).not.toContain('Raise 010');
    expect(optionsOf(page).map(({ value }) => value)).toEqual(
      Array.from({ length: 10 }, (_, at) => `raise-${at}`),
    );
  });

  it.each([
    [1, [encodeBrowse(ANY, 2)]],
    [2, [encodeBrowse(ANY, 1), encodeBrowse(ANY, 3)]],
    [3, [encodeBrowse(ANY, 2)]],
  ])('%i turns to those that are there', (page, targets) => {
    const ids = customIdsOf(renderBrowse(many, ANY, page));
    expect(ids).toEqual(targets.map((target) => `browse:${target}`));
  });

  it.each([
    [-3, 1],
    [0, 1],
    [99, 3],
    [Number.POSITIVE_INFINITY, 3],
  ])('%d does not exist, so the nearest one is shown', (page, shown) => {
    expect(textOf(renderBrowse(many, ANY, page))).toContain(phrases.browse.page(shown, 3));
  });

  it('keeps its filters when it is turned', () => {
    const filters = { ...ANY, muscle: 'soleus', equipment: 'none' };
    const [next = ''] = customIdsOf(renderBrowse(many, filters, 1));
    expect(decodeBrowse(next.replace('browse:', ''))).toEqual({ filters, page: 2 });
  });

  it('is within Discord’s limits with the longest names and filters', () => {
    const long = knowledgeWith(25, (at) => ({
      name: `${at} ${'*_Very_* long '.repeat(10)}`.slice(0, LIMITS.choiceName),
    }));
    const filters = {
      muscle: 'soleus',
      equipment: 'step',
      level: 'beginner',
      category: 'strength',
    };
    expect(limitViolations(renderBrowse(long, filters, 2))).toEqual([]);
  });

  it('that holds everything has no buttons to turn it', () => {
    expect(customIdsOf(renderBrowse(knowledgeWith(10), ANY, 1))).toEqual([]);
  });
});

describe('filters', () => {
  const mixed = knowledgeWith(6, (at) => ({
    level: LEVELS[at % LEVELS.length] ?? 'beginner',
    equipment: at < 3 ? ['step'] : ['none'],
    primary: at === 0 ? ['hamstrings'] : ['gastrocnemius'],
    secondary: at === 1 ? ['hamstrings'] : [],
    category: at === 5 ? 'mobility' : 'strength',
  }));
  const shown = (filters: Partial<Filters>) =>
    optionsOf(renderBrowse(mixed, { ...ANY, ...filters }, 1)).map(({ value }) => value);

  it.each<[string, Partial<Filters>, string[]]>([
    ['a muscle that works or helps', { muscle: 'hamstrings' }, ['raise-0', 'raise-1']],
    ['equipment', { equipment: 'step' }, ['raise-0', 'raise-1', 'raise-2']],
    ['a level', { level: 'advanced' }, ['raise-2', 'raise-5']],
    ['a category', { category: 'mobility' }, ['raise-5']],
    ['all of them at once', { equipment: 'none', level: 'advanced' }, ['raise-5']],
  ])('take %s', (_, filters, ids) => {
    expect(shown(filters)).toEqual(ids);
  });

  it('that nothing fits are said so, with no empty menu', () => {
    const page = renderBrowse(mixed, { ...ANY, muscle: 'soleus', level: 'beginner' }, 1);
    expect(textOf(page)).toBe(phrases.browse.none);
    expect(page).toEqual(notice(phrases.browse.none));
  });

  it('are named above the list, and easy exercises come first', () => {
    const page = renderBrowse(mixed, { ...ANY, muscle: 'gastrocnemius', equipment: 'none' }, 1);
    expect(textOf(page)).toContain(
      `### ${phrases.browse.title(3)} · calf (gastrocnemius) · no equipment`,
    );
    expect(shown({})).toEqual(['raise-0', 'raise-3', 'raise-1', 'raise-4', 'raise-2', 'raise-5']);
    expect(page[0]?.type).toBe(ComponentType.Container);
  });
});
