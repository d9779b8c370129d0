import { type CitedText, citedIn } from './citations.js';
import type { Exercise, RedFlag, Tip, Topic } from './knowledge.js';

/** The ids of the sources that an entry cites, by its kind, with repeats. */
export const sourcesCitedBy = {
  topic: ({ why, do: steps, caution }: Topic) => citedInAll([...why, ...steps, caution]),
  exercise: ({ dose, why, caution }: Exercise) => citedInAll([dose, why, caution]),
  redFlag: ({ do: steps }: RedFlag) => citedInAll(steps),
  tip: ({ text }: Tip) => citedInAll([text]),
} as const;

function citedInAll(texts: readonly (CitedText | null)[]): string[] {
  return texts.flatMap((text) => citedIn(text ?? []));
}
