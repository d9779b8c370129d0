import { describe, expect, it } from 'vitest';
import {
  composeAnswer,
  composeExercise,
  composeUrgent,
  topicLinks,
} from '../../src/answers/compose.js';
import type { AnswerReply, NumberedText } from '../../src/answers/reply.js';
import type { Knowledge } from '../../src/knowledge/knowledge.js';
import { type Changes, knowledgeOf, replacing } from '../knowledge/knowledge-of.js';

const NOW = new Date('2026-11-22T12:00:00Z');
const CALVES = 'faq/body/calves-bigger.yaml';
const RAISE = 'exercises/calf-raise.yaml';

const fixture = await knowledgeOf();

function answerFrom(knowledge: Knowledge, id = 'calves-bigger', now = NOW): AnswerReply {
  return composeAnswer(theOne(knowledge.topics.get(id)), knowledge, now);
}

async function answerOf(changes: Changes): Promise<AnswerReply> {
  return answerFrom(await knowledgeOf(changes));
}

/** The source numbers of a text, in the order in which they stand in it. */
function numbersIn(text: NumberedText | null): number[] {
  return (text ?? []).flatMap((span) =>
    typeof span === 'string' ? [] : span.sources.map(({ number }) => number),
  );
}

describe('sources are numbered', () => {
  it('in the order in which one reads them, the same source with the same number', () => {
    const { why, sources } = answerFrom(fixture);
    expect(why.map(numbersIn)).toEqual([[1], [2, 1]]);
    expect(sources.map(({ id, number }) => [number, id])).toEqual([
      [1, 'scan-study'],
      [2, 'review-of-trials'],
    ]);
  });

  it('from the reasons over what to do to the caution', async () => {
    const answer = await answerOf({
      [CALVES]: (text) =>
        text
          .replace('[@scan-study].', '[@third].')
          .replace('Sprint up a hill 6 times.', '"Sprint [@fourth]."')
          .replace('same day.', 'same day [@fifth; @scan-study].'),
      'sources.yaml': (text) =>
        ['third', 'fourth', 'fifth'].reduce(
          (all, id) => `${all}${id}: { title: X, url: https://example.org/${id}, kind: study }\n`,
          text,
        ),
    });
    expect(answer.why.map(numbersIn)).toEqual([[1], [2, 3]]);
    expect(answer.do.map(numbersIn)).toEqual([[4], []]);
    expect(numbersIn(answer.caution)).toEqual([5, 3]);
    expect(answer.sources.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
  });

  it('anew in every reply', () => {
    expect(numbersIn(answerFrom(fixture, 'tempo-run').why[0] ?? null)).toEqual([1]);
    expect(answerFrom(fixture, 'tempo-run').sources[0]?.id).toBe('review-of-trials');
  });
});

describe('a source', () => {
  const [study, review] = answerFrom(fixture).sources;

  it('is linked by its DOI, or else by its address', () => {
    expect(study?.link).toBe('https://doi.org/10.1000/scans');
    expect(review?.link).toBe('https://example.org/review');
  });

  it('names its publisher, or else the host of its address', () => {
    expect(study?.publisher).toBe('Journal of Calves');
    expect(review?.publisher).toBe('example.org');
  });
});

describe('a review is outdated after 24 months', () => {
  it.each([
    ['2026-11', false],
    ['2024-11', false],
    ['2024-10', true],
    ['2023-12', true],
    ['2020-01', true],
    ['2027-03', false],
  ])('%s, read in November 2026: %s', async (reviewed, outdated) => {
    const answer = await answerOf({ [CALVES]: replacing('2026-11', reviewed) });
    expect(answer).toMatchObject({ reviewed, outdated });
  });

  it('by the clock that is passed in', () => {
    const at = (now: string) => answerFrom(fixture, 'calves-bigger', new Date(now)).outdated;
    expect([at('2028-11-30T23:59:59Z'), at('2028-12-01T00:00:00Z')]).toEqual([false, true]);
  });
});

describe('an answer', () => {
  it('takes over what its topic says', () => {
    const answer = answerFrom(fixture);
    expect(answer).toMatchObject({
      kind: 'answer',
      topic: { id: 'calves-bigger', question: 'Does running make your calves bigger?' },
      verdict: 'it-depends',
      short: 'It depends on how you run. Sprints and hills can add muscle.',
      evidence: 'limited',
    });
    expect(answer.do[0]).toEqual(['Sprint up a hill 6 times.']);
  });

  it('links exercises, related topics and red flags by what they are called', () => {
    expect(answerFrom(fixture)).toMatchObject({
      exercises: [{ id: 'calf-raise', name: 'Calf Raise' }],
      related: [
        { id: 'tempo-run', question: 'What is a tempo run?' },
        { id: 'calf-clot', question: 'One calf is swollen, warm and painful' },
      ],
    });
  });

  it('links what else may have been meant, and that once', () => {
    const topic = theOne(fixture.topics.get('calves-bigger'));
    expect(composeAnswer(topic, fixture, NOW)).toMatchObject({ alternatives: [] });
    expect(composeAnswer(topic, fixture, NOW, ['tempo-run'])).toMatchObject({
      alternatives: [{ id: 'tempo-run', question: 'What is a tempo run?' }],
      related: [{ id: 'calf-clot' }],
    });
  });

  it('may have neither caution nor exercises', () => {
    expect(answerFrom(fixture, 'tempo-run')).toMatchObject({ caution: null, exercises: [] });
  });
});

it('links leave out what is not there any more', () => {
  expect(topicLinks(['gone', 'tempo-run', 'calf-raise'], fixture).map(({ id }) => id)).toEqual([
    'tempo-run',
  ]);
});

it('a danger sign says what to do, with its sources and what to read later', () => {
  const urgent = composeUrgent(theOne(fixture.redFlags.get('calf-clot')), fixture);
  expect(urgent).toMatchObject({
    kind: 'urgent',
    redFlag: 'calf-clot',
    urgency: 'same-day',
    short: 'This can be a blood clot. See a doctor today.',
    related: [{ id: 'calves-bigger' }],
  });
  expect(urgent.do.map(numbersIn)).toEqual([[1], []]);
  expect(urgent.sources.map(({ id }) => id)).toEqual(['scan-study']);
});

describe('beside a danger sign', () => {
  const flag = theOne(fixture.redFlags.get('calf-clot'));
  const beside = (id: string) => composeUrgent(flag, fixture, theOne(fixture.topics.get(id)));

  it('nothing is answered unless it was asked', () => {
    expect(composeUrgent(flag, fixture).also).toBeNull();
  });

  it('what else was asked is answered in short', () => {
    expect(beside('tempo-run').also).toEqual({
      topic: { id: 'tempo-run', question: 'What is a tempo run?' },
      short: 'A tempo run is 20 to 40 minutes at a pace that you could hold for an hour.',
    });
    expect(beside('tempo-run').related.map(({ id }) => id)).toEqual(['calves-bigger']);
  });

  it('what is answered is not linked again', () => {
    expect(beside('calves-bigger').also?.topic.id).toBe('calves-bigger');
    expect(beside('calves-bigger').related).toEqual([]);
  });
});

describe('the card of an exercise', () => {
  it('shows the exercise and the answers that recommend it', () => {
    expect(composeExercise(theOne(fixture.exercises.get('calf-raise')), fixture)).toMatchObject({
      kind: 'exercise',
      exercise: { id: 'calf-raise', name: 'Calf Raise' },
      steps: ['Stand on a step.', 'Rise.', 'Sink slowly.'],
      easier: [{ words: 'Hold on to a wall.' }],
      harder: [{ words: 'Use one leg.' }, { words: 'Add a weight.' }],
      caution: null,
      recommendedBy: [{ id: 'calves-bigger', question: 'Does running make your calves bigger?' }],
    });
  });

  it('numbers the sources from the dose over the reason to the caution', async () => {
    const knowledge = await knowledgeOf({
      [RAISE]: (text) =>
        `${text.replace('push-off.', 'push-off [@scan-study].')}caution: Rest [@review-of-trials].\n`,
    });
    const card = composeExercise(theOne(knowledge.exercises.get('calf-raise')), knowledge);
    expect([card.dose, card.why, card.caution].map(numbersIn)).toEqual([[1], [2], [1]]);
  });

  it('links another version that has a card', async () => {
    const knowledge = await knowledgeOf({
      [RAISE]: replacing('Hold on to a wall.', 'calf-raise'),
    });
    const card = composeExercise(theOne(knowledge.exercises.get('calf-raise')), knowledge);
    expect(card.easier).toEqual([{ id: 'calf-raise', name: 'Calf Raise' }]);
  });
});

function theOne<T>(found: T | undefined): T {
  if (found === undefined) throw new Error('the fixture has changed');
  return found;
}
