import type { Knowledge } from '../knowledge/knowledge.js';
import { SECTIONS, SOURCE_KINDS } from '../knowledge/schema.js';

/** What the knowledge base holds, as a table for the terminal. */
export function summarize({ topics, exercises, redFlags, tips, sources }: Knowledge): string {
  const all = [...topics.values()];
  const tipSections = [...tips.values()].map(({ topic }) => topics.get(topic)?.section);
  const sections = SECTIONS.map((section) => {
    const own = all.filter((topic) => topic.section === section);
    return [section, own.length, aliasesOf(own), count(tipSections, section)];
  });
  const kinds = [...sources.values()].map(({ kind }) => kind);
  return [
    table([
      ['section', 'topics', 'aliases', 'tips'],
      ...sections,
      ['all', all.length, aliasesOf(all), tips.size],
    ]),
    table([
      ['source kind', 'sources'],
      ...SOURCE_KINDS.map((kind) => [kind, count(kinds, kind)]),
      ['all', sources.size],
    ]),
    table([
      ['exercises', exercises.size],
      ['red flags', redFlags.size],
    ]),
  ].join('\n\n');
}

function aliasesOf(topics: readonly { readonly aliases: readonly string[] }[]): number {
  return topics.reduce((sum, { aliases }) => sum + aliases.length, 0);
}

function count<T>(list: readonly T[], value: T): number {
  return list.filter((one) => one === value).length;
}

/** Rows with the first column to the left and the others to the right. */
function table(rows: readonly (readonly (string | number)[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => String(row[column] ?? '').length)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) => {
          const width = widths[column] ?? 0;
          return column === 0 ? String(cell).padEnd(width) : String(cell).padStart(width);
        })
        .join('  '),
    )
    .join('\n');
}
