import { describe, expect, it } from 'vitest';
import type { Exercise, Knowledge } from '../../src/knowledge/knowledge.js';
import { createExerciseNames } from '../../src/matching/exercise-names.js';
import { createLexicon } from '../../src/matching/lexicon.js';
import { wordsOf } from '../../src/matching/words.js';
import { knowledgeOf } from '../knowledge/knowledge-of.js';

const knowledge = await knowledgeOf();
const lexicon = createLexicon(knowledge.language);
const names = createExerciseNames(
  {
    exercises: exercises(
      ['stair-calf-raise', 'Stair Calf Raise', ['heel raise', 'step raises']],
      ['seated-calf-raise', 'Seated Calf Raise', ['soleus raise']],
      ['squat', 'Squat', ['air squat', 'deep knee bend']],
      ['jump-squat', 'Jump Squat', ['squat jump']],
      ['plank', 'Plank', []],
      ['farmers-carry', "Farmer's Carry", ['loaded walk', 'plank']],
    ),
    topics: recommending(['squat', 'plank'], ['squat', 'jump-squat'], ['squat', 'plank']),
  },
  lexicon,
);

const idOf = (exercise: Exercise | null) => exercise?.id ?? null;
const suggested = (typed: string, limit = 25) => names.suggest(typed, limit).map(({ id }) => id);

describe('while a name is typed', () => {
  it('what the most answers recommend comes first for nothing, the rest by name', () => {
    const popular = [
      'squat',
      'plank',
      'jump-squat',
      'farmers-carry',
      'seated-calf-raise',
      'stair-calf-raise',
    ];
    expect(suggested('')).toEqual(popular);
    expect(suggested(' 🏃 ')).toEqual(popular);
  });

  it.each([
    ['a whole name', 'seated calf raise', 'seated-calf-raise'],
    ['the start of a word', 'seat', 'seated-calf-raise'],
    ['a word from the middle', 'squat', 'squat'],
    ['a typo', 'stiar claf', 'stair-calf-raise'],
    ['an alias', 'heel raise', 'stair-calf-raise'],
    ['an alias with a typo', 'loadde walk', 'farmers-carry'],
    ['upper case and an apostrophe', "FARMER'S", 'farmers-carry'],
  ])('%s suggests it first', (_, typed, id) => {
    expect(suggested(typed)[0]).toBe(id);
  });

  it('all exercises of that kind are suggested', () => {
    expect(suggested('calf').sort()).toEqual(['seated-calf-raise', 'stair-calf-raise']);
  });

  it('what is like no exercise suggests none', () => {
    expect(suggested('lobster')).toEqual([]);
  });

  it('there are never more than asked for', () => {
    const many = Array.from({ length: 40 }, (_, at): ExerciseRow => {
      return [`raise-${at}`, `Calf Raise ${at}`, []];
    });
    const manyNames = createExerciseNames(
      { exercises: exercises(...many), topics: new Map() },
      lexicon,
    );
    expect(manyNames.suggest('', 25)).toHaveLength(25);
    expect(manyNames.suggest('calf', 25)).toHaveLength(25);
    expect(manyNames.suggest('calf', 3)).toHaveLength(3);
  });
});

describe('an exercise is found by', () => {
  it.each([
    ['its id', 'stair-calf-raise', 'stair-calf-raise'],
    ['its name', 'Stair Calf Raise', 'stair-calf-raise'],
    ['its name in lower case', 'stair calf raise', 'stair-calf-raise'],
    ['the plural of its name', 'seated calf raises', 'seated-calf-raise'],
    ['its name with hyphens', 'Jump-Squat', 'jump-squat'],
    ['its name with another apostrophe', 'farmer’s carry', 'farmers-carry'],
    ['an alias', 'deep knee bend', 'squat'],
    ['the singular of an alias', 'step raise', 'stair-calf-raise'],
  ])('%s', (_, name, id) => {
    expect(idOf(names.find(name))).toBe(id);
  });

  it('its own name, even if that is an alias of another', () => {
    expect(idOf(names.find('plank'))).toBe('plank');
  });

  it.each(['', 'calf', 'calf rocket', 'jump', 'squat thrust'])('but not by “%s”', (name) => {
    expect(names.find(name)).toBeNull();
  });
});

describe('a question asks for an exercise', () => {
  it.each([
    ['stair calf raise', 'stair-calf-raise'],
    ['Stair calf raises??', 'stair-calf-raise'],
    ['how do I do a stair calf raise?', 'stair-calf-raise'],
    ['show me the proper form for jump squats please', 'jump-squat'],
    ['what is a jump squat', 'jump-squat'],
    ['heel raise how to', 'stair-calf-raise'],
  ])('“%s”', (question, id) => {
    expect(idOf(names.askedFor(analysisOf(question)))).toBe(id);
  });

  it.each([
    ['it says more than that', 'do squats make my thighs big'],
    ['the exercise hurts', 'my knee hurts when I do squats'],
    ['it compares two', 'squat or jump squat'],
    ['no exercise is named', 'how do I do it'],
    ['it is a long story', `how do I do a squat ${'please show me how '.repeat(6)}`],
    ['it is empty', ''],
  ])('not when %s', (_, question) => {
    expect(names.askedFor(analysisOf(question))).toBeNull();
  });
});

function analysisOf(question: string) {
  const words = wordsOf(question);
  return { words, repairs: [], stems: lexicon.stemsOf(words) };
}

type ExerciseRow = [id: string, name: string, aliases: string[]];

function exercises(...rows: readonly ExerciseRow[]): Knowledge['exercises'] {
  const model = knowledge.exercises.get('calf-raise');
  if (!model) throw new Error('the fixture has changed');
  return new Map(rows.map(([id, name, aliases]) => [id, { ...model, id, name, aliases }]));
}

/** Topics of which each recommends the exercises of one list. */
function recommending(...lists: readonly string[][]): Knowledge['topics'] {
  const model = knowledge.topics.get('tempo-run');
  if (!model) throw new Error('the fixture has changed');
  return new Map(lists.map((list, at) => [`topic-${at}`, { ...model, exercises: list }]));
}
