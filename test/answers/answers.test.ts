import { describe, expect, it } from 'vitest';
import { answersOf, TWIN } from './answers-of.js';

const answers = await answersOf();
const CALVES_LINK = { id: 'calves-bigger', question: 'Does running make your calves bigger?' };

describe('a question', () => {
  it('is answered with its topic, as of the clock', () => {
    expect(answers.ask('does running make my calves bigger').reply).toMatchObject({
      kind: 'answer',
      topic: CALVES_LINK,
      outdated: false,
    });
    expect(answers.ask('what is a tempo run').reply).toMatchObject({
      kind: 'answer',
      topic: { id: 'tempo-run' },
      outdated: true,
    });
  });

  it('that could be two topics is answered with a choice, likeliest first', async () => {
    const { reply, match } = (await answersOf(TWIN)).ask('calves');
    expect(match.decision).toBe('clarify');
    expect(reply.kind === 'clarify' && reply.choices.map(({ id }) => id).sort()).toEqual([
      'calves-bigger',
      'calves-fat',
    ]);
    expect(reply).toMatchObject({ choices: match.offered.map(({ id }) => ({ id })) });
  });

  it('about something else is answered honestly, with examples of what is known', () => {
    expect(answers.ask('how do I boil an egg').reply).toEqual({
      kind: 'unknown',
      reason: 'not-known',
      near: false,
      suggestions: [CALVES_LINK],
      exercises: [],
    });
  });

  it('that holds a danger sign is answered with that, even if a topic is near', () => {
    const { reply, match } = answers.ask('does running make my calf swollen and hot?');
    expect(match.decision).toBe('answer');
    expect(reply).toMatchObject({ kind: 'urgent', redFlag: 'calf-clot' });
  });

  it('that is the name of an exercise is answered with its card', () => {
    expect(answers.ask('how do I do a heel raise?').reply).toMatchObject({
      kind: 'exercise',
      exercise: { id: 'calf-raise' },
    });
  });

  it('that is small talk is answered in kind, with examples', () => {
    expect(answers.ask('hello there!').reply).toEqual({
      kind: 'chat',
      text: 'Hi. Ask me a running question.',
      suggestions: [CALVES_LINK],
    });
  });

  it.each(['', '   ', '🏃‍♀️🔥', '<@123>', '...'])('without words (“%s”) is invited', (message) => {
    expect(answers.ask(message).reply).toMatchObject({
      kind: 'unknown',
      reason: 'empty',
      suggestions: [CALVES_LINK],
    });
  });
});

describe('an id', () => {
  it('of a topic gives its answer', () => {
    expect(answers.topic('tempo-run')).toMatchObject({
      kind: 'answer',
      topic: { id: 'tempo-run' },
    });
  });

  it('of a red flag gives what to do', () => {
    expect(answers.topic('calf-clot')).toMatchObject({ kind: 'urgent', redFlag: 'calf-clot' });
  });

  it.each(['gone', '', '__proto__', 'calf-raise'])('that is not there (“%s”) says so', (id) => {
    expect(answers.topic(id)).toMatchObject({ kind: 'unknown', reason: 'gone' });
  });
});

describe('an exercise', () => {
  it.each(['calf-raise', 'Calf Raise', 'calf raises', 'heel-raise'])('is found by “%s”', (name) => {
    expect(answers.exercise(name)).toMatchObject({
      kind: 'exercise',
      exercise: { id: 'calf-raise' },
    });
  });

  it('of an unknown name is answered with those of near names', () => {
    expect(answers.exercise('calf rocket')).toEqual({
      kind: 'unknown',
      reason: 'no-such-exercise',
      near: true,
      suggestions: [],
      exercises: [{ id: 'calf-raise', name: 'Calf Raise' }],
    });
  });

  it('of a name that is near none is answered with examples', () => {
    expect(answers.exercise('lobster')).toEqual({
      kind: 'unknown',
      reason: 'no-such-exercise',
      near: false,
      suggestions: [CALVES_LINK],
      exercises: [],
    });
  });

  it('is suggested while its name is typed', () => {
    expect(answers.suggestExercises('hee', 25)).toEqual([{ id: 'calf-raise', name: 'Calf Raise' }]);
    expect(answers.suggestExercises('', 0)).toEqual([]);
  });
});

it('only examples that the knowledge base holds are offered', () => {
  expect(answers.examples).toEqual([CALVES_LINK]);
});
