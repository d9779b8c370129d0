import { describe, expect, it } from 'vitest';
import { type Action, decodeAction, encodeAction } from '../../src/discord/custom-id.js';
import { LIMITS } from '../../src/discord/limits.js';

describe('what a button does comes back out of its custom id', () => {
  it.each<Action>([
    { do: 'topic', id: 'calves-bigger' },
    { do: 'exercise', id: 'calf-raise' },
    { do: 'choose', id: 'calves-bigger', askerId: '123456789012345678' },
  ])('%o', (action) => {
    expect(decodeAction(encodeAction(action))).toEqual(action);
  });
});

it('different actions have different custom ids', () => {
  const actions: Action[] = [
    { do: 'topic', id: 'calf' },
    { do: 'exercise', id: 'calf' },
    { do: 'choose', id: 'calf', askerId: '1' },
    { do: 'choose', id: 'calf', askerId: '2' },
  ];
  expect(new Set(actions.map(encodeAction)).size).toBe(actions.length);
});

it('the longest custom id is within Discord’s limit', () => {
  const action: Action = { do: 'choose', id: 'x'.repeat(60), askerId: '9'.repeat(20) };
  expect(encodeAction(action).length).toBeLessThanOrEqual(LIMITS.customId);
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
  ])('“%s”', (customId) => {
    expect(decodeAction(customId)).toBeNull();
  });
});
