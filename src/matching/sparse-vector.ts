/** Weights by feature number; only those that are not zero are held. */
export interface SparseVector {
  readonly features: number[];
  readonly weights: number[];
}

/** The Euclidean length of a vector. */
export function lengthOf({ weights }: SparseVector): number {
  return Math.sqrt(weights.reduce((sum, weight) => sum + weight * weight, 0));
}

/** Scales a vector to length 1, in place. */
export function normalize(vector: SparseVector): SparseVector {
  const { weights } = vector;
  const length = lengthOf(vector) || 1;
  for (let at = 0; at < weights.length; at++) weights[at] = (weights[at] ?? 0) / length;
  return vector;
}

/** The vector with a share of its features hidden, and the others weighted up to make up for it. */
export function dropout(
  { features, weights }: SparseVector,
  share: number,
  random: () => number,
): SparseVector {
  const kept: SparseVector = { features: [], weights: [] };
  features.forEach((feature, at) => {
    if (random() < share) return;
    kept.features.push(feature);
    kept.weights.push((weights[at] ?? 0) / (1 - share));
  });
  return kept;
}

/** The inner product of two vectors. */
export function dot(a: SparseVector, b: SparseVector): number {
  const weights = new Map(b.features.map((feature, at) => [feature, b.weights[at] ?? 0]));
  return a.features.reduce(
    (sum, feature, at) => sum + (a.weights[at] ?? 0) * (weights.get(feature) ?? 0),
    0,
  );
}
