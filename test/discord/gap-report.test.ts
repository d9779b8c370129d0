import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { gapReport, groupGaps } from '../../src/answers/gap-report.js';
import { fixtureAnswers as answers } from './context-of.js';

const TEMPO = { id: 'tempo-run', question: 'What is a tempo run?' };
const OFF = 'how do I boil an egg';

it('questions near the same topic are one group, the most asked group first', async () => {
  const groups = await groupGaps(
    [
      { question: OFF, count: 3 },
      { question: 'tempo run meaning please', count: 2 },
      { question: 'explain tempo runs', count: 2 },
    ],
    answers,
  );
  expect(groups.map(({ near }) => near?.id ?? null)).toEqual(['tempo-run', null]);
  expect(groups[0]?.gaps.map(({ question }) => question)).toEqual([
    'tempo run meaning please',
    'explain tempo runs',
  ]);
});

it('what else is known of a question stays with it', async () => {
  const [group] = await groupGaps([{ question: OFF, count: 1, lastAt: 'today' }], answers);
  expect(group?.gaps).toEqual([{ question: OFF, count: 1, lastAt: 'today' }]);
});

it('no gaps are no groups', async () => {
  expect(await groupGaps([], answers)).toEqual([]);
});

it('others get their turn while questions are grouped', async () => {
  const gaps = Array.from({ length: 20 }, () => ({ question: OFF, count: 1 }));
  let isDone = false;
  const grouping = groupGaps(gaps, answers).then(() => {
    isDone = true;
  });
  let turns = 0;
  for (; !isDone; turns++) await setImmediate();
  await grouping;
  expect(turns).toBeGreaterThanOrEqual(gaps.length);
});

it('the report is YAML that can be copied from: aliases, new subjects and corrections', () => {
  const report = gapReport(
    [
      { near: TEMPO, gaps: [{ question: 'tempo: "fast" or #slow?', count: 2 }] },
      { near: null, gaps: [{ question: OFF, count: 5 }] },
    ],
    [
      { entryId: 'tempo-run', wrong: 'It says:\n- too much', source: 'https://example.org' },
      { entryId: 'calves-bigger', wrong: '- no', source: null },
    ],
  );
  expect(parse(report)).toEqual({
    'aliases to consider, by topic': { 'tempo-run': ['tempo: "fast" or #slow?'] },
    'questions near nothing that is known': [{ question: OFF, asked: 5 }],
    corrections: [
      { entry: 'tempo-run', wrong: 'It says:\n- too much', source: 'https://example.org' },
      { entry: 'calves-bigger', wrong: '- no' },
    ],
  });
});
