import { expect, it } from 'vitest';
import { Cooldown } from '../../src/discord/cooldown.js';
import { Clock } from './context-of.js';

const PER_MEMBER = 6;
const PER_CHANNEL = 20;
const WINDOW_MS = 30_000;

function setUp() {
  const clock = new Clock();
  return { clock, cooldown: new Cooldown(clock.now) };
}

/** Lets so many members ask a question each. */
function crowd(cooldown: Cooldown, size: number, channel: string): number[] {
  return Array.from({ length: size }, (_, at) => cooldown.secondsToWait(`member-${at}`, channel));
}

it('a member may ask a few questions at once, and not one more', () => {
  const { cooldown } = setUp();
  const waits = Array.from({ length: PER_MEMBER }, () => cooldown.secondsToWait('dana', 'a'));
  expect(waits).toEqual(waits.map(() => 0));
  expect(cooldown.secondsToWait('dana', 'a')).toBe(30);
});

it('another channel does not help a member who asked too much, and others may still ask', () => {
  const { cooldown } = setUp();
  for (let asked = 0; asked < PER_MEMBER; asked++) cooldown.secondsToWait('dana', 'a');
  expect(cooldown.secondsToWait('dana', 'b')).toBeGreaterThan(0);
  expect(cooldown.secondsToWait('eli', 'a')).toBe(0);
});

it('the wait gets shorter and ends exactly when it was said', () => {
  const { cooldown, clock } = setUp();
  for (let asked = 0; asked < PER_MEMBER; asked++) cooldown.secondsToWait('dana', 'a');
  clock.pass(10_500);
  const seconds = cooldown.secondsToWait('dana', 'a');
  expect(seconds).toBe(20);
  clock.pass(seconds * 1_000 - 501);
  expect(cooldown.secondsToWait('dana', 'a')).toBe(1);
  clock.pass(1);
  expect(cooldown.secondsToWait('dana', 'a')).toBe(0);
});

it('a question that was refused does not count, so that asking on does not lengthen the wait', () => {
  const { cooldown, clock } = setUp();
  for (let asked = 0; asked < PER_MEMBER * 3; asked++) cooldown.secondsToWait('dana', 'a');
  clock.pass(WINDOW_MS);
  expect(cooldown.secondsToWait('dana', 'a')).toBe(0);
});

it('the window slides: a question is free again for each that is old enough', () => {
  const { cooldown, clock } = setUp();
  cooldown.secondsToWait('dana', 'a');
  clock.pass(WINDOW_MS - 1_000);
  for (let asked = 1; asked < PER_MEMBER; asked++) cooldown.secondsToWait('dana', 'a');
  expect(cooldown.secondsToWait('dana', 'a')).toBe(1);
  clock.pass(1_000);
  expect(cooldown.secondsToWait('dana', 'a')).toBe(0);
  expect(cooldown.secondsToWait('dana', 'a')).toBe(29);
});

it('a channel takes so many questions of all its members, and other channels stay open', () => {
  const { cooldown, clock } = setUp();
  expect(crowd(cooldown, PER_CHANNEL, 'a').every((wait) => wait === 0)).toBe(true);
  expect(cooldown.secondsToWait('late', 'a')).toBe(30);
  expect(cooldown.secondsToWait('late', 'b')).toBe(0);
  clock.pass(WINDOW_MS);
  expect(cooldown.secondsToWait('late', 'a')).toBe(0);
});

it('what only the member sees counts for the member and not for the channel', () => {
  const { cooldown } = setUp();
  for (let at = 0; at < PER_CHANNEL; at++) cooldown.secondsToWait(`member-${at}`, null);
  for (let asked = 0; asked < PER_MEMBER; asked++) cooldown.secondsToWait('dana', null);
  expect(cooldown.secondsToWait('eli', 'a')).toBe(0);
  expect(cooldown.secondsToWait('dana', null)).toBe(30);
  expect(cooldown.secondsToWait('dana', 'a')).toBe(30);
});

it('what only the member sees is answered in a channel that is full', () => {
  const { cooldown } = setUp();
  crowd(cooldown, PER_CHANNEL, 'a');
  expect(cooldown.secondsToWait('late', null)).toBe(0);
});

it('with the member and the channel full, the longer wait counts', () => {
  const { cooldown, clock } = setUp();
  crowd(cooldown, PER_CHANNEL - PER_MEMBER, 'a');
  clock.pass(5_000);
  for (let asked = 0; asked < PER_MEMBER; asked++) cooldown.secondsToWait('dana', 'a');
  clock.pass(5_000);
  expect(cooldown.secondsToWait('dana', 'a')).toBe(25);
});

it('a member waits from being told so to the end of the wait, in that channel', () => {
  const { cooldown, clock } = setUp();
  for (let asked = 0; asked < PER_MEMBER; asked++) cooldown.secondsToWait('dana', 'a');
  expect(cooldown.isWaiting('dana', 'a')).toBe(false);
  cooldown.secondsToWait('dana', 'a');
  expect(cooldown.isWaiting('dana', 'a')).toBe(true);
  expect(cooldown.isWaiting('dana', 'b')).toBe(false);
  expect(cooldown.isWaiting('eli', 'a')).toBe(false);
  clock.pass(WINDOW_MS - 1);
  expect(cooldown.isWaiting('dana', 'a')).toBe(true);
  clock.pass(1);
  expect(cooldown.isWaiting('dana', 'a')).toBe(false);
});

it('whose last question is older than the window stays in memory no longer', () => {
  const { cooldown, clock } = setUp();
  for (let asked = 0; asked <= PER_MEMBER; asked++) cooldown.secondsToWait('dana', 'a');
  clock.pass(1);
  for (let asked = 0; asked <= PER_MEMBER; asked++) cooldown.secondsToWait('eli', 'a');
  clock.pass(WINDOW_MS - 1);
  cooldown.forgetOld();
  // What had only become too old to count would count again.
  clock.pass(-1);
  expect(cooldown.isWaiting('dana', 'a')).toBe(false);
  expect(cooldown.secondsToWait('dana', null)).toBe(0);
  expect(cooldown.isWaiting('eli', 'a')).toBe(true);
  expect(cooldown.secondsToWait('eli', null)).toBeGreaterThan(0);
});
