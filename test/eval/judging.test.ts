import { describe, expect, it } from 'vitest';
import { createAnswers } from '../../src/answers/answers.js';
import { knowledgeOf } from '../knowledge/knowledge-of.js';
import { realKnowledge } from '../knowledge/real-knowledge.js';
import { splitAliases } from './folds.js';
import {
  calibrationError,
  calibrationOf,
  isLinked,
  isMiss,
  judgeAll,
  percentile,
  withFastest,
} from './judging.js';
import { describeMisses } from './misses.js';
import { topicsOf } from './phrasings.js';
import { comparableQuestions, spread } from './sampling.js';
import { ownSets, type Question, readSets } from './sets.js';
import {
  calibrationTable,
  drawTable,
  inScopeTable,
  markdownTable,
  milliseconds,
  outOfScopeTable,
  percent,
  redFlagTable,
  timeTable,
} from './tables.js';

const knowledge = await knowledgeOf();
const answers = createAnswers(knowledge, () => new Date('2026-11-22'));

function judgedOf(question: Partial<Question> & Pick<Question, 'turns'>) {
  const whole: Question = {
    kind: 'real',
    expect: [],
    redflag: false,
    change: false,
    file: 'set.jsonl',
    line: 1,
    ...question,
  };
  let time = 0;
  const [judged] = judgeAll([whole], answers, () => time++);
  if (!judged) throw new Error('a question was not judged');
  return judged;
}

