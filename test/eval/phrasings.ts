import type { Knowledge } from '../../src/knowledge/knowledge.js';

/** A phrasing of a topic, as the libraries index it. `id` is its position. */
export interface Phrasing {
  readonly id: number;
  readonly topic: string;
  readonly text: string;
}

/** The positions of the phrasings that a question finds, best first. */
export type Search = (question: string) => readonly number[];

/** Every phrasing of every topic: the documents of the libraries. */
export function phrasingsOf({ topics }: Pick<Knowledge, 'topics'>): Phrasing[] {
  return [...topics.values()]
    .flatMap(({ id, question, aliases }) =>
      [question, ...aliases].map((text) => ({ topic: id, text })),
    )
    .map((phrasing, id) => ({ id, ...phrasing }));
}

/** The topics of the best hits, best first, each once. */
export function topicsOf(
  hits: readonly number[],
  phrasings: readonly Phrasing[],
  limit: number,
): string[] {
  const topics = new Set<string>();
  for (const hit of hits) {
    const topic = phrasings[hit]?.topic;
    if (topic !== undefined) topics.add(topic);
    if (topics.size === limit) break;
  }
  return [...topics];
}
