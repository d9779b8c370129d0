import { describe, expect, it } from 'vitest';
import { parseTime } from '../../src/tips/typed-time.js';

describe('a time as it is typed', () => {
  it.each([
    ['7:30', '07:30'],
    ['07:30', '07:30'],
    ['7.30', '07:30'],
    ['730', '07:30'],
    ['1930', '19:30'],
    ['7:30am', '07:30'],
    ['7:30 PM', '19:30'],
    ['7 pm', '19:00'],
    ['7p', '19:00'],
    ['7 a.m.', '07:00'],
    ['12am', '00:00'],
    ['12:15 pm', '12:15'],
    ['19h', '19:00'],
    ['19h30', '19:30'],
    ['7 uhr', '07:00'],
    ['7.30 Uhr', '07:30'],
    ["6 o'clock", '06:00'],
    ['0:00', '00:00'],
    [' noon ', '12:00'],
    ['Midnight', '00:00'],
  ])('%s is %s', (typed, time) => {
    expect(parseTime(typed)).toBe(time);
  });

  it.each([
    '',
    '7',
    '24:00',
    '25h',
    '7:60',
    '7:3',
    '13pm',
    '0am',
    '-7:30',
    'soon',
    '7:30:15',
    '777h',
    'constructor',
    '__proto__',
  ])('"%s" is none', (typed) => {
    expect(parseTime(typed)).toBeNull();
  });
});
