import { dropout, type SparseVector } from './sparse-vector.js';
import { shuffle, steadyRandom } from './steady-random.js';

const EPOCHS = 4;
const LEARNING_RATE = 1;
const DROPOUT = 0.3;
/** Texts of the rarer kind count more, but not so much that a few of them rule. */
const MAX_BALANCE = 4;

/** A text that is or is not of the kind that is to be recognised. */
export interface BinaryExample {
  readonly vector: SparseVector;
  readonly positive: boolean;
}

/** By feature how much it speaks for the positive kind: logistic regression by stochastic gradient descent. */
export function trainLogistic(examples: readonly BinaryExample[], features: number): Float32Array {
  const weights = new Float32Array(features);
  const positives = examples.filter(({ positive }) => positive).length;
  const balance = Math.min(positives / Math.max(examples.length - positives, 1), MAX_BALANCE);
  const order = Uint32Array.from(examples.keys());
  const random = steadyRandom(1);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(order, random);
    order.forEach((place, step) => {
      const example = examples[place];
      if (!example) return;
      const rate = LEARNING_RATE * (1 - (epoch + step / order.length) / EPOCHS);
      const kept = dropout(example.vector, DROPOUT, random);
      const error = logistic(logOdds(weights, kept)) - (example.positive ? 1 : 0);
      const correction = rate * error * (example.positive ? 1 : balance);
      kept.features.forEach((feature, at) => {
        weights[feature] = (weights[feature] ?? 0) - correction * (kept.weights[at] ?? 0);
      });
    });
  }
  return weights;
}

/** The log-odds that a text is of the positive kind. */
export function logOdds(weights: Float32Array, { features, weights: own }: SparseVector): number {
  return features.reduce((sum, feature, at) => sum + (weights[feature] ?? 0) * (own[at] ?? 0), 0);
}

/** Log-odds as a probability. */
export function logistic(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}
