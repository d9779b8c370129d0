import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { phrases } from '../../src/answers/phrases.js';
import type { Reply } from '../../src/answers/reply.js';
import { choicesOf, draw } from '../../src/terminal/draw.js';
import { answersOf, TWINS } from '../answers/answers-of.js';

const answers = await answersOf(TWINS);

/** A question of each kind of reply. */
const QUESTIONS: readonly [Reply['kind'], string][] = [
  ['answer', 'does running make your calves bigger'],
  ['clarify', 'run calf'],
  ['unknown', 'how do I boil an egg'],
  ['urgent', 'my calf is swollen and hot'],
  ['urgent', 'my calf is swollen and hot. What is a tempo run?'],
  ['exercise', 'calf raise'],
  ['chat', 'hi'],
];

function replyTo(question: string): Reply {
  return answers.ask(question).reply;
}

/** What one reads, without colours. */
function read(question: string, width = 88): string {
  return stripVTControlCharacters(draw(replyTo(question), width));
}

/** The same as one line, however it was wrapped. */
function unwrapped(question: string, width = 88): string {
  return read(question, width).replace(/\s+/g, ' ');
}

describe('an answer', () => {
  const shown = unwrapped('does running make your calves bigger');

  it('says question, verdict, reasons, what to do and caution, in this order', () => {
    const parts = [
      'Does running make your calves bigger?',
      'It depends on how you run.',
      phrases.why,
      'Sprinters have more calf muscle than distance runners [1].',
      phrases.whatToDo,
      'Sprint up a hill 6 times.',
      'A swollen, hot calf needs a doctor',
      phrases.sources,
      phrases.evidence.limited,
    ];
    const places = parts.map((part) => shown.indexOf(part));
    expect(places).not.toContain(-1);
    expect([...places].sort((a, b) => a - b)).toEqual(places);
  });

  it('cites by number', () => {
    expect(shown).toContain('more than running does [2][1].');
  });

  it('lists its sources by number, with publisher and year where they are known', () => {
    expect(shown).toMatch(/\[1\] Calf muscles of sprinters and runners .*, Journal of Calves 2020/);
    expect(shown).toMatch(/\[2\] Weights and running compared .*, example\.org/);
  });

  it('links its sources', () => {
    const drawn = draw(replyTo('does running make your calves bigger'), 88);
    expect(drawn).toContain('https://doi.org/10.1000/scans');
    expect(drawn).toContain('https://example.org/review');
  });

  it('numbers what one may go on to', () => {
    expect(shown).toMatch(/1 What is a tempo run\? 2 One calf is swollen.* 3 Calf Raise$/);
  });

  it('says when its review is old', () => {
    expect(unwrapped('what is a tempo run')).toContain(phrases.outdated);
    expect(shown).not.toContain(phrases.outdated);
  });
});

describe.each([40, 88])('at %i columns', (width) => {
  it.each(QUESTIONS)('no line of a reply of kind %s is wider', (kind, question) => {
    expect(replyTo(question).kind).toBe(kind);
    const lines = read(question, width).split('\n');
    expect(lines.filter((line) => line.length > width)).toEqual([]);
  });

  it.each(QUESTIONS)('nothing of a reply of kind %s is left out', (_, question) => {
    const letters = (text: string) => text.replace(/\s/g, '');
    expect(letters(read(question, width))).toBe(letters(read(question, 10_000)));
  });
});

it('a danger sign says how urgent it is, what to do, and that this is a bot', () => {
  const shown = unwrapped('my calf is swollen and hot');
  expect(shown).toContain(phrases.urgency['same-day']);
  expect(shown).toContain('Stop running [1].');
  expect(shown).toContain(phrases.urgentFooter['same-day']);
});

it('a danger sign comes before what else was asked, whose short answer is shown and can be chosen', () => {
  const question = 'my calf is swollen and hot. What is a tempo run?';
  const shown = unwrapped(question);
  const [danger, short] = ['This can be a blood clot', 'A tempo run is 20 to 40 minutes'];
  expect(shown.indexOf(danger)).toBeGreaterThan(-1);
  expect(shown.indexOf(short)).toBeGreaterThan(shown.indexOf(danger));
  expect(choicesOf(replyTo(question)).map(({ id }) => id)).toEqual(['tempo-run', 'calves-bigger']);
});

it('the card of an exercise has numbered steps, dose and versions', () => {
  const shown = unwrapped('calf raise');
  expect(shown).toContain('1. Stand on a step. 2. Rise. 3. Sink slowly.');
  expect(shown).toContain('4 sets of 8 repetitions [1].');
  expect(shown).toContain('Use one leg.; Add a weight.');
});

it('an unknown exercise is answered with the near ones to choose', () => {
  const shown = stripVTControlCharacters(draw(answers.exercise('calf rocket'), 88));
  expect(shown).toContain(phrases.unknown['no-such-exercise']);
  expect(shown).toMatch(/1 +Calf Raise/);
});

it('what else may have been meant is numbered before what is related', () => {
  const alternatives = [{ id: 'calves-fat', question: 'Does running make your calves fat?' }];
  const doubtful = { ...replyTo('what is a tempo run'), alternatives } as Reply;
  const shown = stripVTControlCharacters(draw(doubtful, 88)).replace(/\s+/g, ' ');
  expect(shown).toContain(`${phrases.orDidYouMean} 1 Does running make your calves fat?`);
  expect(shown).toContain(`${phrases.related} 2 Does running make your calves bigger?`);
  expect(choicesOf(doubtful)[0]).toEqual(alternatives[0]);
});

describe('what leads on to nothing', () => {
  const nothing = { related: [], exercises: [], recommendedBy: [], suggestions: [], also: null };
  const shownAlone = (question: string) =>
    stripVTControlCharacters(draw({ ...replyTo(question), ...nothing } as Reply, 88));

  it.each([
    ['answer', 'does running make your calves bigger', phrases.related],
    ['unknown', 'how do I boil an egg', phrases.forExample],
    ['urgent', 'my calf is swollen and hot', phrases.related],
    ['exercise', 'calf raise', phrases.exercise.recommendedBy],
  ])('has no heading for it: %s', (_, question, heading) => {
    expect(read(question)).toContain(heading);
    expect(shownAlone(question)).not.toContain(heading);
    expect(read(question)).toContain(shownAlone(question));
  });

  it('is still said: small talk', () => {
    expect(read('hi')).toContain(shownAlone('hi'));
    expect(shownAlone('hi')).not.toBe('');
  });
});

describe('what one may go on to is numbered in the order in which it is drawn', () => {
  it.each(QUESTIONS)('%s', (_, question) => {
    const choices = choicesOf(replyTo(question));
    const names = choices.map((link) => ('question' in link ? link.question : link.name));
    expect(names.length).toBeGreaterThan(0);
    names.forEach((name, at) => {
      expect(unwrapped(question)).toContain(` ${at + 1} ${name}`);
    });
  });
});
