import { ComponentType } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { phrases } from '../../src/answers/phrases.js';
import type { Reply } from '../../src/answers/reply.js';
import { type Components, notice } from '../../src/discord/components.js';
import { limitViolations } from '../../src/discord/limits.js';
import { render } from '../../src/discord/render.js';
import { answersOf } from '../answers/answers-of.js';
import { replacing } from '../knowledge/knowledge-of.js';
import { fixtureAnswers as answers } from './context-of.js';
import { buttonsOf, customIdsOf, linksIn, picturesOf, textOf } from './shown.js';

const ASKER = '123456789012345678';
const CALVES = 'faq/body/calves-bigger.yaml';

const CLARIFY: Reply = {
  kind: 'clarify',
  choices: [
    { id: 'calves-bigger', question: 'Does running make your calves bigger?' },
    { id: 'tempo-run', question: 'What is a tempo run?' },
  ],
};

/** What a question is answered with, as it is drawn. */
function drawn(question: string): Components {
  return render(answers.ask(question).reply, ASKER);
}

describe('every kind of reply is one container within Discord’s limits', () => {
  it.each<[Reply['kind'], string]>([
    ['answer', 'what is a tempo run'],
    ['unknown', 'how do I boil an egg'],
    ['unknown', ''],
    ['urgent', 'my calf is swollen and hot'],
    ['exercise', 'calf raise'],
    ['chat', 'hi'],
  ])('%s: “%s”', (kind, question) => {
    const { reply } = answers.ask(question);
    expect(reply.kind).toBe(kind);
    const components = render(reply, ASKER);
    expect(components.map(({ type }) => type)).toEqual([ComponentType.Container]);
    expect(limitViolations(components)).toEqual([]);
    expect(textOf(components)).not.toMatch(/undefined|null|\[object/);
  });
});

describe('an answer', () => {
  const answer = drawn('does running make your calves bigger');
  const shown = textOf(answer);

  it('starts with the question and the verdict, of which the first sentence is bold', () => {
    expect(shown).toMatch(
      /^### Does running make your calves bigger\?\n\*\*It depends on how you run\.\*\* Sprints/,
    );
  });

  it('links its citations by number', () => {
    expect(shown).toContain(
      'than running does [[2]](<https://example.org/review>) [[1]](<https://doi.org/10.1000/scans>).',
    );
  });

  it('lists its sources by number, with publisher and year where they are known', () => {
    expect(shown).toMatch(
      /^-# \[1\] \[.+\]\(<https:\/\/doi\.org\/10\.1000\/scans>\), Journal of Calves 2020$/m,
    );
    expect(shown).toMatch(/^-# \[2\] \[.+\]\(<https:\/\/example\.org\/review>\), example\.org$/m);
  });

  it('keeps square brackets of a title from ending its link', () => {
    expect(shown).toContain('[Calf muscles of sprinters and runners (in scans)](<');
  });

  it('says how strong the evidence is and when it was reviewed', () => {
    expect(shown).toContain(`${phrases.evidence.limited} · ${phrases.reviewed('2026-11')}`);
    expect(shown).not.toContain(phrases.outdated);
    expect(textOf(drawn('what is a tempo run'))).toContain(phrases.outdated);
  });

  it('has a button for each exercise and each related topic', () => {
    expect(customIdsOf(answer)).toEqual([
      'exercise:calf-raise',
      'topic:tempo-run',
      'topic:calf-clot',
      'helpful:calves-bigger',
      'unhelpful:calves-bigger',
    ]);
    expect(buttonsOf(answer).map(({ label }) => label)).toContain('What is a tempo run?');
  });

  it('has a button for each of what else may have been meant, before all others', () => {
    const { reply } = answers.ask('does running make your calves bigger');
    const alternatives = [{ id: 'tempo-run', question: 'What is a tempo run?' }];
    const doubtful = render({ ...reply, alternatives } as Reply, ASKER);
    expect(textOf(doubtful)).toContain(phrases.orDidYouMean);
    expect(customIdsOf(doubtful)[0]).toBe('topic:tempo-run');
    expect(shown).not.toContain(phrases.orDidYouMean);
  });

  it('asks to see a clinician where the verdict is so', async () => {
    const serious = await answersOf({ [CALVES]: replacing('it-depends', 'see-doctor') });
    const { reply } = serious.ask('does running make your calves bigger');
    expect(textOf(render(reply, ASKER))).toContain(`-# ${phrases.seeClinician}`);
    expect(shown).not.toContain(phrases.seeClinician);
  });

  it('shows what looks like markdown as it is written', async () => {
    const starred = await answersOf({
      [CALVES]: replacing('Sprinters have', "'*Sprinters* __have__ ~~x~~'\n  - It is"),
    });
    const { reply } = starred.ask('does running make your calves bigger');
    expect(textOf(render(reply, ASKER))).toContain(
      '\\*Sprinters\\* \\_\\_have\\_\\_ \\~\\~x\\~\\~',
    );
  });
});

describe('a choice', () => {
  const choice = render(CLARIFY, ASKER);

  it('is within Discord’s limits, with a row with one button for each topic', () => {
    expect(limitViolations(choice)).toEqual([]);
    expect(buttonsOf(choice).map(({ label }) => label)).toEqual([
      'Does running make your calves bigger?',
      'What is a tempo run?',
    ]);
  });

  it('remembers who asked', () => {
    expect(customIdsOf(choice)).toEqual([
      `choose:calves-bigger:${ASKER}`,
      `choose:tempo-run:${ASKER}`,
    ]);
  });
});

it('a question longer than a button is clipped on it', () => {
  const question = `Does running ${'really '.repeat(15)}help?`;
  const choices = [
    { id: 'a', question },
    { id: 'b', question: 'Short?' },
  ];
  const components = render({ kind: 'clarify', choices }, ASKER);
  expect(buttonsOf(components)[0]?.label).toMatch(/^Does running really .*…$/);
  expect(limitViolations(components)).toEqual([]);
});

it('a danger sign says how urgent it is and what to do', () => {
  const shown = textOf(drawn('my calf is swollen and hot'));
  expect(shown).toContain(phrases.urgency['same-day']);
  expect(shown).toContain('**This can be a blood clot. See a doctor today.**');
  expect(shown).toContain('- Stop running [[1]](<https://doi.org/10.1000/scans>).');
  expect(shown).toContain(phrases.urgentFooter['same-day']);
});

it('the card of an exercise has its steps by number, its dose and its versions', () => {
  const card = drawn('calf raise');
  const shown = textOf(card);
  expect(shown).toContain('1. Stand on a step.\n2. Rise.\n3. Sink slowly.');
  expect(shown).toContain('4 sets of 8 repetitions [[1]](<https://example.org/review>).');
  expect(shown).toContain('Hold on to a wall.');
  expect(shown).toContain('Use one leg.; Add a weight.');
  expect(customIdsOf(card)).toContain('topic:calves-bigger');
});

it('what is not known offers examples, and an unknown exercise the near ones', () => {
  expect(customIdsOf(drawn('how do I boil an egg'))).toEqual(['topic:calves-bigger']);
  expect(customIdsOf(render(answers.exercise('calf rocket'), ASKER))).toEqual([
    'exercise:calf-raise',
  ]);
});

it('small talk is answered with its words and examples', () => {
  expect(textOf(drawn('hi'))).toBe('Hi. Ask me a running question.');
  expect(customIdsOf(drawn('hi'))).toEqual(['topic:calves-bigger']);
});

describe('what only its reader sees can be posted', () => {
  it.each([
    ['an answer', 'what is a tempo run', 'publish:tempo-run'],
    ['a danger sign', 'my calf is swollen and hot', 'publish:calf-clot'],
    ['the card of an exercise', 'calf raise', 'publish-exercise:calf-raise'],
  ])('%s', (_, question, publish) => {
    const { reply } = answers.ask(question);
    const components = render(reply, ASKER, { isPublishable: true });
    expect(customIdsOf(components)).toContain(publish);
    expect(limitViolations(components)).toEqual([]);
    expect(customIdsOf(render(reply, ASKER))).not.toContain(publish);
  });
});

it('the picture of an exercise has its words for those who don’t see it', () => {
  const picture = { url: 'attachment://muscles.png', alt: 'Muscles worked: calf.' };
  const card = render(answers.exercise('calf raise'), ASKER, { picture });
  expect(picturesOf(card)).toEqual([picture]);
  expect(picturesOf(drawn('calf raise'))).toEqual([]);
});

it('the versions of an exercise that have a card are buttons, each one once', () => {
  const { reply } = answers.ask('calf raise');
  if (reply.kind !== 'exercise') throw new Error('not an exercise');
  const wall = { id: 'wall-raise', name: 'Wall Raise' };
  const leg = { id: 'one-leg-raise', name: 'One-Leg Raise' };
  const versions = { easier: [wall, { words: 'Sit down.' }], harder: [leg, wall] };
  const card = render({ ...reply, ...versions }, ASKER);
  const buttons = buttonsOf(card).filter(({ custom_id: id = '' }) => id.startsWith('exercise:'));
  expect(buttons.map(({ custom_id: id }) => id)).toEqual([
    'exercise:wall-raise',
    'exercise:one-leg-raise',
  ]);
  expect(buttons[1]?.label).toBe(`${phrases.exercise.harder}: One-Leg Raise`);
  expect(textOf(card)).toContain(`**${phrases.exercise.easier}:** Wall Raise; Sit down.`);
});

it('a notice is its text, and the button that goes on from it', () => {
  const plain = notice(phrases.error);
  expect(textOf(plain)).toBe(phrases.error);
  expect([buttonsOf(plain), linksIn(plain)]).toEqual([[], []]);
  const link = 'https://discord.com/channels/1/2/3';
  const action = { do: 'topic', id: 'tempo-run' } as const;
  const leading = notice(link, { label: phrases.showAnyway, action });
  expect(textOf(leading)).toBe(link);
  expect(customIdsOf(leading)).toEqual(['topic:tempo-run']);
});
