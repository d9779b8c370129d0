import { describe, expect, it } from 'vitest';
import { createAnswers } from '../../src/answers/answers.js';
import type { Told } from '../../src/answers/conversation.js';
import { createMatcher } from '../../src/matching/matcher.js';
import { answersOf, TWINS } from './answers-of.js';

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

  it('that could be several topics is answered with a choice, likeliest first', async () => {
    const { reply, match } = (await answersOf(TWINS)).ask('run calf');
    expect(match.decision).toBe('clarify');
    expect(reply.kind === 'clarify' && reply.choices.map(({ id }) => id).sort()).toEqual([
      'calves-bigger',
      'calves-fat',
      'calves-sore',
    ]);
    expect(reply).toMatchObject({ choices: match.offered.map(({ id }) => ({ id })) });
  });

  it('that is answered in some doubt is told what else it may have meant', async () => {
    const twins = await answersOf(TWINS);
    // Which one is in doubt hangs on how the training went.
    const words = ['size', 'bigger', 'sore', 'fat', 'shed', 'get', 'how'];
    const questions = words.flatMap((one) =>
      words.flatMap((other) => words.map((third) => `calves ${one} ${other} ${third}`)),
    );
    const isDoubtful = (question: string) => {
      const { decision, offered } = twins.ask(question).match;
      return decision === 'answer' && offered.length > 0;
    };
    const doubtful = questions.find(isDoubtful) ?? '';
    const { reply, match } = twins.ask(doubtful);
    const alternatives = match.offered.map(({ id }) => ({ id }));
    expect(reply).toMatchObject({ kind: 'answer', alternatives });
    const [nextBest] = alternatives;
    const { reply: again } = twins.ask(doubtful, twins.choose(nextBest?.id ?? '')?.told);
    expect(again).toMatchObject({ kind: 'answer', alternatives: alternatives.slice(1) });
  });

  it('about running, but nothing that a topic treats, is told that there is no answer yet', () => {
    const { reply } = answers.ask('no more cigarettes');
    expect(reply).toMatchObject({ kind: 'unknown', reason: 'no-answer-yet' });
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

  it('near a topic, but not near enough, is declined with that topic to choose', () => {
    const { knowledge } = answers;
    const matcher = createMatcher(knowledge);
    const unsure = createAnswers(knowledge, () => new Date(), {
      ...matcher,
      match: (message) => ({
        ...matcher.match(message),
        decision: 'unknown',
        ranked: [
          { id: 'calves-bigger', confidence: 0.2 },
          { id: 'tempo-run', confidence: 0.01 },
        ],
      }),
    });
    expect(unsure.ask('do dunes make calves bigger').reply).toEqual({
      kind: 'unknown',
      reason: 'not-known',
      near: true,
      suggestions: [CALVES_LINK],
      exercises: [],
    });
  });

  it('that holds a danger sign is answered with that, even if a topic is near', () => {
    const { reply, match } = answers.ask('does running make my calf swollen and hot?');
    expect(match.decision).toBe('answer');
    expect(reply).toMatchObject({ kind: 'urgent', redFlag: 'calf-clot' });
  });

  it('that holds a danger sign and asks something else is answered with both, the danger first', () => {
    const { reply } = answers.ask('My calf is swollen and hot. What is a tempo run?');
    expect(reply).toMatchObject({ kind: 'urgent', also: { topic: { id: 'tempo-run' } } });
    const { reply: alone } = answers.ask('My calf is swollen and hot.');
    expect(alone).toMatchObject({ kind: 'urgent', also: null });
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

describe('after what was told before', () => {
  const told = (...turns: readonly string[]) =>
    turns.reduce<Told | null>((before, turn) => answers.ask(turn, before).told, null);

  it.each<[string, readonly string[], string, object]>([
    [
      'an answer, a follow-up is about its topic',
      ['does running make my calves bigger'],
      'why?',
      { kind: 'answer', topic: CALVES_LINK },
    ],
    [
      'an answer, a complete new question is about its own',
      ['does running make my calves bigger'],
      'what is a tempo run',
      { kind: 'answer', topic: { id: 'tempo-run' } },
    ],
    [
      'an exercise, a follow-up is about it',
      ['calf raise'],
      'how many of them?',
      { kind: 'exercise', exercise: { id: 'calf-raise' } },
    ],
    [
      'a danger sign, a follow-up is about it',
      ['my calf is swollen and hot'],
      'and what if it stays so?',
      { kind: 'urgent', redFlag: 'calf-clot' },
    ],
    [
      'a danger sign, a complete new question is about its own',
      ['my calf is swollen and hot'],
      'what is a tempo run',
      { kind: 'answer', topic: { id: 'tempo-run' } },
    ],
    [
      'a question with half of a danger sign, a follow-up with the other half raises it',
      ['does running make my calf swollen'],
      'and it is hot',
      { kind: 'urgent', redFlag: 'calf-clot' },
    ],
    [
      'small talk, a follow-up is about what came before that',
      ['does running make my calves bigger', 'hi'],
      'why?',
      { kind: 'answer', topic: CALVES_LINK },
    ],
    ['an exercise, small talk is small talk', ['calf raise'], 'hi', { kind: 'chat' }],
    [
      'an exercise, a message without words is empty',
      ['calf raise'],
      '🏃',
      { kind: 'unknown', reason: 'empty' },
    ],
  ])('%s', (_, before, question, reply) => {
    expect(answers.ask(question, told(...before)).reply).toMatchObject(reply);
  });

  it('nothing, a message that needs it is not known', () => {
    expect(answers.ask('how many of them?').reply).toMatchObject({ kind: 'unknown' });
    expect(answers.ask('how many of them?', null).reply).toMatchObject({ kind: 'unknown' });
  });

  it('a topic that an edit of the knowledge took away, a follow-up is a question alone', () => {
    const gone = { question: 'what?', topic: 'gone', exercise: null, redFlag: null };
    expect(answers.ask('why?', gone)).toMatchObject({ match: { isFollowUp: false } });
    expect(answers.ask('why?', gone).reply).toEqual(answers.ask('why?').reply);
  });

  it('each reply says what a follow-up goes on from', () => {
    const question = 'does running make my calves bigger';
    expect(told(question)).toMatchObject({ question, topic: 'calves-bigger' });
    expect(told(question, 'why?')).toMatchObject({ question: 'why?', topic: 'calves-bigger' });
    expect(told(question, 'hi')).toMatchObject({ question, topic: 'calves-bigger' });
    expect(told('hi')).toBeNull();
  });
});

it('it is explained why a question was answered as it was', () => {
  const { match } = answers.ask('explain a tempo run');
  expect(answers.explain(match).phrasings[0]).toBe('explain tempo runs');
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
