import { describe, expect, it } from 'vitest';
import { FeatureSpace } from '../../src/matching/features.js';

function space(): FeatureSpace {
  return new FeatureSpace((stem) => stem === 'the');
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
    expect(weights.get(number ?? -1)).toBeGreaterThan(0);
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
  const weightOf = (stem: string) => weights.get(features.numberOf(stem) ?? -1) ?? 0;
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
  expect(features.of(['zzz'])).toEqual(new Map());
  expect(features.size).toBe(size);
  expect(features.numberOf('zzz')).toBeUndefined();
});

it('an unknown word still shares letters with a known one', () => {
  const features = space();
  features.learn(['calf']);
  const shared = features.of(['calfz']);
  expect([...shared.keys()]).toContain(features.numberOf('~#cal'));
  expect([...shared.keys()]).not.toContain(features.numberOf('calf'));
});

it('a word that was asked first and learned later has all of its features', () => {
  const features = space();
  features.learn(['calf']);
  features.of(['shin']);
  features.learn(['shin']);
  expect([...features.of(['shin']).keys()]).toContain(features.numberOf('~#shi'));
});
