import { SourceNumbering } from '../answers/numbering.js';
import { phrases } from '../answers/phrases.js';
import type { Knowledge, Tip } from '../knowledge/knowledge.js';
import { ACCENT, buttons, type Components, container, markdown, text } from './components.js';
import { sourceList } from './render.js';

/** What a message shows beside the tip itself. */
export interface TipRendering {
  readonly title: string;
  /** The role that is mentioned. */
  readonly roleId?: string | null;
  /** By which a daily tip is found again among other messages: `isMarked`. */
  readonly mark?: string;
}

/** Draws a tip, with a button that opens the answer to its topic. */
export function renderTip(
  tip: Tip,
  { sources }: Pick<Knowledge, 'sources'>,
  { title, roleId = null, mark }: TipRendering,
): Components {
  const numbering = new SourceNumbering(sources);
  const words = markdown(numbering.number(tip.text));
  const action = { do: 'topic', id: tip.topic, ...(mark === undefined ? {} : { mark }) } as const;
  return [
    ...(roleId === null ? [] : [text(`<@&${roleId}>`)]),
    container(ACCENT.answer, [
      text(`### ${title}\n${words}`),
      buttons([{ label: phrases.tips.why, action }]),
      sourceList(numbering.sources),
    ]),
  ];
}

/** True for components that `renderTip` made with this mark, as Discord gives them back. */
export function isMarked(components: unknown, mark: string): boolean {
  // Custom ids end with the mark, wherever Discord puts them.
  return JSON.stringify(components ?? null).includes(`:${mark}"`);
}
