import { describe, expect, it } from 'vitest';
import { phrases } from '../../src/answers/phrases.js';
import { pressButton } from '../../src/discord/buttons.js';
import { encodeAction } from '../../src/discord/custom-id.js';
import { answersOf } from '../answers/answers-of.js';
import { customIdsOf, textOf } from './shown.js';

const answers = await answersOf();
const [ASKER, ANOTHER] = ['123456789012345678', '876543210987654321'];
const CHOICE = encodeAction({ do: 'choose', id: 'calves-bigger', askerId: ASKER });

function pressed(customId: string, { by = ASKER, inDirectMessage = false } = {}) {
  return pressButton({ customId, userId: by, inDirectMessage }, answers);
}

describe('the choice of a “did you mean”', () => {
  it('becomes the answer when the asker presses it', () => {
    const response = pressed(CHOICE);
    expect(response.kind).toBe('update');
    expect(textOf(response.components)).toContain('Does running make your calves bigger?');
  });

  it('is answered to another one alone, and stays a choice', () => {
    const response = pressed(CHOICE, { by: ANOTHER });
    expect(response).toMatchObject({ kind: 'message', ephemeral: true });
    expect(textOf(response.components)).toContain('Does running make your calves bigger?');
  });

  it('of a topic that is gone stays a choice', () => {
    const gone = encodeAction({ do: 'choose', id: 'gone', askerId: ASKER });
    expect(pressed(gone)).toMatchObject({ kind: 'message', ephemeral: true });
  });
});

describe.each([
  ['a related topic', 'topic:tempo-run', 'What is a tempo run?'],
  ['a danger sign', 'topic:calf-clot', 'This can be a blood clot'],
  ['an exercise', 'exercise:calf-raise', 'Calf Raise'],
])('the button of %s', (_, customId, shown) => {
  it('shows it to the one who pressed', () => {
    const response = pressed(customId, { by: ANOTHER });
    expect(response).toMatchObject({ kind: 'message', ephemeral: true });
    expect(textOf(response.components)).toContain(shown);
  });

  it('shows it for good in a direct message', () => {
    expect(pressed(customId, { inDirectMessage: true })).toMatchObject({ ephemeral: false });
  });
});

describe('a button that leads nowhere any more is answered kindly, with questions to press', () => {
  it.each(['topic:gone', 'tip:hill', 'nonsense', '', 'choose:calves-bigger'])(
    '“%s”',
    (customId) => {
      const { components } = pressed(customId);
      expect(textOf(components)).toContain(phrases.unknown.gone);
      expect(customIdsOf(components)).toEqual(['topic:calves-bigger']);
    },
  );

  it('an exercise', () => {
    expect(textOf(pressed('exercise:gone').components)).toContain(
      phrases.unknown['no-such-exercise'],
    );
  });
});
