import { describe, expect, it } from 'vitest';
import { sources } from '../../src/curation/sources.js';
import { fixtureText, replacing } from '../knowledge/knowledge-of.js';
import { CALVES, foundBy, RAISE } from './inspection-of.js';

const SOURCES = 'sources.yaml';

/** A third source, at line 13 of the file. */
function withThird(fields: Readonly<Record<string, string>>): (text: string) => string {
  const all = { title: 'A third work', url: 'https://example.org/third', kind: 'study', ...fields };
  const lines = Object.entries(all).map(([key, value]) => `  ${key}: ${value}\n`);
  return (text) => `${text}third-work:\n${lines.join('')}`;
}

const CITING_IT = { [CALVES]: replacing('runners [@scan-study]', 'runners [@third-work]') };

it('a source that nobody cites is found', async () => {
  expect(await foundBy(sources, { [SOURCES]: withThird({}) })).toEqual([
    `${SOURCES}:13:1  nobody cites "third-work"`,
  ]);
});

it('sources that are all cited and all different are in order', async () => {
  expect(await foundBy(sources, { ...CITING_IT, [SOURCES]: withThird({}) })).toEqual([]);
});

describe('the same work under two ids is found', () => {
  it.each([
    ['by its DOI, in any case', { doi: '10.1000/SCANS' }, 'scan-study'],
    ['by its address', { url: 'https://example.org/review' }, 'review-of-trials'],
    [
      'by its address with a slash at the end',
      { url: 'https://example.org/review/' },
      'review-of-trials',
    ],
    [
      'by its address, written another way',
      { url: 'http://www.example.org/review' },
      'review-of-trials',
    ],
  ])('%s', async (_, fields, twin) => {
    expect(await foundBy(sources, { ...CITING_IT, [SOURCES]: withThird(fields) })).toEqual([
      `${SOURCES}:13:1  "third-work" is the same work as "${twin}"`,
    ]);
  });
});

it.each([
  ['another DOI', { doi: '10.1000/other' }],
  ['no DOI', {}],
])('the address of another source gets a warning, with %s', async (_, fields) => {
  const third = withThird({ url: 'https://example.org/scans', ...fields });
  expect(await foundBy(sources, { ...CITING_IT, [SOURCES]: third })).toEqual([
    `${SOURCES}:13:1  warning: "third-work" has the address of "scan-study"`,
  ]);
});

it('a source counts as cited wherever it may be cited', async () => {
  const places: [string, string, (text: string) => string][] = [
    ['reason', CALVES, replacing('runners [@scan-study]', 'runners [@in-reason]')],
    ['action', CALVES, replacing('Do 4 sets of 8 calf raises.', '"Do 4 sets [@in-action]."')],
    ['caution', CALVES, replacing('same day.', 'same day [@in-caution].')],
    ['dose', RAISE, replacing('[@review-of-trials]', '[@in-dose]')],
    ['benefit', RAISE, replacing('push-off.', 'push-off [@in-benefit].')],
    ['warning', RAISE, (text) => `${text}caution: Not if it hurts [@in-warning].\n`],
    ['flag', 'red-flags.yaml', replacing('[@scan-study]', '[@in-flag]')],
    ['tip', 'tips.yaml', replacing('[@scan-study]', '[@in-tip]')],
  ];
  const changes: Record<string, string> = { [SOURCES]: fixtureText(SOURCES) };
  for (const [place, file, edit] of places) {
    changes[file] = edit(changes[file] ?? fixtureText(file));
    changes[SOURCES] += `in-${place}: { title: A, url: https://example.org/${place}, kind: rct }\n`;
  }
  expect(await foundBy(sources, changes)).toEqual([]);
});
