import type { Answers } from '../../src/answers/answers.js';
import type { Explanation } from '../../src/matching/explanation.js';
import type { Match } from '../../src/matching/matcher.js';
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
  const explanation = answers.explain(match);
  return [
    `${file}:${line}  ${kind}, ${outcome}: ${turns.map((turn) => `"${turn}"`).join(' → ')}`,
    `  expected ${expect.join(' or ') || 'nothing'}, got ${reply.kind}`,
    ...redFlag(match, explanation),
    ...(match.isFollowUp ? ['  understood as a follow-up'] : []),
    ...(match.exercise ? [`  asks to be shown ${match.exercise.id}`] : []),
    ...(match.smallTalk ? [`  small talk ${match.smallTalk}`] : []),
    ...(repairs.length > 0
      ? [`  repaired ${repairs.map(({ from, to }) => `${from} to ${to}`).join(', ')}`]
      : []),
    ...nearer(explanation),
    ...ranking(match, explanation),
  ].join('\n');
}

/** The most urgent red flag and what raised it. */
function redFlag({ redFlags }: Match, { dangers }: Explanation): string[] {
  const [raised] = redFlags;
  if (!raised) return [];
  const [phrasing] = dangers;
  const by = raised.sign === null ? `like "${phrasing}"` : `by the sign "${raised.sign}"`;
  return [`  red flag ${raised.flag.id}, ${by}`];
}

/** What is nearer than every topic. */
function nearer({ nearerThanTopics }: Explanation): string[] {
  if (nearerThanTopics === null) return [];
  const { id, kind, phrasing } = nearerThanTopics;
  return [`  nearest is ${id} of ${kind}.yaml, "${phrasing}"`];
}

/** The winner and what carried it, then the others. */
function ranking({ ranked }: Match, { words, phrasings }: Explanation): string[] {
  const carried = words
    .slice(0, MAX_WORDS)
    .map(({ stem, share }) => `${stem} ${Math.round(100 * share)} %`)
    .join(', ');
  return ranked.flatMap(({ id, confidence }, rank) => [
    `  ${rank + 1}. ${id} ${confidence.toFixed(2)}, nearest "${phrasings[rank] ?? ''}"`,
    ...(rank === 0 ? [`     carried by ${carried || 'nothing'}`] : []),
  ]);
}
