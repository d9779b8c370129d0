import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { phrases } from '../../src/answers/phrases.js';
import { chat, widthOf } from '../../src/terminal/chat.js';
import { answersOf } from '../answers/answers-of.js';

const answers = await answersOf();

/** All that is shown while this is typed, as one line; the input ends after it. */
async function shownWhile(typed: string): Promise<string> {
  const [input, output] = [new PassThrough(), new PassThrough()];
  input.end(typed);
  const shown = text(output);
  await chat(answers, input, output);
  output.end();
  return stripVTControlCharacters(await shown).replace(/\s+/g, ' ');
}

function shownFor(...lines: readonly string[]): Promise<string> {
  return shownWhile(lines.map((line) => `${line}\n`).join(''));
}

const TEMPO = 'A tempo run is 20 to 40 minutes';
const CALVES = 'It depends on how you run.';

it('a question is answered', async () => {
  expect(await shownFor('what is a tempo run')).toContain(TEMPO);
});

it('questions are answered one after the other', async () => {
  const shown = await shownFor('does running make your calves bigger', 'what is a tempo run');
  expect(shown.indexOf(CALVES)).toBeGreaterThan(-1);
  expect(shown.indexOf(TEMPO)).toBeGreaterThan(shown.indexOf(CALVES));
});

describe('a number picks from the last answer', () => {
  it.each([
    ['a related topic', '1', TEMPO],
    ['a danger sign', '2', phrases.urgency['same-day']],
    ['an exercise', '3', 'Stand on a step.'],
  ])('%s', async (_, number, picked) => {
    expect(await shownFor('does running make your calves bigger')).not.toContain(picked);
    expect(await shownFor('does running make your calves bigger', number)).toContain(picked);
  });

  it('and from the one that it picked', async () => {
    const shown = await shownFor('what is a tempo run', '2', ' 1 ');
    const urgentAt = shown.indexOf(phrases.urgency['same-day']);
    expect(urgentAt).toBeGreaterThan(-1);
    expect(shown.indexOf(CALVES)).toBeGreaterThan(urgentAt);
  });

  it.each(['0', '3', '9', '-1', '007'])(
    'but “%s”, which is not offered, picks nothing',
    async (said) => {
      const shown = await shownFor('what is a tempo run', said);
      for (const other of [CALVES, phrases.urgency['same-day'], 'Stand on a step.']) {
        expect(shown).not.toContain(other);
      }
    },
  );

  it('and before any answer a number is a question', async () => {
    expect(await shownFor('1')).toContain(phrases.unknown['not-known']);
  });
});

describe('a follow-up goes on from the last answer', () => {
  const WHY = 'why?';
  const times = (shown: string, part: string) => shown.split(part).length - 1;

  it('to a question', async () => {
    expect(await shownFor(WHY)).not.toContain(TEMPO);
    expect(times(await shownFor('what is a tempo run', WHY), TEMPO)).toBe(2);
  });

  it('to a number', async () => {
    const shown = await shownFor('does running make your calves bigger', '1', WHY);
    expect(times(shown, CALVES)).toBe(1);
    expect(times(shown, TEMPO)).toBe(2);
  });

  it('which need not be the last line', async () => {
    expect(times(await shownFor('what is a tempo run', 'hi', '', WHY), TEMPO)).toBe(2);
  });

  it('with a danger sign that is said in halves', async () => {
    const [first, second] = ['does my calf get swollen from running', 'and it is hot'];
    expect(await shownFor(second)).not.toContain(phrases.urgency['same-day']);
    expect(await shownFor(first)).not.toContain(phrases.urgency['same-day']);
    expect(await shownFor(first, second)).toContain(phrases.urgency['same-day']);
  });

  it('and a complete new question does not', async () => {
    const shown = await shownFor('does running make your calves bigger', 'what is a tempo run');
    expect([times(shown, CALVES), times(shown, TEMPO)]).toEqual([1, 1]);
  });
});

it.each(['exit', 'quit', 'BYE', ' :q '])(
  '“%s” leaves, and nothing is answered after it',
  async (word) => {
    expect(await shownFor(word, 'what is a tempo run')).not.toContain(TEMPO);
  },
);

it('an empty line asks nothing', async () => {
  expect(await shownFor('', '   ')).toBe(await shownFor('', ''));
  expect(await shownFor('')).not.toContain(phrases.unknown.empty);
});

it('the end of the input ends it, even without a last line end', async () => {
  expect(await shownWhile('what is a tempo run')).toContain(TEMPO);
});

it.each([
  [40, 40],
  [88, 88],
  [200, 88],
  [undefined, 88],
])('a terminal of %s columns is drawn on %i', (columns, width) => {
  expect(widthOf(columns === undefined ? {} : { columns })).toBe(width);
});
