import { expect, it } from 'vitest';
import { muscleName, shortMuscleName } from '../../src/answers/names.js';
import { phrases } from '../../src/answers/phrases.js';

it.each([
  ['2026-11', 'November 2026'],
  ['2020-01', 'January 2020'],
])('the month %s is written “%s”, in every time zone', (month, written) => {
  expect(phrases.reviewed(month)).toContain(written);
});

it('a muscle has its everyday name, with the anatomical one where it differs', () => {
  expect(muscleName('soleus')).toBe('deep calf (soleus)');
  expect(shortMuscleName('soleus')).toBe('deep calf');
  expect(muscleName('upper-back')).toBe('upper back');
  expect(shortMuscleName('upper-back')).toBe('upper back');
});

it('equipment reads as a choice', () => {
  expect(phrases.exercise.equipment(['foam-roller', 'none'])).toBe('foam roller or no equipment');
});
