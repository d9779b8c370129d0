import { describe, expect, it } from 'vitest';
import {
  aliases,
  MIN_ALIASES,
  retrieval,
  rewrites,
  unanswered,
} from '../../src/curation/wording.js';
import { type Changes, replacing } from '../knowledge/knowledge-of.js';
import { CALVES, foundBy, TEMPO, withAliases } from './inspection-of.js';

const UNANSWERED = 'unanswered.yaml';
const ENOUGH = {
  [CALVES]: withAliases('calves', MIN_ALIASES),
  [TEMPO]: withAliases('tempo run', MIN_ALIASES),
};

describe('the aliases of a topic', () => {
  it('are too few below the minimum', async () => {
    const changes = { ...ENOUGH, [TEMPO]: withAliases('tempo run', MIN_ALIASES - 1) };
    expect(await foundBy(aliases, changes)).toEqual([
      `${TEMPO}:2:1  ${MIN_ALIASES - 1} aliases; write at least ${MIN_ALIASES}, each from another angle`,
    ]);
  });

  it('are enough from the minimum on', async () => {
    expect(await foundBy(aliases, ENOUGH)).toEqual([]);
  });

  it.each<[string, Changes, string]>([
    [
      'a second time, whatever the case and punctuation',
      { [CALVES]: edited(CALVES, 'calves in week 2\n', '"CALVES, in week 1?"\n') },
      `${CALVES}:4:5  "CALVES, in week 1?" stands here twice`,
    ],
    [
      'the question of their own topic',
      { [CALVES]: edited(CALVES, 'calves in week 2\n', 'does running make your calves bigger\n') },
      `${CALVES}:4:5  "does running make your calves bigger" stands here twice`,
    ],
    [
      'what another topic says',
      { [TEMPO]: edited(TEMPO, 'tempo run in week 3\n', 'calves in week 5\n') },
      `${TEMPO}:5:5  "calves in week 5" is also in calves-bigger`,
    ],
    [
      'the question of another topic',
      { [TEMPO]: edited(TEMPO, 'What is a tempo run?', 'Calves in week 6?') },
      `${TEMPO}:1:11  "Calves in week 6?" is also in calves-bigger`,
    ],
  ])('do not say %s', async (_, changes, finding) => {
    expect(await foundBy(aliases, { ...ENOUGH, ...changes })).toEqual([finding]);
  });
});

describe('a question that is listed as unanswered', () => {
  it('is told if a topic has it', async () => {
    const changes = {
      [UNANSWERED]: replacing('one cigarette before the workout', 'what is a TEMPO run'),
    };
    expect(await foundBy(unanswered, changes)).toEqual([
      `${UNANSWERED}:2:5  "what is a TEMPO run" is also in tempo-run`,
    ]);
  });

  it('is in no topic of the fixture', async () => {
    expect(await foundBy(unanswered)).toEqual([]);
  });
});

describe('a wording leads to its own topic', () => {
  it('or those that it leads to are told', async () => {
    const changes = { [CALVES]: replacing('calf size from running', '"???"') };
    expect(await foundBy(retrieval, changes)).toEqual([`${CALVES}:2:67  "???" leads to nothing`]);
  });

  it('which is so in the fixture', async () => {
    expect(await foundBy(retrieval)).toEqual([]);
  });
});

/** The edit of a file that has enough aliases. */
function edited(file: keyof typeof ENOUGH, from: string, to: string): (text: string) => string {
  return (text) => replacing(from, to)(ENOUGH[file]?.(text) ?? '');
}

it('an abbreviation that no message can hold is told, however others are written', async () => {
  const changes = { 'language.yaml': replacing('u: you', `"🏃": run, "I'm": i am, u: you`) };
  expect(await foundBy(rewrites, changes)).toEqual([
    'language.yaml:2:17  "🏃" holds no word to be found',
  ]);
});
