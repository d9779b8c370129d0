import { describe, expect, it } from 'vitest';
import { composeAnswer, composeExercise, composeUrgent } from '../../src/answers/compose.js';
import { phrases } from '../../src/answers/phrases.js';
import type { Reply } from '../../src/answers/reply.js';
import { decodeBrowse, renderBrowse } from '../../src/discord/browsing.js';
import { renderHelp } from '../../src/discord/commands/help.js';
import { notice } from '../../src/discord/components.js';
import { LIMITS, limitViolations } from '../../src/discord/limits.js';
import { render } from '../../src/discord/render.js';
import { EQUIPMENT, MUSCLES, SECTIONS } from '../../src/knowledge/schema.js';
import { muscleMapAlt } from '../../src/pictures/muscle-map.js';
import { realKnowledge as knowledge } from '../knowledge/real-knowledge.js';
import { buttonsOf, customIdsOf, linksIn, optionsOf, picturesOf } from './shown.js';

/** Long after every review, so that every answer says that it is outdated, too. */
const LATER = new Date('2040-01-01T00:00:00Z');
/** Of the greatest length that an id can have. */
const ASKER = '18446744073709551615';

const replies = new Map<string, readonly (readonly [id: string, reply: Reply])[]>([
  [
    'topic',
    [...knowledge.topics].map(([id, topic]) => [id, composeAnswer(topic, knowledge, LATER)]),
  ],
  [
    'exercise',
    [...knowledge.exercises].map(([id, exercise]) => [id, composeExercise(exercise, knowledge)]),
  ],
  ['red flag', [...knowledge.redFlags].map(([id, flag]) => [id, composeUrgent(flag, knowledge)])],
]);

/** As large as a message about it can get: with its picture, and a button to post it. */
function drawnInFull(reply: Reply) {
  const alt = reply.kind === 'exercise' ? muscleMapAlt(reply) : null;
  const picture = alt === null ? {} : { picture: { url: 'attachment://muscles.png', alt } };
  return render(reply, ASKER, { isPublishable: true, ...picture });
}

describe.each([...replies])('every %s of the real knowledge base', (_, all) => {
  const drawn = all.map(([id, reply]) => ({ id, components: drawnInFull(reply) }));
  const wrong = (problems: (components: ReturnType<typeof render>) => readonly string[]) =>
    drawn.flatMap(({ id, components }) => {
      const found = problems(components);
      return found.length > 0 ? { id, found } : [];
    });

  it('exists', () => {
    expect(drawn.length).toBeGreaterThan(0);
  });

  it('is within Discord’s limits', () => {
    expect(wrong(limitViolations)).toEqual([]);
  });

  it('is within Discord’s limits below an introduction, and signed by who posted it', () => {
    const signature = notice(`-# ${phrases.published(ASKER)}`);
    const introduction = notice(phrases.introduction);
    expect(wrong((all) => limitViolations([...introduction, ...all]))).toEqual([]);
    expect(wrong((all) => limitViolations([...all, ...signature]))).toEqual([]);
  });

  it('has a description for each picture that Discord takes', () => {
    expect(
      wrong((components) =>
        picturesOf(components).flatMap(({ alt }) =>
          alt.length === 0 || alt.length > LIMITS.altText ? [alt] : [],
        ),
      ),
    ).toEqual([]);
  });

  it('has buttons that all do something else', () => {
    expect(
      wrong((components) => {
        const ids = customIdsOf(components);
        return ids.filter((id, at) => ids.indexOf(id) !== at);
      }),
    ).toEqual([]);
  });

  it('links nothing but addresses of the web, which Discord makes links of', () => {
    expect(
      wrong((components) =>
        linksIn(components).filter(
          (link) => !URL.canParse(link) || !/^https?:\/\/[^\s<>]+$/.test(link),
        ),
      ),
    ).toEqual([]);
  });
});

it('every question fits on the buttons of a choice', () => {
  const topics = [...knowledge.topics.values()];
  const broken = topics.filter(({ id, question }) => {
    const choices = [
      { id, question },
      { id: `${id}-2`, question },
    ];
    const components = render({ kind: 'clarify', choices }, ASKER);
    const labels = buttonsOf(components).map(({ label = '' }) => label);
    return limitViolations(components).length > 0 || labels.some((label) => label === '');
  });
  expect(broken.map(({ id }) => id)).toEqual([]);
});

it('every section of the help is within Discord’s limits and has questions to press', () => {
  // The sections need no matcher, and building one takes up to a minute.
  const answers = { knowledge, examples: [] };
  for (const section of [undefined, ...SECTIONS]) {
    const help = renderHelp(answers, section);
    expect(limitViolations(help)).toEqual([]);
    expect(optionsOf(help).map(({ value }) => value)).toEqual([...SECTIONS]);
    if (section) expect(buttonsOf(help).length).toBeGreaterThan(0);
  }
});

it('every page of the exercises is within Discord’s limits, and all are on some page', () => {
  const listed: string[] = [];
  let next: string | undefined = 'any.any.any.any.1';
  while (next !== undefined) {
    const { filters, page } = decodeBrowse(next);
    const components = renderBrowse(knowledge, filters, page);
    expect(limitViolations(components)).toEqual([]);
    listed.push(...optionsOf(components).map(({ value }) => value));
    const forward = buttonsOf(components).find(({ label }) => label === phrases.browse.next);
    next = forward?.custom_id?.replace('browse:', '');
  }
  expect(listed.sort()).toEqual([...knowledge.exercises.keys()].sort());
});

it('every filter for a muscle or a thing finds a page within Discord’s limits', () => {
  const any = { muscle: null, equipment: null, level: null, category: null };
  const pages = [
    ...MUSCLES.map((muscle) => renderBrowse(knowledge, { ...any, muscle }, 1)),
    ...EQUIPMENT.map((equipment) => renderBrowse(knowledge, { ...any, equipment }, 1)),
  ];
  expect(pages.flatMap(limitViolations)).toEqual([]);
});

it('every name of an exercise fits on a choice that is typed for', () => {
  const names = [...knowledge.exercises.values()].map(({ name }) => name);
  expect(names.filter((name) => name.length > LIMITS.choiceName)).toEqual([]);
});
