import { describe, expect, it } from 'vitest';
import { type Action, decodeAction, encodeAction } from '../../src/discord/custom-id.js';
import { LIMITS } from '../../src/discord/limits.js';

/** One of each kind; a kind that is missing here does not compile. */
const ACTIONS: { readonly [Kind in Action['do']]: Extract<Action, { do: Kind }> } = {
  topic: { do: 'topic', id: 'calves-bigger' },
  exercise: { do: 'exercise', id: 'calf-raise' },
  choose: { do: 'choose', id: 'calves-bigger', askerId: '123456789012345678' },
  publish: { do: 'publish', id: 'calves-bigger' },
  'publish-exercise': { do: 'publish-exercise', id: 'calf-raise' },
  helpful: { do: 'helpful', id: 'calves-bigger' },
  unhelpful: { do: 'unhelpful', id: 'calves-bigger' },
  correct: { do: 'correct', id: 'calves-bigger' },
  tips: { do: 'tips', id: 'resume' },
  browse: { do: 'browse', id: 'soleus.step.any.strength.2' },
  open: { do: 'open', id: 'exercise' },
  section: { do: 'section', id: 'help' },
  'my-data': { do: 'my-data', id: 'delete-now' },
};

describe('what a component does comes back out of its custom id', () => {
  it.each<Action>(Object.values(ACTIONS))('%o', (action) => {
    expect(decodeAction(encodeAction(action))).toEqual(action);
  });
});

it('different actions have different custom ids', () => {
  const actions: Action[] = [
    ...Object.values(ACTIONS).map((action): Action => ({ ...action, id: 'calf' })),
    { ...ACTIONS.choose, id: 'calf', askerId: '1' },
  ];
  expect(new Set(actions.map(encodeAction)).size).toBe(actions.length);
});

it('the longest custom ids are within Discord’s limit', () => {
  const id = 'x'.repeat(60);
  const actions = Object.values(ACTIONS).map((action) =>
    action.do === 'choose' ? { ...action, id, askerId: '9'.repeat(20) } : { ...action, id },
  );
  const tooLong = actions.filter((action) => encodeAction(action).length > LIMITS.customId);
  expect(tooLong).toEqual([]);
});

describe('what is no custom id of ours is no action', () => {
  it.each([
    '',
    'topic',
    'topic:',
    'choose:calf',
    'choose:calf:',
    'tip:calf',
    ':calf',
    'Topic:calf',
    'constructor:calf',
  ])('“%s”', (customId) => {
    expect(decodeAction(customId)).toBeNull();
  });
});
