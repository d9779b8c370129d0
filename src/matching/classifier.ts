import { dropout, normalize, type SparseVector } from './sparse-vector.js';
import { type Random, shuffle, steadyRandom } from './steady-random.js';

/**
 * A linear classifier as plain data: the weights of feature f for its classes stand at positions
 * starts[f] to starts[f + 1]. A feature that many classes share has a weight for every class, in order;
 * of another feature, a class that no text with it belongs to has none.
 */
export interface LinearModel {
  readonly classes: number;
  readonly starts: Uint32Array;
  readonly classOf: Uint32Array;
  readonly weights: Float32Array;
}

/** A text and the number of the class that it belongs to. */
export interface Example {
  readonly vector: SparseVector;
  readonly label: number;
}

/** Below 1 it keeps a word that every text of a class repeats from speaking for all of it. */
const DAMPING = 0.4;
/** How sharply scores turn into probabilities while training. */
const SHARPNESS = 65;
const EPOCHS = 3;
/** A text whose class is at least so probable has nothing left to teach. */
const LEARNED = 0.98;
/** A smaller error of a class is not worth its correction. */
const NEGLIGIBLE = 0.002;
const LEARNING_RATE = 0.03;
/** The share of a text's features that is hidden in each round, so that no class hangs on one word. */
const DROPOUT = 0.3;
/** A feature that so many classes share has a weight in all, so that it can speak against a class, too. */
const COMMON = 200;
/**
 * Of the classes that share a feature the strongest are kept, so that a question takes about as long
 * over 30,000 topics as over 300 ("champion lists": Manning, Raghavan, Schütze 2008, section 7.1.3).
 */
const MAX_CLASSES_OF_FEATURE = 500;

/**
 * Learns which features speak for and against which class. It starts from the damped sum of each
 * class's texts (a Rocchio classifier: Manning, Raghavan, Schütze 2008, "Introduction to Information
 * Retrieval", section 14.2) and then corrects what that gets wrong: softmax regression by stochastic
 * gradient descent with dropout (Wang & Manning 2013, "Fast dropout training"). Of rarer features only
 * weights for classes in which they occur are learned, which keeps the model sparse. Deterministic.
 *
 * @param epochs rounds of correction; 0 gives the Rocchio classifier
 */
export function trainClassifier(
  examples: readonly Example[],
  classes: number,
  features: number,
  epochs = EPOCHS,
): LinearModel {
  const model = rocchio(examples, classes, features);
  const order = Uint32Array.from(examples.keys());
  const random = steadyRandom(1);
  const errors = new Float32Array(classes);
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random);
    order.forEach((at, step) => {
      const example = examples[at];
      const done = (epoch + step / order.length) / epochs;
      if (example) correct(model, example, LEARNING_RATE * (1 - done), random, errors);
    });
  }
  return model;
}

/** Adds to `scores` how much a text speaks for each class. */
export function addScores(model: LinearModel, vector: SparseVector, scores: Float32Array): void {
  const { classes, starts, classOf, weights } = model;
  const rows: Row[] = [];
  for (let at = 0; at < vector.features.length; at++) {
    const feature = vector.features[at] ?? 0;
    const factor = vector.weights[at] ?? 0;
    const start = starts[feature] ?? 0;
    const end = starts[feature + 1] ?? 0;
    if (end - start === classes) rows.push({ start, factor });
    else {
      for (let place = start; place < end; place++) {
        const label = classOf[place] ?? 0;
        scores[label] = (scores[label] ?? 0) + factor * (weights[place] ?? 0);
      }
    }
  }
  for (let at = 0; at < rows.length; at += 4) addFourRows(weights, rows, at, scores);
}

/** The weights of a feature that has one for every class, and how much it counts in a text. */
interface Row {
  readonly start: number;
  readonly factor: number;
}

const NO_ROW: Row = { start: 0, factor: 0 };

/** Adds four rows at once, or what is left of them: one by one takes twice as long, and learning does little else. */
function addFourRows(
  weights: Float32Array,
  rows: readonly Row[],
  at: number,
  scores: Float32Array,
): void {
  const { start: a, factor: timesA } = rows[at] ?? NO_ROW;
  const { start: b, factor: timesB } = rows[at + 1] ?? NO_ROW;
  const { start: c, factor: timesC } = rows[at + 2] ?? NO_ROW;
  const { start: d, factor: timesD } = rows[at + 3] ?? NO_ROW;
  for (let label = 0; label < scores.length; label++) {
    scores[label] =
      (scores[label] ?? 0) +
      timesA * (weights[a + label] ?? 0) +
      timesB * (weights[b + label] ?? 0) +
      timesC * (weights[c + label] ?? 0) +
      timesD * (weights[d + label] ?? 0);
  }
}

/** True if texts of the class had the feature, or many classes share it. */
export function hasWeight(
  { starts, classOf }: LinearModel,
  feature: number,
  label: number,
): boolean {
  // Classes of a feature stand in no order when it has many; a scan of a few hundred is fast enough.
  return classOf.subarray(starts[feature], starts[feature + 1]).includes(label);
}

/**
 * One step of gradient descent on the log-likelihood of an example's class.
 *
 * @param errors a place for each class to work in
 */
