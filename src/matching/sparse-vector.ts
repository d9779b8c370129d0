/** Weights by feature number; only those that are not zero are held. */
export interface SparseVector {
  readonly features: number[];
  readonly weights: number[];
}

/** Scales a vector to length 1, in place. */
export function normalize(vector: SparseVector): SparseVector {
  const { weights } = vector;
  const length = Math.sqrt(weights.reduce((sum, weight) => sum + weight * weight, 0)) || 1;
  for (let at = 0; at < weights.length; at++) weights[at] = (weights[at] ?? 0) / length;
  return vector;
}

export function forEach(
  { features, weights }: SparseVector,
  visit: (feature: number, weight: number) => void,
): void {
  for (let at = 0; at < features.length; at++) visit(features[at] ?? 0, weights[at] ?? 0);
}

/** The inner product with a vector that is laid out by feature. */
export function dot({ features, weights }: SparseVector, dense: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < features.length; at++) {
    sum += (weights[at] ?? 0) * (dense[features[at] ?? 0] ?? 0);
  }
  return sum;
}

/** The topics of each feature with their weights, one feature after the other. */
export class Postings {
  /** Where the topics of a feature start; those of the next one start where they end. */
  readonly #starts: Uint32Array;
  readonly #topics: Int32Array;
  readonly #weights: Float32Array;

  constructor(vectors: readonly SparseVector[], features: number) {
    this.#starts = new Uint32Array(features + 1);
    for (const vector of vectors) {
      for (const feature of vector.features) increment(this.#starts, feature + 1);
    }
    for (let feature = 0; feature < features; feature++) {
      increment(this.#starts, feature + 1, this.#starts[feature]);
    }
    const size = this.#starts[features] ?? 0;
    this.#topics = new Int32Array(size);
    this.#weights = new Float32Array(size);
    const next = this.#starts.slice();
    vectors.forEach((vector, topic) => {
      forEach(vector, (feature, weight) => {
        const at = next[feature] ?? 0;
        increment(next, feature);
        this.#topics[at] = topic;
        this.#weights[at] = weight;
      });
    });
  }

  /** Adds the weights of a feature's topics, times `factor`, to their scores. */
  addTo(scores: Float32Array, feature: number, factor: number): void {
    const end = this.#starts[feature + 1] ?? 0;
    for (let at = this.#starts[feature] ?? 0; at < end; at++) {
      const topic = this.#topics[at] ?? 0;
      scores[topic] = (scores[topic] ?? 0) + factor * (this.#weights[at] ?? 0);
    }
  }
}

function increment(counts: Uint32Array, at: number, by = 1): void {
  counts[at] = (counts[at] ?? 0) + by;
}
