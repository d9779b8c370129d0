import { expect, it } from 'vitest';
import { RecentAnswers } from '../../src/discord/recent-answers.js';
import { Clock } from './context-of.js';

const LIFETIME_MS = 10 * 60_000;

function setUp() {
  const clock = new Clock();
  return { clock, answers: new RecentAnswers(clock.now) };
}

it('an answer is found by its channel and its entry alone', () => {
  const { answers } = setUp();
  answers.remember('runners', 'tempo-run', '1');
  expect(answers.find('runners', 'tempo-run')).toBe('1');
  expect(answers.find('runners', 'strides')).toBeNull();
  expect(answers.find('swimmers', 'tempo-run')).toBeNull();
});

it('an answer is found for ten minutes', () => {
  const { answers, clock } = setUp();
  answers.remember('runners', 'tempo-run', '1');
  clock.pass(LIFETIME_MS - 1);
  expect(answers.find('runners', 'tempo-run')).toBe('1');
  clock.pass(1);
  expect(answers.find('runners', 'tempo-run')).toBeNull();
});

it('the newest of several is found, and lives its own ten minutes', () => {
  const { answers, clock } = setUp();
  answers.remember('runners', 'tempo-run', '1');
  clock.pass(LIFETIME_MS - 1);
  answers.remember('runners', 'tempo-run', '2');
  clock.pass(LIFETIME_MS - 1);
  expect(answers.find('runners', 'tempo-run')).toBe('2');
});

it('a message that was deleted is forgotten, and no other one', () => {
  const { answers } = setUp();
  answers.remember('runners', 'tempo-run', '1');
  answers.remember('runners', 'strides', '2');
  answers.forget('1');
  answers.forget('no such message');
  expect(answers.find('runners', 'tempo-run')).toBeNull();
  expect(answers.find('runners', 'strides')).toBe('2');
});

it('of a great many answers the oldest are forgotten', () => {
  const { answers } = setUp();
  for (let at = 0; at <= 5_000; at++) answers.remember(`channel-${at}`, 'tempo-run', `${at}`);
  expect(answers.find('channel-0', 'tempo-run')).toBeNull();
  expect(answers.find('channel-1', 'tempo-run')).toBe('1');
  expect(answers.find('channel-5000', 'tempo-run')).toBe('5000');
});
