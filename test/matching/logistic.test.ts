import { describe, expect, it } from 'vitest';
import {
  type BinaryExample,
  logistic,
  logOdds,
  trainLogistic,
} from '../../src/matching/logistic.js';
import { normalize, type SparseVector } from '../../src/matching/sparse-vector.js';
import { seededRandom } from '../seeded-random.js';

function vector(...features: readonly number[]): SparseVector {
  return normalize({ features: [...features], weights: features.map(() => 1) });
}

function times(count: number, example: BinaryExample): BinaryExample[] {
  return Array.from({ length: count }, () => example);
}

describe('log-odds', () => {
  it.each([
    [0, 0.5],
    [Math.log(3), 0.75],
    [-Math.log(3), 0.25],
    [1_000, 1],
    [-1_000, 0],
  ])('of %f are a probability of %f', (odds, probability) => {
    expect(logistic(odds)).toBeCloseTo(probability);
  });

  it('of a text are the sum of what its features say, by their weight in it', () => {
    const weights = Float32Array.from([1, -2, 4]);
    expect(logOdds(weights, { features: [0, 2], weights: [0.5, 0.25] })).toBe(1.5);
    expect(logOdds(weights, { features: [], weights: [] })).toBe(0);
    // A feature that was never learned says nothing.
    expect(logOdds(weights, { features: [1, 9], weights: [1, 1] })).toBe(-2);
  });
});

describe('training', () => {
  const EXAMPLES = [
    ...times(20, { vector: vector(0, 2), positive: true }),
    ...times(20, { vector: vector(1, 2), positive: false }),
  ];

  it('finds the features that speak for and against', () => {
    const [pro = 0, contra = 0, both = 0] = trainLogistic(EXAMPLES, 4);
    expect(pro).toBeGreaterThan(0.5);
    expect(contra).toBeLessThan(-0.5);
    expect(Math.abs(both)).toBeLessThan(Math.min(pro, -contra));
  });

  it('leaves a feature that no text has without a word', () => {
    expect(trainLogistic(EXAMPLES, 4)[3]).toBe(0);
  });

  it('tells texts apart that it never saw, whatever the words', () => {
    const random = seededRandom(21);
    // Features 0 to 9 are of the one kind, 10 to 19 of the other, and 20 to 29 of both.
    const text = (positive: boolean): BinaryExample => {
      const own = () => Math.floor(random() * 10) + (positive ? 0 : 10);
      const shared = () => 20 + Math.floor(random() * 10);
      return { vector: vector(...new Set([own(), own(), shared(), shared()])), positive };
    };
    const texts = (count: number) => Array.from({ length: count }, (_, at) => text(at % 2 === 0));
    const weights = trainLogistic(texts(400), 30);
    const wrong = texts(200).filter(
      ({ vector, positive }) => logOdds(weights, vector) > 0 !== positive,
    );
    expect(wrong).toEqual([]);
  });

  it('lets a text of the rarer kind count for more', () => {
    const weights = trainLogistic(
      [
        ...times(60, { vector: vector(0), positive: true }),
        ...times(20, { vector: vector(0), positive: false }),
      ],
      1,
    );
    // Three times as many would be log-odds of 1.1; each of the fewer ones counts three times.
    expect(Math.abs(weights[0] ?? 1)).toBeLessThan(0.5);
  });

  it('gives the same every time', () => {
    expect(trainLogistic(EXAMPLES, 4)).toEqual(trainLogistic(EXAMPLES, 4));
  });

  it('of nothing, or of one kind alone, ends', () => {
    expect([...trainLogistic([], 2)]).toEqual([0, 0]);
    const [pro, other] = trainLogistic(times(3, { vector: vector(0), positive: true }), 2);
    expect(pro).toBeGreaterThan(0);
    expect(other).toBe(0);
    const [contra] = trainLogistic(times(3, { vector: vector(0), positive: false }), 2);
    expect(contra).toBeLessThanOrEqual(0);
  });
});
