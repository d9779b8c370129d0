import { describe, expect, it } from 'vitest';
import {
  addScores,
  type Example,
  hasWeight,
  type LinearModel,
  trainClassifier,
} from '../../src/matching/classifier.js';
import { normalize, type SparseVector } from '../../src/matching/sparse-vector.js';
import { seededRandom } from '../seeded-random.js';

function vector(...features: readonly number[]): SparseVector {
  return normalize({ features: [...features], weights: features.map(() => 1) });
}

function scoresOf(model: LinearModel, text: SparseVector): number[] {
  const scores = new Float32Array(model.classes);
  addScores(model, text, scores);
  return [...scores];
}

function classOf(model: LinearModel, text: SparseVector): number {
  const scores = scoresOf(model, text);
  return scores.indexOf(Math.max(...scores));
}

function mistakes(model: LinearModel, examples: readonly Example[]): number {
  return examples.filter(({ vector, label }) => classOf(model, vector) !== label).length;
}

const [CLASSES, FEATURES] = [12, 80];

/** Texts of 12 classes, of which each uses some words more than others do, and all use some. */
function someTexts(seed: number): Example[] {
  const random = seededRandom(seed);
  const below = (bound: number) => Math.floor(random() * bound);
  return Array.from({ length: 30 * CLASSES }, (_, at) => {
    const label = at % CLASSES;
    const own = Array.from({ length: 2 }, () => 20 + label * 5 + below(5));
    const shared = Array.from({ length: 3 }, () => below(20));
    return { vector: vector(...new Set([...own, ...shared])), label };
  });
}

/**
 * Class 0 says feature 0 in each of its texts, class 1 in few of its many, always with feature 1:
 * the sum of its texts hardly knows it.
 */
const HIDDEN: readonly Example[] = [
  ...Array.from({ length: 4 }, () => ({ vector: vector(0, 2), label: 0 })),
  ...Array.from({ length: 3 }, () => ({ vector: vector(0, 1), label: 1 })),
  ...Array.from({ length: 40 }, (_, at) => ({ vector: vector(3, 4 + (at % 9)), label: 1 })),
];

describe('a classifier', () => {
  it.each([1, 2, 3])('classifies the texts right that it was trained on (%i)', (seed) => {
    const texts = someTexts(seed);
    expect(mistakes(trainClassifier(texts, CLASSES, FEATURES), texts)).toBe(0);
  });

  it('classifies nearly all texts right that are like those', () => {
    const model = trainClassifier(someTexts(4), CLASSES, FEATURES);
    const others = someTexts(5);
    expect(mistakes(model, others) / others.length).toBeLessThan(0.02);
  });

  it('corrects what the sum of the texts gets wrong', () => {
    const rocchio = trainClassifier(HIDDEN, 2, 13, 0);
    const text = vector(0, 1);
    const margin = (model: LinearModel) => {
      const [zero = 0, one = 0] = scoresOf(model, text);
      return one - zero;
    };
    expect(classOf(rocchio, text)).toBe(0);
    expect(mistakes(trainClassifier(HIDDEN, 2, 13, 20), HIDDEN)).toBe(0);
    expect(margin(trainClassifier(HIDDEN, 2, 13, 1))).toBeGreaterThan(margin(rocchio));
  });

  it('gives the same every time', () => {
    const texts = someTexts(6);
    expect(trainClassifier(texts, CLASSES, FEATURES)).toEqual(
      trainClassifier(texts, CLASSES, FEATURES),
    );
  });

  it('leaves a class without texts without a score', () => {
    const model = trainClassifier([{ vector: vector(0), label: 1 }], 3, 2);
    const [none, one, noneEither] = scoresOf(model, vector(0, 1));
    expect([none, noneEither]).toEqual([0, 0]);
    expect(one).toBeGreaterThan(0);
  });

  it('of nothing knows nothing', () => {
    expect(scoresOf(trainClassifier([], 2, 3), vector(0, 2))).toEqual([0, 0]);
  });
});

describe('without correction the weights of a class', () => {
  const model = trainClassifier(
    [
      { vector: vector(0, 1), label: 0 },
      { vector: vector(0, 2), label: 0 },
      { vector: vector(3), label: 1 },
    ],
    2,
    5,
    0,
  );
  const weight = (feature: number, label: number) =>
    scoresOf(model, { features: [feature], weights: [1] })[label] ?? 0;

  it('are of length 1', () => {
    for (const label of [0, 1]) {
      expect(Math.hypot(...[0, 1, 2, 3, 4].map((feature) => weight(feature, label)))).toBeCloseTo(
        1,
      );
    }
  });

  it('are greater for a word that is said twice, but not twice as great', () => {
    expect(weight(0, 0)).toBeGreaterThan(weight(1, 0));
    expect(weight(0, 0)).toBeLessThan(2 * weight(1, 0));
  });

  it('are there for its own features only', () => {
    const known = [0, 1].map((label) =>
      [0, 1, 2, 3, 4].filter((feature) => hasWeight(model, feature, label)),
    );
    expect(known).toEqual([[0, 1, 2], [3]]);
  });
});

it('scores are added to what is there', () => {
  const model = trainClassifier([{ vector: vector(0), label: 0 }], 1, 1, 0);
  const scores = Float32Array.from([2]);
  addScores(model, { features: [0], weights: [0.5] }, scores);
  expect(scores[0]).toBeCloseTo(2.5);
});

it('of the many classes that share a feature it knows the 500 strongest', () => {
  const many = 510;
  // The later a class, the more other features its texts have, and the weaker is the shared one.
  const texts = Array.from({ length: many }, (_, label) => ({
    vector: vector(0, ...Array.from({ length: label }, (_, at) => 1 + at)),
    label,
  }));
  const model = trainClassifier(texts, many, many, 0);
  const knowing = Array.from({ length: many }, (_, label) => label).filter((label) =>
    hasWeight(model, 0, label),
  );
  expect(knowing).toEqual(Array.from({ length: 500 }, (_, label) => label));
});

it.each([
  ['a feature that 200 classes share has a weight in the others, too', 200, true],
  ['a feature that fewer share has none there', 199, false],
])('%s', (_, sharing, has) => {
  const texts = Array.from({ length: 250 }, (_, label) => ({
    vector: label < sharing ? vector(0, 1 + label) : vector(1 + label),
    label,
  }));
  expect(hasWeight(trainClassifier(texts, 250, 251, 0), 0, 249)).toBe(has);
});
