import Fuse from 'fuse.js';
import { stemmer } from 'stemmer';
import type { Exercise, Knowledge } from '../knowledge/knowledge.js';
import type { Analysis } from './analysis.js';
import type { Lexicon } from './lexicon.js';
import { createSpeller } from './spelling.js';
import { wordsOf } from './words.js';

/** Looks exercises up by what people call them. */
export interface ExerciseNames {
  /** Exercises for what has been typed so far, best first; the most recommended ones for nothing. */
  suggest(typed: string, limit: number): Exercise[];
  /** The exercise of that id, name or alias, whatever its spelling of case, hyphens and plurals. */
  find(name: string): Exercise | null;
  /**
   * The exercise that a question is about and nothing else: "stair calf raise", "how do I do a stair
   * calf raise". Null when the question says more than that.
   */
  askedFor(analysis: Analysis): Exercise | null;
  /** The exercise that a question asks for something on its card: "how many step-ups", "easier nordic curls". */
  detailsAskedOf(analysis: Analysis): Exercise | null;
}

/** A message with more words than this beside the name is about something else. */
const MAX_WORDS_AROUND = 12;

/** What people say around the name when they want to be shown an exercise. */
const SHOW_ME = new Set(
  wordsOf(
    'how do does did you i we one to a an the is are what s me my show perform doing form technique ' +
      'proper properly correct correctly right way exercise exercises step steps demo explain please ' +
      'look like should teach tell about instructions instruction guide can could of for with on in ' +
      'this that it execute done',
  ).map(stemmer),
);

/** What people say around the name when they ask for its dose, level, muscles, equipment or versions. */
const DETAILS = new Set([
  ...SHOW_ME,
  ...wordsOf(
    'many much often long heavy light low deep high slow set rep repetition weight dose easier harder ' +
      'easy hard too alternative version variation progress progression regress muscle work target ' +
      'train hit which where feel need equipment bench band box without instead cant not no be have ' +
      'day week times start beginner single yet',
  ).map(stemmer),
]);

export function createExerciseNames(
  { exercises, topics }: Pick<Knowledge, 'exercises' | 'topics'>,
  lexicon: Lexicon,
): ExerciseNames {
  const fuse = new Fuse([...exercises.values()], {
    keys: [
      { name: 'name', weight: 2 },
      { name: 'aliases', weight: 1 },
    ],
    useTokenSearch: true,
    threshold: 0.35,
  });
  const popular = byPopularity(exercises, topics);
  const repair = createNameRepair(exercises);
  const stemsOf = (name: string) => lexicon.stemsOf(wordsOf(name));
  const byStems = new Map<string, Exercise>();
  let longest = 0;
  const add = (name: string, exercise: Exercise): void => {
    const stems = stemsOf(name);
    longest = Math.max(longest, stems.length);
    byStems.set(stems.join(' '), exercise);
  };
  // Names after aliases, so that an exercise's own name goes before another's alias.
  for (const exercise of exercises.values()) {
    for (const alias of exercise.aliases) add(alias, exercise);
  }
  for (const exercise of exercises.values()) add(exercise.name, exercise);
  const amid = (stems: readonly string[], around: ReadonlySet<string>): Exercise | null => {
    if (stems.length > longest + MAX_WORDS_AROUND) return null;
    if (stems.filter((stem) => !around.has(stem)).length > longest) return null;
    for (let length = Math.min(longest, stems.length); length > 0; length--) {
      for (let at = 0; at + length <= stems.length; at++) {
        const exercise = byStems.get(stems.slice(at, at + length).join(' '));
        if (!exercise) continue;
        const others = [...stems.slice(0, at), ...stems.slice(at + length)];
        return others.every((stem) => around.has(stem)) ? exercise : null;
      }
    }
    return null;
  };
  return {
    suggest(typed, limit) {
      const words = wordsOf(typed).slice(0, longest);
      if (words.length === 0) return popular.slice(0, limit);
      return fuse.search(words.map(repair).join(' '), { limit }).map(({ item }) => item);
    },
    find: (name) => exercises.get(name) ?? byStems.get(stemsOf(name).join(' ')) ?? null,
    askedFor: ({ stems }) => amid(stems, SHOW_ME),
    detailsAskedOf: ({ stems }) => amid(stems, DETAILS),
  };
}

/** Repairs a misspelt word of a name; words that are only begun stay as they are. */
function createNameRepair(exercises: Knowledge['exercises']): (word: string) => string {
  const counts = new Map<string, number>();
  for (const { name, aliases } of exercises.values()) {
    for (const word of [name, ...aliases].flatMap(wordsOf)) {
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  const known = [...counts.keys()];
  const spell = createSpeller(counts);
  return (word) => (known.some((other) => other.startsWith(word)) ? word : (spell(word) ?? word));
}

/** The exercises that the most answers recommend first. */
function byPopularity(
  exercises: Knowledge['exercises'],
  topics: Knowledge['topics'],
): readonly Exercise[] {
  const uses = new Map<string, number>();
  for (const id of [...topics.values()].flatMap((topic) => topic.exercises)) {
    uses.set(id, (uses.get(id) ?? 0) + 1);
  }
  return [...exercises.values()].sort(
    (a, b) => (uses.get(b.id) ?? 0) - (uses.get(a.id) ?? 0) || a.name.localeCompare(b.name),
  );
}
