/** A piece of text, or the ids of the sources that are cited at that place. */
export type Span = string | { readonly cites: readonly string[] };

/** Text with citations, in reading order. */
export type CitedText = readonly Span[];

const CITATION = /\[@([^\]]*)\]/g;
const SOURCE_ID = /^@[a-z0-9]+(-[a-z0-9]+)*$/;

/**
 * Splits Pandoc's citation syntax (https://pandoc.org/MANUAL.html#citation-syntax) out of a text:
 * `grow more [@a; @b].` gives `['grow more ', { cites: ['a', 'b'] }, '.']`.
 * `malformed` holds each bracket that starts like a citation but is none.
 */
export function parseCitations(markup: string): { spans: CitedText; malformed: string[] } {
  const spans: Span[] = [];
  const malformed: string[] = [];
  let end = 0;
  for (const match of markup.matchAll(CITATION)) {
    const keys = `@${match[1]}`.split(';').map((key) => key.trim());
    if (!keys.every((key) => SOURCE_ID.test(key))) {
      malformed.push(match[0]);
      continue;
    }
    if (match.index > end) spans.push(markup.slice(end, match.index));
    spans.push({ cites: keys.map((key) => key.slice(1)) });
    end = match.index + match[0].length;
  }
  if (end < markup.length) spans.push(markup.slice(end));
  const unclosed = /\[@[^\]]*$/.exec(markup);
  if (unclosed) malformed.push(unclosed[0]);
  return { spans, malformed };
}

/** The ids of all sources cited in a text, in order, with repeats. */
export function citedIn(text: CitedText): string[] {
  return text.flatMap((span) => (typeof span === 'string' ? [] : span.cites));
}

/** The text as one reads it aloud, without its citations. */
export function withoutCitations(text: CitedText): string {
  return text
    .map((span) => (typeof span === 'string' ? span : ''))
    .join('')
    .replace(/\s+([.,;:]|$)/g, '$1');
}
