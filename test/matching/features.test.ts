import { describe, expect, it } from 'vitest';
import { FeatureSpace, learnFeatures } from '../../src/matching/features.js';
import type { SparseVector } from '../../src/matching/sparse-vector.js';

const language = { isWeak: (stem: string) => stem === 'the' };

/** Learns from texts; every feature of theirs is shared if each stands there twice. */
function learned(...texts: readonly string[]) {
  const { learned, vectors } = learnFeatures(
    texts.map((text) => text.split(' ')),
    language,
  );
  return { space: new FeatureSpace(learned, language), vectors };
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
    ['groups of four letters', '~calf'],
    ['letters at the start of a word', '~#cal'],
    ['letters at its end', '~alf#'],
  ])('%s', (_, feature) => {
    const { space, vectors } = learned('calf big now', 'calf big now');
    const number = space.numberOf(feature);
    expect(number).toBeDefined();
    for (const vector of vectors) expect(weightIn(vector, number)).toBeGreaterThan(0);
  });

  it.each(['big calf', 'calf now', 'alf', '~calf big', '~alf'])('not by “%s”', (feature) => {
    const { space } = learned('calf big now', 'calf big now');
    expect(space.numberOf(feature)).toBeUndefined();
  });
});

describe('a feature of one text alone', () => {
  it('is dropped, because it can’t tell whether other texts have it', () => {
    const { space, vectors } = learned('calf big', 'calf');
    expect(space.numberOf('calf')).toBeDefined();
    expect(space.numberOf('big')).toBeUndefined();
    expect(vectors[0]).toEqual(vectors[1]);
  });

  it('is dropped even if the text repeats it', () => {
    expect(learned('big big big', 'calf').space.numberOf('big')).toBeUndefined();
  });
});

it('a weak word weighs less than another', () => {
  const { space, vectors } = learned('the calf', 'the calf');
  const weightOf = (stem: string) =>
    weightIn(vectors[0] ?? space.vectorOf([]), space.numberOf(stem));
  expect(weightOf('the')).toBeGreaterThan(0);
  expect(weightOf('the')).toBeLessThan(weightOf('calf'));
});

it('a word of few texts is more telling than a word of many, and an unknown one as telling as any', () => {
  const { space } = learned('run calf', 'run calf', 'run shin', 'run shin', 'run');
  const telling = (stem: string) => space.idfOf(space.numberOf(stem));
  expect(telling('calf')).toBeGreaterThan(telling('run'));
  expect(telling('run')).toBeGreaterThan(0);
  expect(telling('zzz')).toBe(telling('calf'));
});

it('a learned text has the same vector when it is asked, of length 1', () => {
  const { space, vectors } = learned('calf big', 'big calf', 'calf big');
  const asked = space.vectorOf(['calf', 'big']);
  expect(asked).toEqual(vectors[0]);
  expect(Math.hypot(...asked.weights)).toBeCloseTo(1);
});

it('a feature that a text repeats stands in its vector once', () => {
  const { space } = learned('calf', 'calf');
  const { features } = space.vectorOf(['calf', 'calf', 'shank', 'calf']);
  expect(new Set(features).size).toBe(features.length);
});

it('asking teaches nothing', () => {
  const { space } = learned('calf', 'calf');
  for (const _ of 'twice.') expect(space.vectorOf(['zzz']).features).toEqual([]);
  expect(space.numberOf('zzz')).toBeUndefined();
});

it('an unknown word still shares letters with a known one', () => {
  const { space } = learned('calf', 'calf');
  const { features } = space.vectorOf(['calfz']);
  expect(features).toContain(space.numberOf('~#cal'));
  expect(features).not.toContain(space.numberOf('calf'));
});

it('the more words a text has, and the more telling they are, the more it says', () => {
  const { space } = learned('the calf', 'the calf', 'the shin', 'the shin', 'the');
  const contents = [[], ['the'], ['calf'], ['calf', 'shin']].map((stems) => space.contentOf(stems));
  expect(contents[0]).toBe(0);
  expect([...contents].sort((a, b) => a - b)).toEqual(contents);
  expect(new Set(contents).size).toBe(contents.length);
});

it('where nothing was learned, no text says anything', () => {
  expect(learned().space.contentOf(['calf'])).toBe(0);
});