describe('judging', () => {
  const expected = ['calves-bigger'];

  it('tells right answers from wrong and missing ones', () => {
    const question = 'does running make your calves bigger';
    expect(judgedOf({ turns: [question], expect: expected }).outcome).toBe('right');
    expect(judgedOf({ turns: [question], expect: ['tempo-run'] }).outcome).toBe('wrong');
    expect(judgedOf({ turns: ['quantum chromodynamics'], expect: expected }).outcome).toBe(
      'unknown',
    );
  });

  it('a wrong answer that links to a right one is told apart', () => {
    const linked = (expect: readonly string[]) =>
      isLinked(judgedOf({ turns: ['does running make your calves bigger'], expect }));
    expect(linked(['tempo-run'])).toBe(true);
    expect(linked(['something-else'])).toBe(false);
    expect(linked(expected)).toBe(false);
  });

  it('an offer counts by whether it holds a right choice', () => {
    const { answered } = judgedOf({ turns: ['does running make your calves bigger'] });
    const choices = [{ id: 'calves-bigger', question: '' }];
    const offer = { ...answered, reply: { kind: 'clarify' as const, choices } };
    const outcomes = [expected, ['tempo-run']].map((expect) => {
      return judgeAll(
        [{ ...judgedOf({ turns: ['a'] }).question, expect }],
        { ...answers, ask: () => offer },
        () => 0,
      )[0]?.outcome;
    });
    expect(outcomes).toEqual(['offered', 'misoffered']);
  });

  it('a question out of scope is a miss if it is answered, any other if it is not', () => {
    const nonsense = { turns: ['quantum chromodynamics'] };
    expect(isMiss(judgedOf({ ...nonsense, kind: 'outofscope' }))).toBe(false);
    expect(isMiss(judgedOf({ ...nonsense, expect: expected }))).toBe(true);
    expect(isMiss(judgedOf({ ...nonsense, kind: 'redflag' }))).toBe(false);
    const danger = { ...nonsense, kind: 'redflag', redflag: true, expect: ['chest-pain'] } as const;
    expect(isMiss(judgedOf(danger))).toBe(true);
    const answered = { turns: ['does running make your calves bigger'] };
    expect(isMiss(judgedOf({ ...answered, kind: 'outofscope' }))).toBe(true);
  });

  it('times only the last turn', () => {
    expect(judgedOf({ turns: ['hello', 'thanks'] }).ms).toBe(1);
  });

  it('takes of several rounds the shortest time of each question', () => {
    const judged = judgedOf({ turns: ['hello'] });
    const rounds = [
      [
        { ...judged, ms: 3 },
        { ...judged, ms: 4 },
      ],
      [
        { ...judged, ms: 5 },
        { ...judged, ms: 2 },
      ],
    ];
    expect(withFastest(rounds).map(({ ms }) => ms)).toEqual([3, 2]);
    expect(withFastest([])).toEqual([]);
  });

  it('a miss is listed with its place, what won and what carried it', () => {
    const miss = judgedOf({
      turns: ['does running make your calves bigger'],
      expect: ['tempo-run'],
    });
    const [description = ''] = describeMisses([miss], answers);
    expect(description).toContain(
      'set.jsonl:1  real, wrong: "does running make your calves bigger"',
    );
    expect(description).toContain('expected tempo-run, got answer');
    expect(description).toMatch(/1\. calves-bigger \d\.\d\d, nearest "/);
    expect(description).toMatch(/carried by \w+ \d+ %/);
  });
});

describe('calibration', () => {
  it('puts each first topic into its step of confidence', () => {
    const right = judgedOf({
      turns: ['does running make your calves bigger'],
      expect: ['calves-bigger'],
    });
    const confidence = right.answered.match.ranked[0]?.confidence ?? 0;
    const steps = calibrationOf([right, { ...right, question: { ...right.question, expect: [] } }]);
    expect(steps).toHaveLength(10);
    const step = steps[Math.min(Math.floor(confidence * 10), 9)];
    expect(step).toMatchObject({ count: 2, accuracy: 0.5 });
    expect(step?.confidence).toBeCloseTo(confidence);
    expect(calibrationError(steps)).toBeCloseTo(Math.abs(confidence - 0.5));
  });

  it('of nothing is no distance', () => {
    expect(calibrationError(calibrationOf([]))).toBe(0);
  });
});

describe('numbers', () => {
  it('percentiles are values that occur', () => {
    expect([0, 0.5, 0.75, 0.99, 1].map((share) => percentile([4, 1, 3, 2], share))).toEqual([
      1, 2, 3, 4, 4,
    ]);
    expect(percentile([], 0.5)).toBeNaN();
  });

  it('shares and times are short', () => {
    expect([percent(1, 3), percent(0, 2), percent(0, 0)]).toEqual(['33.3 %', '0.0 %', '–']);
    expect([0.1849, 2.04, 8_123, Number.NaN].map(milliseconds)).toEqual([
      '0.18 ms',
      '2 ms',
      '8100 ms',
      '–',
    ]);
  });
});

describe('tables', () => {
  const table = {
    head: ['name', 'n'],
    rows: [
      ['a', '1'],
      ['longer', '1000'],
    ],
  };

  it('line up in the terminal', () => {
    expect(drawTable(table)).toBe('name       n\na          1\nlonger  1000');
  });

  it('are Markdown where a README quotes them', () => {
    expect(markdownTable(table)).toBe(
      '| name   |    n |\n| ------ | ---: |\n| a      |    1 |\n| longer | 1000 |',
    );
  });

  it('have a row for every kind, also for kinds that nobody asked', () => {
    const judged = [judgedOf({ turns: ['what is a tempo run'], expect: ['tempo-run'] })];
    expect(inScopeTable(judged).rows.map(([name, number, right]) => [name, number, right])).toEqual(
      [
        ['real', '1', '100.0 %'],
        ['plain', '0', '–'],
        ['paraphrase', '0', '–'],
        ['typo', '0', '–'],
        ['terse', '0', '–'],
        ['follow-up', '0', '–'],
        ['follow-up, new subject', '0', '–'],
      ],
    );
    expect(outOfScopeTable([]).rows).toEqual([
      ['about something else', '0', '–', '–', '–'],
      ['about running', '0', '–', '–', '–'],
    ]);
    expect(redFlagTable(judged).rows).toEqual([
      ['danger signs', '0', '–', '–'],
      ['look-alikes', '0', '–', ''],
      ['all other questions', '1', '0.0 %', ''],
    ]);
    expect(calibrationTable([]).rows).toHaveLength(11);
    expect(timeTable(judged).rows).toEqual([['all', '1 ms', '1 ms']]);
  });
});

describe('cross-validation', () => {
  it('holds every alias out once, and never the plain question', () => {
    const folds = [0, 1, 2].map((fold) => splitAliases(knowledge, fold, 3));
    const all = [...knowledge.topics.values()].flatMap(({ aliases }) => aliases);
    expect(folds.flatMap(({ heldOut }) => heldOut.map(({ text }) => text)).sort()).toEqual(
      [...all].sort(),
    );
    for (const { learnedFrom, heldOut } of folds) {
      const left = [...learnedFrom.topics.values()].flatMap(({ aliases }) => aliases);
      expect(left.length + heldOut.length).toBe(all.length);
      expect(heldOut.some(({ text }) => left.includes(text))).toBe(false);
    }
  });

  it('asks a sample that is spread over all', () => {
    expect(spread([1, 2, 3, 4, 5, 6], 3)).toEqual([1, 3, 5]);
    expect(spread([1, 2], 3)).toEqual([1, 2]);
  });
});

describe('the comparison', () => {
  it('takes the topics of the best hits, each once', () => {
    const phrasings = ['a', 'a', 'b', 'c', 'd'].map((topic, id) => ({ id, topic, text: '' }));
    expect(topicsOf([1, 0, 3, 9, 2, 4], phrasings, 3)).toEqual(['a', 'c', 'b']);
  });

  it('asks kinds in turn, and only what a topic answers in one turn', () => {
    const { questions } = readSets(ownSets(), realKnowledge);
    const compared = comparableQuestions(questions);
    expect(new Set(compared.map(({ kind }) => kind))).toEqual(
      new Set(['real', 'plain', 'paraphrase', 'typo', 'terse']),
    );
    expect(compared.every(({ turns, redflag }) => turns.length === 1 && !redflag)).toBe(true);
    const beginning = new Set(compared.slice(0, 20).map(({ kind }) => kind));
    expect(beginning.size).toBe(5);
  });
});
