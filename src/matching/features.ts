import type { SparseVector } from './sparse-vector.js';

const WEIGHT = { word: 1, weakWord: 0.3, pair: 0.8, skipPair: 0.4, letters: 0.35 } as const;
const LETTER_GROUPS = [3, 4, 5] as const;

/**
 * What texts are compared by: words (`calf`), neighbouring words (`calf big`), words with one
 * between (`calf _ big`) and groups of letters within words (`~#cal`), which catch misspelt and
 * related words. Each gets a number, so that texts become sparse vectors.
 */
export class FeatureSpace {
  readonly #isWeak: (stem: string) => boolean;
  readonly #numbers = new Map<string, number>();
  readonly #letterGroups = new Map<string, readonly number[]>();
  /** By feature: the text in which it was seen last. Cheaper than a set for each of many texts. */
  readonly #seenIn: number[] = [];
  #text = 0;

  constructor(isWeak: (stem: string) => boolean) {
    this.#isWeak = isWeak;
  }

  /** How many features are known. */
  get size(): number {
    return this.#numbers.size;
  }

  /** The number of a feature, or undefined if it was never learned. */
  numberOf(feature: string): number | undefined {
    return this.#numbers.get(feature);
  }

  /** The features of a text with their weights; new ones are learned. */
  learn(stems: readonly string[]): SparseVector {
    return this.#extract(stems, (feature) => {
      const known = this.#numbers.get(feature);
      if (known !== undefined) return known;
      this.#numbers.set(feature, this.#numbers.size);
      return this.#numbers.size - 1;
    });
  }

  /** The known features of a text with their weights. */
  of(stems: readonly string[]): SparseVector {
    return this.#extract(stems, (feature) => this.#numbers.get(feature));
  }

  #extract(
    stems: readonly string[],
    numberOf: (feature: string) => number | undefined,
  ): SparseVector {
    const vector: SparseVector = { features: [], weights: [] };
    const text = ++this.#text;
    const addNumber = (feature: number | undefined, weight: number): void => {
      if (feature === undefined || this.#seenIn[feature] === text) return;
      this.#seenIn[feature] = text;
      vector.features.push(feature);
      vector.weights.push(weight);
    };
    const add = (feature: string, weight: number): void => addNumber(numberOf(feature), weight);
    stems.forEach((stem, at) => {
      add(stem, this.#isWeak(stem) ? WEIGHT.weakWord : WEIGHT.word);
      const next = stems[at + 1];
      const afterNext = stems[at + 2];
      if (next !== undefined) add(`${stem} ${next}`, WEIGHT.pair);
      if (afterNext !== undefined) add(`${stem} _ ${afterNext}`, WEIGHT.skipPair);
      for (const group of this.#lettersOf(stem, numberOf)) addNumber(group, WEIGHT.letters);
    });
    return vector;
  }

  /** The letter groups of a stem; those of learned stems are looked up once. */
  #lettersOf(stem: string, numberOf: (feature: string) => number | undefined): readonly number[] {
    const known = this.#letterGroups.get(stem);
    if (known) return known;
    const groups = letterGroups(stem).flatMap((group) => numberOf(group) ?? []);
    if (this.#numbers.has(stem)) this.#letterGroups.set(stem, groups);
    return groups;
  }
}

function letterGroups(stem: string): string[] {
  const framed = `#${stem}#`;
  return LETTER_GROUPS.flatMap((length) =>
    Array.from({ length: Math.max(framed.length - length + 1, 0) }, (_, start) => {
      return `~${framed.slice(start, start + length)}`;
    }),
  );
}
