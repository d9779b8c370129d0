import { describe, expect, it } from 'vitest';
import { FeatureSpace } from '../../src/matching/features.js';
import type { SparseVector } from '../../src/matching/sparse-vector.js';

function space(): FeatureSpace {
  return new FeatureSpace((stem) => stem === 'the');
}

/** The weight of a feature in a text, 0 if it is not in it. */
function weightIn({ features, weights }: SparseVector, feature: number | undefined): number {
  return weights[features.indexOf(feature ?? -1)] ?? 0;
}

describe('a text is compared by', () => {
  it.each([
    ['its words', 'calf'],
    ['neighbouring words', 'calf big'],
    ['words with one between', 'calf _ now'],
    ['groups of three letters', '~alf'],
    ['letters at the start of a word', '~#cal'],
    ['letters at its end', '~alf#'],
  ])('%s', (_, feature) => {
    const features = space();
    const weights = features.learn(['calf', 'big', 'now']);
    const number = features.numberOf(feature);
    expect(number).toBeDefined();
    expect(weightIn(weights, number)).toBeGreaterThan(0);
  });

  it.each(['big calf', 'calf now', 'alf', '~calf big'])('not by “%s”', (feature) => {
    const features = space();
    features.learn(['calf', 'big', 'now']);
    expect(features.numberOf(feature)).toBeUndefined();
  });
});

it('a weak word weighs less than another', () => {
  const features = space();
  const weights = features.learn(['the', 'calf']);
  const weightOf = (stem: string) => weightIn(weights, features.numberOf(stem));
  expect(weightOf('the')).toBeGreaterThan(0);
  expect(weightOf('the')).toBeLessThan(weightOf('calf'));
});

it('a learned text has the same features when it is asked', () => {
  const features = space();
  const learned = features.learn(['calf', 'big']);
  expect(features.of(['calf', 'big'])).toEqual(learned);
});

it('asking teaches nothing', () => {
  const features = space();
  features.learn(['calf']);
  const { size } = features;
  expect(features.of(['zzz']).features).toHaveLength(0);
  expect(features.size).toBe(size);
  expect(features.numberOf('zzz')).toBeUndefined();
});

it('an unknown word still shares letters with a known one', () => {
  const features = space();
  features.learn(['calf']);
  const shared = features.of(['calfz']);
  expect([...shared.features]).toContain(features.numberOf('~#cal'));
  expect([...shared.features]).not.toContain(features.numberOf('calf'));
});

it('a word that was asked first and learned later has all of its features', () => {
  const features = space();
  features.learn(['calf']);
  features.of(['shin']);
  features.learn(['shin']);
  expect([...features.of(['shin']).features]).toContain(features.numberOf('~#shi'));
});
