import type { Answers } from '../../src/answers/answers.js';
import { isMiss, type Judged } from './judging.js';

const MAX_WORDS = 6;

/** Every miss with what won and why, an entry of several lines each. */
export function describeMisses(judged: readonly Judged[], answers: Answers): string[] {
  return judged.filter(isMiss).map((miss) => describe(miss, answers));
}

function describe({ question, answered, outcome }: Judged, answers: Answers): string {
  const { file, line, kind, turns, expect } = question;
  const { reply, match } = answered;
  const { repairs } = match.analysis;
  return [
    `${file}:${line}  ${kind}, ${outcome}: ${turns.map((turn) => `"${turn}"`).join(' → ')}`,
    `  expected ${expect.join(' or ') || 'nothing'}, got ${reply.kind}`,
    ...redFlag(answered, answers),
    ...(match.isFollowUp ? ['  understood as a follow-up'] : []),
    ...(match.exercise ? [`  asks to be shown ${match.exercise.id}`] : []),
    ...(match.smallTalk ? [`  small talk ${match.smallTalk}`] : []),
    ...(repairs.length > 0
      ? [`  repaired ${repairs.map(({ from, to }) => `${from} to ${to}`).join(', ')}`]
      : []),
    ...ranking(answered, answers),
  ].join('\n');
}

/** The most urgent red flag and what raised it. */
function redFlag({ match }: Judged['answered'], answers: Answers): string[] {
  const [raised] = match.redFlags;
  if (!raised) return [];
  const [phrasing] = answers.explain(match).dangers;
  const by = raised.sign === null ? `like "${phrasing}"` : `by the sign "${raised.sign}"`;
  return [`  red flag ${raised.flag.id}, ${by}`];
}

/** The winner and what carried it, then the others. */
function ranking({ match }: Judged['answered'], answers: Answers): string[] {
  const { words, phrasings } = answers.explain(match);
  const carried = words
    .slice(0, MAX_WORDS)
    .map(({ stem, share }) => `${stem} ${Math.round(100 * share)} %`)
    .join(', ');
  return match.ranked.flatMap(({ id, confidence }, rank) => [
    `  ${rank + 1}. ${id} ${confidence.toFixed(2)}, nearest "${phrasings[rank] ?? ''}"`,
    ...(rank === 0 ? [`     carried by ${carried || 'nothing'}`] : []),
  ]);
}
