import type { Lexicon } from './lexicon.js';
import { lengthOf, normalize, type SparseVector } from './sparse-vector.js';

const WEIGHT = {
  word: 1,
  weakWord: 0.3,
  pair: 0.8,
  skipPair: 0.4,
  letters: 0.35,
  field: 1,
} as const;
const LETTER_GROUPS = [3, 4, 5] as const;
/** A feature of one text alone can't tell whether other texts like it have it, too. */
const MIN_TEXTS = 2;
const MAX_REMEMBERED = 20_000;

/** A feature space as plain data: by feature number its text and its inverse document frequency. */
export interface LearnedFeatures {
  readonly features: readonly string[];
  readonly idf: Float32Array;
}

type Language = Pick<Lexicon, 'isWeak' | 'fieldsOf'>;

/** The features that the texts share, and the texts as vectors of them. */
export function learnFeatures(
  texts: readonly (readonly string[])[],
  language: Language,
): { learned: LearnedFeatures; vectors: SparseVector[] } {
  const numbers = new Map<string, number>();
  const counts: number[] = [];
  const seenIn: number[] = [];
  texts.forEach((stems, text) => {
    visitFeatures(stems, language, (feature) => {
      const number = numbers.get(feature) ?? numbers.size;
      if (number === numbers.size) numbers.set(feature, number);
      if (seenIn[number] === text) return;
      seenIn[number] = text;
      counts[number] = (counts[number] ?? 0) + 1;
    });
  });
  const shared = [...numbers].flatMap(([feature, number]): [string, number][] => {
    const count = counts[number] ?? 0;
    return count >= MIN_TEXTS ? [[feature, count]] : [];
  });
  const learned = {
    features: shared.map(([feature]) => feature),
    // TF-IDF's second half: log(1 + texts / texts with the feature).
    idf: Float32Array.from(shared, ([, count]) => Math.log(1 + texts.length / count)),
  };
  const space = new FeatureSpace(learned, language);
  return { learned, vectors: texts.map((text) => space.vectorOf(text)) };
}

/** Turns texts into vectors of TF-IDF weights, so that they can be compared. */
export class FeatureSpace {
  readonly #language: Language;
  readonly #idf: Float32Array;
  readonly #highestIdf: number;
  readonly #numbers: ReadonlyMap<string, number>;
  /** By feature: the text in which it was seen last. Cheaper than a set for each of many texts. */
  readonly #seenIn: Uint32Array;
  #text = 0;

  constructor({ features, idf }: LearnedFeatures, language: Language) {
    this.#language = language;
    this.#idf = idf;
    this.#numbers = new Map(features.map((feature, number) => [feature, number]));
    this.#highestIdf = idf.reduce((one, other) => Math.max(one, other), 0);
    this.#seenIn = new Uint32Array(features.length);
  }

  /** The number of a feature, or undefined for one that no two of the learned texts share. */
  numberOf(feature: string): number | undefined {
    return this.#numbers.get(feature);
  }

  /** How telling a feature is; an unknown one is as telling as the rarest. */
  idfOf(feature: number | undefined): number {
    return (feature === undefined ? undefined : this.#idf[feature]) ?? this.#highestIdf;
  }

  /** How much a text says, in words as telling as the rarest: the length of its vector. */
  contentOf(stems: readonly string[]): number {
    return this.#highestIdf === 0 ? 0 : lengthOf(this.#weigh(stems)) / this.#highestIdf;
  }

  /** The known features of a text, weighted to length 1. */
  vectorOf(stems: readonly string[]): SparseVector {
    return normalize(this.#weigh(stems));
  }

  #weigh(stems: readonly string[]): SparseVector {
    const vector: SparseVector = { features: [], weights: [] };
    const text = ++this.#text;
    visitFeatures(stems, this.#language, (name, weight) => {
      const feature = this.#numbers.get(name);
      if (feature === undefined || this.#seenIn[feature] === text) return;
      this.#seenIn[feature] = text;
      vector.features.push(feature);
      vector.weights.push(weight * (this.#idf[feature] ?? 0));
    });
    return vector;
  }
}

/**
 * What texts are compared by, with repetitions: words (`calf`), neighbouring words (`calf big`),
 * words with one between (`calf _ big`), groups of letters within words (`~#cal`), which catch
 * misspelt and related words, and semantic fields (`@12`), which catch words that no text used.
 */
function visitFeatures(
  stems: readonly string[],
  { isWeak, fieldsOf }: Language,
  visit: (feature: string, weight: number) => void,
): void {
  for (let at = 0; at < stems.length; at++) {
    const stem = stems[at] ?? '';
    const next = stems[at + 1];
    const afterNext = stems[at + 2];
    visit(stem, isWeak(stem) ? WEIGHT.weakWord : WEIGHT.word);
    if (next !== undefined) visit(`${stem} ${next}`, WEIGHT.pair);
    if (afterNext !== undefined) visit(`${stem} _ ${afterNext}`, WEIGHT.skipPair);
    for (const group of letterGroups(stem)) visit(group, WEIGHT.letters);
  }
  for (const field of fieldsOf(stems)) visit(`@${field}`, WEIGHT.field);
}

const remembered = new Map<string, readonly string[]>();

/** Remembered, up to a bound: the same few thousand stems come again and again. */
function letterGroups(stem: string): readonly string[] {
  const known = remembered.get(stem);
  if (known) return known;
  const framed = `#${stem}#`;
  const groups = LETTER_GROUPS.flatMap((length) =>
    Array.from({ length: Math.max(framed.length - length + 1, 0) }, (_, start) => {
      return `~${framed.slice(start, start + length)}`;
    }),
  );
  if (remembered.size < MAX_REMEMBERED) remembered.set(stem, groups);
  return groups;
}
