import type { CitedText } from '../knowledge/citations.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import type { NumberedSource, NumberedText } from './reply.js';

/** Numbers sources in the order in which a reply cites them. One is made for each reply. */
export class SourceNumbering {
  readonly #sources: Knowledge['sources'];
  readonly #numbered = new Map<string, NumberedSource>();

  constructor(sources: Knowledge['sources']) {
    this.#sources = sources;
  }

  /** The text with its citations numbered; call it in reading order. */
  number(text: CitedText): NumberedText {
    return text.map((span) =>
      typeof span === 'string' ? span : { sources: span.cites.map((id) => this.#numberOf(id)) },
    );
  }

  /** Everything cited so far, by number. */
  get sources(): NumberedSource[] {
    return [...this.#numbered.values()];
  }

  #numberOf(id: string): NumberedSource {
    const known = this.#numbered.get(id);
    if (known) return known;
    const source = this.#sources.get(id);
    if (!source) throw new Error(`the loaded knowledge cites "${id}", which it does not hold`);
    const numbered = {
      ...source,
      publisher: source.publisher ?? new URL(source.url).hostname,
      number: this.#numbered.size + 1,
      link: source.doi ? `https://doi.org/${source.doi}` : source.url,
    };
    this.#numbered.set(id, numbered);
    return numbered;
  }
}
