import { expect, it } from 'vitest';
import { summarize } from '../../src/curation/summary.js';
import { fixtureText, knowledgeOf } from '../knowledge/knowledge-of.js';
import { TEMPO, withAliases } from './inspection-of.js';

it('the summary counts topics, aliases and tips by section, and sources by kind', async () => {
  const knowledge = await knowledgeOf({
    'faq/training/long-run.yaml': withAliases('tempo run', 100)(fixtureText(TEMPO)),
    'sources.yaml': (text) => `${text}
other-study:
  title: Another study
  url: https://example.org/other
  kind: study
`,
  });
  expect(summarize(knowledge).split('\n')).toEqual([
    'section      topics  aliases  tips',
    'body              1        5     1',
    'training          2      105     0',
    'racing            0        0     0',
    'injury            0        0     0',
    'strength          0        0     0',
    'nutrition         0        0     0',
    'gear              0        0     0',
    'environment       0        0     0',
    'special           0        0     0',
    'mind              0        0     0',
    'all               3      110     1',
    '',
    'source kind        sources',
    'systematic-review        0',
    'meta-analysis            1',
    'guideline                0',
    'consensus                0',
    'rct                      0',
    'cohort                   0',
    'review                   0',
    'study                    2',
    'health-service           0',
    'professional-body        0',
    'textbook                 0',
    'magazine                 0',
    'all                      3',
    '',
    'exercises  1',
    'red flags  1',
  ]);
});
