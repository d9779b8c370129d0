import type { Tip } from '../../src/knowledge/knowledge.js';
import type { Season } from '../../src/tips/season.js';

/** Tips by their ids, each with the seasons that it suits, or null for all of the year. */
export function tipsOf(
  tips: Readonly<Record<string, readonly Season[] | null>>,
): ReadonlyMap<string, Tip> {
  return new Map(
    Object.entries(tips).map(([id, seasons]): [string, Tip] => [
      id,
      {
        id,
        file: 'tips.yaml',
        text: [`Tip ${id}.`],
        topic: 'tempo-run',
        ...(seasons && { seasons: [...seasons] }),
      },
    ]),
  );
}

/** So many tips for all of the year: tip-0, tip-1 and so on. */
export function yearRoundTips(count: number): ReadonlyMap<string, Tip> {
  const ids = Array.from({ length: count }, (_, index) => [`tip-${index}`, null] as const);
  return tipsOf(Object.fromEntries(ids));
}