function correct(
  model: LinearModel,
  { vector, label }: Example,
  rate: number,
  random: Random,
  errors: Float32Array,
): void {
  const kept = dropout(vector, DROPOUT, random);
  const wrong = findErrors(model, kept, label, errors);
  if (wrong.length === 0) return;
  const { classes, starts, classOf, weights } = model;
  for (let at = 0; at < kept.features.length; at++) {
    const feature = kept.features[at] ?? 0;
    const step = rate * (kept.weights[at] ?? 0);
    const start = starts[feature] ?? 0;
    const end = starts[feature + 1] ?? 0;
    if (end - start === classes) {
      for (const label of wrong) {
        weights[start + label] = (weights[start + label] ?? 0) - step * (errors[label] ?? 0);
      }
    } else {
      for (let place = start; place < end; place++) {
        weights[place] = (weights[place] ?? 0) - step * (errors[classOf[place] ?? 0] ?? 0);
      }
    }
  }
}

/**
 * Fills `errors` with how much each class's probability is too high; with 0 where that is not worth a
 * correction.
 *
 * @returns the classes that have an error
 */
function findErrors(
  model: LinearModel,
  vector: SparseVector,
  label: number,
  errors: Float32Array,
): number[] {
  errors.fill(0);
  addScores(model, vector, errors);
  softmax(errors);
  if ((errors[label] ?? 0) > LEARNED) return [];
  errors[label] = (errors[label] ?? 0) - 1;
  const wrong: number[] = [];
  for (let at = 0; at < errors.length; at++) {
    if (Math.abs(errors[at] ?? 0) < NEGLIGIBLE) errors[at] = 0;
    else wrong.push(at);
  }
  return wrong;
}

/** Turns scores into probabilities, in place. */
function softmax(scores: Float32Array): void {
  let best = Number.NEGATIVE_INFINITY;
  for (const score of scores) best = Math.max(best, score);
  let total = 0;
  for (let at = 0; at < scores.length; at++) {
    const likelihood = Math.exp(SHARPNESS * ((scores[at] ?? 0) - best));
    scores[at] = likelihood;
    total += likelihood;
  }
  for (let at = 0; at < scores.length; at++) scores[at] = (scores[at] ?? 0) / total;
}

/** For each class the damped sum of its texts, scaled to length 1. */
function rocchio(examples: readonly Example[], classes: number, features: number): LinearModel {
  const textsOf = Array.from({ length: classes }, (): SparseVector[] => []);
  for (const { vector, label } of examples) textsOf[label]?.push(vector);
  const byFeature = Array.from(
    { length: features },
    (): ClassWeights => ({ labels: [], weights: [] }),
  );
  const sum = new Float64Array(features);
  textsOf.forEach((texts, label) => {
    const { features, weights } = addUp(texts, sum);
    const damped = normalize({ features, weights: weights.map((weight) => weight ** DAMPING) });
    features.forEach((feature, at) => {
      byFeature[feature]?.labels.push(label);
      byFeature[feature]?.weights.push(damped.weights[at] ?? 0);
    });
  });
  const kept = byFeature.map((feature) => strongest(common(feature, classes)));
  const starts = new Uint32Array(features + 1);
  kept.forEach(({ weights }, feature) => {
    starts[feature + 1] = (starts[feature] ?? 0) + weights.length;
  });
  return {
    classes,
    starts,
    classOf: Uint32Array.from(kept.flatMap(({ labels }) => labels)),
    weights: Float32Array.from(kept.flatMap(({ weights }) => weights)),
  };
}

/** The sum of vectors. `sum` holds zeros, before and after: a place for each feature to add up in. */
function addUp(vectors: readonly SparseVector[], sum: Float64Array): SparseVector {
  const touched: number[] = [];
  for (const { features, weights } of vectors) {
    features.forEach((feature, at) => {
      if (sum[feature] === 0) touched.push(feature);
      sum[feature] = (sum[feature] ?? 0) + (weights[at] ?? 0);
    });
  }
  const weights = touched.map((feature) => sum[feature] ?? 0);
  for (const feature of touched) sum[feature] = 0;
  return { features: touched, weights };
}

/** What one feature weighs in the classes that have it. */
interface ClassWeights {
  readonly labels: number[];
  readonly weights: number[];
}

/** With a place for every class, in order, if many share the feature. */
function common(feature: ClassWeights, classes: number): ClassWeights {
  if (feature.labels.length < COMMON || classes > MAX_CLASSES_OF_FEATURE) return feature;
  const weights = new Array<number>(classes).fill(0);
  feature.labels.forEach((label, at) => {
    weights[label] = feature.weights[at] ?? 0;
  });
  return { labels: [...weights.keys()], weights };
}

/** The classes in which the feature weighs most. */
function strongest(classes: ClassWeights): ClassWeights {
  const { labels, weights } = classes;
  if (labels.length <= MAX_CLASSES_OF_FEATURE) return classes;
  const order = [...labels.keys()]
    .sort((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0))
    .slice(0, MAX_CLASSES_OF_FEATURE);
  return {
    labels: order.map((at) => labels[at] ?? 0),
    weights: order.map((at) => weights[at] ?? 0),
  };
}
