import { describe, expect, it } from 'vitest';
import { composeAnswer, composeExercise, composeUrgent } from '../../src/answers/compose.js';
import type { Reply } from '../../src/answers/reply.js';
import { LIMITS, limitViolations } from '../../src/discord/limits.js';
import { render } from '../../src/discord/render.js';
import { realKnowledge as knowledge } from '../knowledge/real-knowledge.js';
import { buttonsOf, customIdsOf, linksIn } from './shown.js';

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

describe.each([...replies])('every %s of the real knowledge base', (_, all) => {
  const drawn = all.map(([id, reply]) => ({ id, components: render(reply, ASKER) }));
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

it('every name of an exercise fits on a choice that is typed for', () => {
  const names = [...knowledge.exercises.values()].map(({ name }) => name);
  expect(names.filter((name) => name.length > LIMITS.choiceName)).toEqual([]);
});
