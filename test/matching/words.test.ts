import { describe, expect, it } from 'vitest';
import { MAX_QUESTION_LENGTH, wordsOf } from '../../src/matching/words.js';

describe('the words of a message', () => {
  it.each([
    ['are lower case and without punctuation', 'Do BIG calves -- help?!', 'do big calves help'],
    [
      'are parted by hyphens, slashes and line ends',
      'calf-raise/step\nwall',
      'calf raise step wall',
    ],
    ['lose Discord’s text styles', '**big** __calves__ ~~now~~ ||ok|| `x`', 'big calves now ok x'],
    [
      'lose apostrophes of every kind',
      "don’t can‘t won`t it's isnʼt don´t",
      'dont cant wont its isnt dont',
    ],
    ['lose accents', 'naïve café über jalapeño', 'naive cafe uber jalapeno'],
    ['lose accents that are typed apart', 'cafe\u0301', 'cafe'],
    ['become plain letters from wide ones', 'ｃａｌｆ', 'calf'],
    ['spell out the ampersand', 'R&D', 'r and d'],
    ['stretch no letter to more than two', 'sooooo biiiig!!!! calf', 'soo biig calf'],
  ])('%s', (_, message, words) => {
    expect(wordsOf(message)).toEqual(words.split(' '));
  });
});

describe('what Discord puts into a message is no word', () => {
  it.each([
    ['a member', '<@123456789012345678> hi', ['hi']],
    ['a member by nickname', 'hi <@!123456789012345678>', ['hi']],
    ['a role', '<@&123> hi', ['hi']],
    ['a channel', 'hi <#123>', ['hi']],
    ['a custom emoji', 'hi <:running_man:123>there', ['hi', 'there']],
    ['an animated emoji', '<a:Calf:123>', []],
    ['a time', '<t:1700000000:R> hi', ['hi']],
    ['a command', '</ask:123> hi', ['hi']],
    ['a link', 'see https://example.org/a?b=c#d now', ['see', 'now']],
    ['a link without preview', '<https://example.org/calf>', []],
    ['an emoji', '🏃🏽‍♀️ hi 🔥', ['hi']],
    ['a keycap', '1️⃣ hi #️⃣ *️⃣ 2\u20e3', ['hi']],
    ['an emoji of a letter', 'ℹ️ hi', ['hi']],
    ['nothing but emoji', '🏃‍♀️🏃🔥🇩🇪', []],
    ['nothing but space', ' \n\t ', []],
    ['nothing', '', []],
  ])('%s', (_, message, words) => {
    expect(wordsOf(message)).toEqual(words);
  });

  it('but a smaller-than sign alone takes nothing away', () => {
    expect(wordsOf('hr < 130 and pace <5 min')).toEqual(['hr', '130', 'and', 'pace', '5', 'min']);
  });
});

describe('a number', () => {
  it.each([
    ['stands apart from its unit', '30min 8h 70kg 3miles', '30 min 8 h 70 kg 3 miles'],
    ['keeps no comma between thousands', '1,000 or 10,000,000', '1000 or 10000000'],
    ['ends at any other comma', '1,2 and 3', '1 2 and 3'],
    ['with km is a race where it is one', '5km 10 km 5 kms', '5k 10k 5k'],
    ['with km is a distance elsewhere', '15km 50 km', '15 km 50 km'],
    ['keeps the letters that are no unit', '5k 10ks 4x400', '5k 10ks 4x400'],
  ])('%s', (_, message, words) => {
    expect(wordsOf(message)).toEqual(words.split(' '));
  });
});

describe('other scripts are words, too', () => {
  it.each([
    ['Cyrillic', 'Как бегать?', ['как', 'бегать']],
    ['Japanese', '走ると足', ['走ると足']],
    ['Arabic', 'كيف أركض', 2],
    ['Korean', '달리기 종아리', 2],
    ['Hindi', 'दौड़ना अच्छा', 2],
  ])('%s', (_, message, words) => {
    if (typeof words === 'number') expect(wordsOf(message)).toHaveLength(words);
    else expect(wordsOf(message)).toEqual(words);
  });
});

describe('of a long message', () => {
  const long = `first ${'word '.repeat(1_200)} last`;

  it('the start and the end are read', () => {
    expect(long.length).toBeGreaterThan(6_000);
    const words = wordsOf(long);
    expect([words.at(0), words.at(-1)]).toEqual(['first', 'last']);
    expect(words.join(' ').length).toBeLessThanOrEqual(MAX_QUESTION_LENGTH);
  });

  it('nothing is lost up to the limit', () => {
    const words = Array.from({ length: MAX_QUESTION_LENGTH / 2 }, () => 'a');
    expect(wordsOf(words.join(' '))).toHaveLength(words.length);
  });

  it('the two halves do not run together', () => {
    expect(wordsOf('1'.repeat(6_000))).toHaveLength(2);
  });
});
