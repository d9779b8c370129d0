import type { Lexicon } from './lexicon.js';
import { memoized } from './memoized.js';
import { lengthOf, normalize, type SparseVector } from './sparse-vector.js';

const WEIGHT = {
  word: 1,
  weakWord: 0.3,
  pair: 0.8,
  skipPair: 0.4,
  letters: 0.35,
} as const;
const LETTERS = 4;
/** Tells a group of letters from a word. */
const LETTERS_MARK = '~';
/** A feature of one text alone can't tell whether other texts like it have it, too. */
const MIN_TEXTS = 2;

/** A feature space as plain data: by feature number its text and its inverse document frequency. */
export interface LearnedFeatures {
  readonly features: readonly string[];
  readonly idf: Float32Array;
}

type Language = Pick<Lexicon, 'isWeak'>;

/** The features that the texts share, and the texts as vectors of them. */
export function learnFeatures(
  texts: readonly (readonly string[])[],
  language: Language,
): { learned: LearnedFeatures; vectors: SparseVector[] } {
  const numbers = new Map<string, number>();
  const counts: number[] = [];
  const numbersOf = createNumbering((feature) => {
    const number = numbers.get(feature) ?? numbers.size;
    numbers.set(feature, number);
    return number;
  });
  const numbered = texts.map((stems) => {
    const features = [...numbersOf(stems)];
    for (const number of features) counts[number] = (counts[number] ?? 0) + 1;
    return features;
  });
  const shared = [...numbers].filter(([, number]) => (counts[number] ?? 0) >= MIN_TEXTS);
  const learned = {
    features: shared.map(([feature]) => feature),
    // TF-IDF's second half: log(1 + texts / texts with the feature).
    idf: Float32Array.from(shared, ([, number]) =>
      Math.log(1 + texts.length / (counts[number] ?? 1)),
    ),
  };
  const weights = weightsOf(learned, language);
  const places = new Int32Array(numbers.size).fill(-1);
  shared.forEach(([, number], place) => {
    places[number] = place;
  });
  const vectors = numbered.map((all) => {
    const features = all.map((number) => places[number] ?? -1).filter((place) => place >= 0);
    return normalize({ features, weights: features.map((place) => weights[place] ?? 0) });
  });
  return { learned, vectors };
}

/** Turns texts into vectors of TF-IDF weights, so that they can be compared. */
export class FeatureSpace {
  readonly #idf: Float32Array;
  readonly #weights: Float32Array;
  readonly #highestIdf: number;
  readonly #numbers: ReadonlyMap<string, number>;
  readonly #numbersOf: (stems: readonly string[]) => Iterable<number>;

  constructor(learned: LearnedFeatures, language: Language) {
    this.#idf = learned.idf;
    this.#weights = weightsOf(learned, language);
    this.#numbers = new Map(learned.features.map((feature, number) => [feature, number]));
    this.#highestIdf = learned.idf.reduce((one, other) => Math.max(one, other), 0);
    this.#numbersOf = createNumbering((feature) => this.#numbers.get(feature));
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
    const features = [...this.#numbersOf(stems)];
    return { features, weights: features.map((feature) => this.#weights[feature] ?? 0) };
  }
}

/** What each feature weighs in a text: as much as its kind does, times its IDF. */
function weightsOf({ features, idf }: LearnedFeatures, { isWeak }: Language): Float32Array {
  const kindWeight = (feature: string): number => {
    if (feature.startsWith(LETTERS_MARK)) return WEIGHT.letters;
    if (feature.includes(' _ ')) return WEIGHT.skipPair;
    if (feature.includes(' ')) return WEIGHT.pair;
    return isWeak(feature) ? WEIGHT.weakWord : WEIGHT.word;
  };
  return idf.map((telling, number) => telling * kindWeight(features[number] ?? ''));
}

/**
 * What texts are compared by, each once: words (`calf`), neighbouring words (`calf big`), words with
 * one between (`calf _ big`), and groups of letters within words (`~#cal`), which catch misspelt and
 * related words.
 *
 * @param numberOf undefined for a feature that doesn't count
 */
function createNumbering(
  numberOf: (feature: string) => number | undefined,
): (stems: readonly string[]) => Set<number> {
  const within = memoized((stem) =>
    [stem, ...letterGroups(stem)].flatMap((feature) => numberOf(feature) ?? []),
  );
  return (stems) => {
    const numbers = new Set<number>();
    const add = (feature: string): void => {
      const number = numberOf(feature);
      if (number !== undefined) numbers.add(number);
    };
    stems.forEach((stem, at) => {
      for (const number of within(stem)) numbers.add(number);
      const [next, afterNext] = [stems[at + 1], stems[at + 2]];
      if (next !== undefined) add(`${stem} ${next}`);
      if (afterNext !== undefined) add(`${stem} _ ${afterNext}`);
    });
    return numbers;
  };
}

function letterGroups(stem: string): string[] {
  const framed = `#${stem}#`;
  return Array.from({ length: Math.max(framed.length - LETTERS + 1, 0) }, (_, start) => {
    return `${LETTERS_MARK}${framed.slice(start, start + LETTERS)}`;
  });
}
