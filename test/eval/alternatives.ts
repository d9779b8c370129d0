import uFuzzy from '@leeoniya/ufuzzy';
import { create, insertMultiple, search } from '@orama/orama';
import { stopwords as stopWords } from '@orama/stopwords/english';
import FlexSearch from 'flexsearch';
import Fuse, { type IFuseOptions } from 'fuse.js';
import lunr from 'lunr';
import MiniSearch from 'minisearch';
import type { Phrasing, Search } from './phrasings.js';

/** A search library, set up as its documentation recommends for free text with typos. */
export interface Alternative {
  readonly name: string;
  /** Indexes the phrasings. */
  build(phrasings: readonly Phrasing[]): Promise<Search> | Search;
}

/** So many hits are enough to hold three topics nearly always. */
const HITS = 400;
/** Shorter words are neither completed nor repaired: they are near too many others. */
const MIN_FUZZY_LENGTH = 4;

function fuse(name: string, options: IFuseOptions<Phrasing>): Alternative {
  return {
    name,
    build(phrasings) {
      const index = new Fuse(phrasings, { keys: ['text'], ...options });
      return (question) => index.search(question, { limit: HITS }).map(({ refIndex }) => refIndex);
    },
  };
}

const miniSearch: Alternative = {
  name: 'MiniSearch',
  build(phrasings) {
    const index = new MiniSearch<Phrasing>({
      fields: ['text'],
      searchOptions: {
        combineWith: 'OR',
        fuzzy: (word) => (word.length < MIN_FUZZY_LENGTH ? false : 0.2),
        prefix: (word) => word.length >= MIN_FUZZY_LENGTH,
      },
    });
    index.addAll(phrasings);
    return (question) => index.search(question).map(({ id }) => id);
  },
};

const lunrSearch: Alternative = {
  name: 'lunr',
  build(phrasings) {
    const index = lunr(function () {
      this.field('text');
      for (const { id, text } of phrasings) this.add({ id, text });
    });
    return (question) =>
      index
        .query((query) => {
          for (const token of lunr.tokenizer(question)) {
            const word = token.toString();
            query.term(word, { boost: 100 });
            if (word.length < MIN_FUZZY_LENGTH) continue;
            const { TRAILING } = lunr.Query.wildcard;
            query.term(word, { boost: 10, usePipeline: false, wildcard: TRAILING });
            query.term(word, { boost: 1, usePipeline: false, editDistance: 1 });
          }
        })
        .map(({ ref }) => Number(ref));
  },
};

/** Without typo tolerance: with a tolerance of one letter it finds the right topic less often. */
const orama: Alternative = {
  name: 'Orama',
  async build(phrasings) {
    const index = create({
      schema: { text: 'string' },
      components: { tokenizer: { language: 'english', stemming: true, stopWords } },
    } as const);
    await insertMultiple(
      index,
      phrasings.map(({ id, text }) => ({ id: String(id), text })),
    );
    return (question) => {
      const found = search(index, { term: question, limit: HITS });
      if (found instanceof Promise) throw new Error('Orama searches at once unless it has hooks.');
      return found.hits.map(({ id }) => Number(id));
    };
  },
};

const flexSearch: Alternative = {
  name: 'FlexSearch',
  build(phrasings) {
    const index = new FlexSearch.Index({
      tokenize: 'forward',
      encoder: FlexSearch.Charset.Normalize,
    });
    for (const { id, text } of phrasings) index.add(id, text);
    return (question) => index.search(question, { limit: HITS, suggest: true }).map(Number);
  },
};

/** uFuzzy puts so many words at most into every order. */
const MAX_PERMUTED = 5;

/** It finds only what has every word, so the commonest words are left out until something is found. */
const ufuzzy: Alternative = {
  name: 'uFuzzy',
  build(phrasings) {
    const index = new uFuzzy({ intraMode: 1 });
    const texts = uFuzzy.latinize(phrasings.map(({ text }) => text));
    const uses = (word: string): number => index.filter(texts, word)?.length ?? 0;
    return (question) => {
      const words = [...new Set(index.split(question.replace(/[^\p{L}\p{N}]+/gu, ' ')))]
        .map((word) => ({ word, uses: uses(word) }))
        .filter(({ uses }) => uses > 0)
        .sort((a, b) => a.uses - b.uses)
        .slice(0, MAX_PERMUTED)
        .map(({ word }) => word);
      for (; words.length > 0; words.pop()) {
        const [found, info, order] = index.search(texts, words.join(' '), MAX_PERMUTED);
        const hits = order ? order.map((at) => info.idx[at] ?? -1) : (found ?? []);
        if (hits.length > 0) return hits;
      }
      return [];
    };
  },
};

/** What the matcher is compared with. */
export const ALTERNATIVES: readonly Alternative[] = [
  fuse('Fuse.js, whole sentences', {}),
  // At the default threshold, 0.6, it takes three times as long and finds less.
  fuse('Fuse.js, token search', { useTokenSearch: true, threshold: 0.3 }),
  miniSearch,
  lunrSearch,
  orama,
  flexSearch,
  ufuzzy,
];
