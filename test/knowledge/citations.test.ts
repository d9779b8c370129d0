import { describe, expect, it } from 'vitest';
import { citedIn, parseCitations, withoutCitations } from '../../src/knowledge/citations.js';

describe('a text is split at its citations', () => {
  it.each([
    ['no citation at all', 'grow more.', ['grow more.']],
    ['one at the end', 'grow [@a].', ['grow ', { cites: ['a'] }, '.']],
    ['one at the start', '[@a] grows', [{ cites: ['a'] }, ' grows']],
    ['several sources', 'grow [@a; @b-2020;@c].', ['grow ', { cites: ['a', 'b-2020', 'c'] }, '.']],
    ['two beside each other', 'x [@a][@b]', ['x ', { cites: ['a'] }, { cites: ['b'] }]],
    ['other brackets', 'scans [in rest] grow', ['scans [in rest] grow']],
    ['an address', 'write to me@example.org', ['write to me@example.org']],
    ['nothing', '', []],
  ])('%s', (_, markup, spans) => {
    expect(parseCitations(markup)).toEqual({ spans, malformed: [] });
  });
});

describe('a bracket that starts like a citation but is none is told, and stays in the text', () => {
  it.each(['[@]', '[@Upper]', '[@a b]', '[@a; b]', '[@a, p. 3]', '[@a;]', '[@-a]', '[@a--b]'])(
    '%s',
    (bracket) => {
      const { spans, malformed } = parseCitations(`grow ${bracket} more [@b]`);
      expect(malformed).toEqual([bracket]);
      expect(spans).toEqual([`grow ${bracket} more `, { cites: ['b'] }]);
    },
  );
});

it.each(['[@a', '[@a; @b.', '[@'])('so is an unclosed one: %s', (bracket) => {
  const { spans, malformed } = parseCitations(`grow [@b] more ${bracket}`);
  expect(malformed).toEqual([bracket]);
  expect(spans).toEqual(['grow ', { cites: ['b'] }, ` more ${bracket}`]);
});

it('the cited sources come in order, with repeats', () => {
  const { spans } = parseCitations('x [@b; @a] y [@b]');
  expect(citedIn(spans)).toEqual(['b', 'a', 'b']);
});

it.each([
  ['They grow more [@a; @b].', 'They grow more.'],
  ['They grow [@a], and rest [@b]; then more [@a]', 'They grow, and rest; then more'],
  ['Nothing to cite.', 'Nothing to cite.'],
])('“%s” is read aloud as “%s”', (markup, aloud) => {
  expect(withoutCitations(parseCitations(markup).spans)).toBe(aloud);
});
