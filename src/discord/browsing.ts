import { escapeMarkdown } from 'discord.js';
import { muscleName, shortMuscleName } from '../answers/names.js';
import { phrases } from '../answers/phrases.js';
import type { Exercise, Knowledge } from '../knowledge/knowledge.js';
import { EQUIPMENT, EXERCISE_CATEGORIES, LEVELS, MUSCLES } from '../knowledge/schema.js';
import { ACCENT, buttons, type Components, container, menu, notice, text } from './components.js';

/** What the members look for; null leaves a filter out. */
export interface Filters {
  readonly muscle: string | null;
  readonly equipment: string | null;
  readonly level: string | null;
  readonly category: string | null;
}

const PAGE_SIZE = 10;
const NAMES = ['muscle', 'equipment', 'level', 'category'] as const;
const ALLOWED: Readonly<Record<keyof Filters, readonly string[]>> = {
  muscle: MUSCLES,
  equipment: EQUIPMENT,
  level: LEVELS,
  category: EXERCISE_CATEGORIES,
};

/** Everything that a button to a page needs, as an id: "soleus.step.any.strength.2". */
export function encodeBrowse(filters: Filters, page: number): string {
  return [...NAMES.map((name) => filters[name] ?? 'any'), page].join('.');
}

/** The filters and the page of an id; what makes no sense (any more) is left out. */
export function decodeBrowse(id: string): { filters: Filters; page: number } {
  const parts = id.split('.');
  const filterAt = (at: number, name: keyof Filters): string | null => {
    const value = parts[at] ?? 'any';
    return ALLOWED[name].includes(value) ? value : null;
  };
  return {
    filters: {
      muscle: filterAt(0, 'muscle'),
      equipment: filterAt(1, 'equipment'),
      level: filterAt(2, 'level'),
      category: filterAt(3, 'category'),
    },
    page: Number.parseInt(parts[4] ?? '', 10) || 1,
  };
}

/** A page of the exercises that fit the filters, with a menu that opens a card. */
export function renderBrowse({ exercises }: Knowledge, filters: Filters, page: number): Components {
  const fitting = [...exercises.values()]
    .filter((exercise) => fits(exercise, filters))
    .sort(
      (a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) || (a.name < b.name ? -1 : 1),
    );
  const { browse } = phrases;
  if (fitting.length === 0) return notice(browse.none);
  const pages = Math.ceil(fitting.length / PAGE_SIZE);
  const at = Math.min(Math.max(page, 1), pages);
  const shown = fitting.slice((at - 1) * PAGE_SIZE, at * PAGE_SIZE);
  const turn = (to: number, label: string) =>
    to < 1 || to > pages
      ? []
      : [{ label, action: { do: 'browse', id: encodeBrowse(filters, to) } } as const];
  return [
    container(ACCENT.answer, [
      text(`### ${[browse.title(fitting.length), ...filterNames(filters)].join(' · ')}`),
      text(shown.map(lineOf).join('\n')),
      menu(
        { do: 'open', id: 'exercise' },
        browse.open,
        shown.map((exercise) => ({ label: exercise.name, value: exercise.id })),
      ),
      text(`-# ${browse.page(at, pages)}`),
      buttons([...turn(at - 1, browse.previous), ...turn(at + 1, browse.next)]),
    ]),
  ];
}

function fits(exercise: Exercise, { muscle, equipment, level, category }: Filters): boolean {
  const muscles: readonly string[] = [...exercise.primary, ...exercise.secondary];
  const things: readonly string[] = exercise.equipment;
  return (
    (muscle === null || muscles.includes(muscle)) &&
    (equipment === null || things.includes(equipment)) &&
    (level === null || exercise.level === level) &&
    (category === null || exercise.category === category)
  );
}

function lineOf({ name, level, equipment, primary }: Exercise): string {
  const about = [
    phrases.browse.levels[level],
    primary.map(shortMuscleName).join(', '),
    phrases.exercise.equipment(equipment),
  ];
  return `- **${escapeMarkdown(name)}**\n-# ${about.join(' · ')}`;
}

function filterNames({ muscle, equipment, level, category }: Filters): string[] {
  const known = MUSCLES.find((one) => one === muscle);
  return [
    ...(known ? [muscleName(known)] : []),
    ...(equipment === null ? [] : [phrases.exercise.equipment([equipment])]),
    ...(level === null ? [] : [level]),
    ...(category === null ? [] : [category]),
  ];
}
