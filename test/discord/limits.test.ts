import {
  type APIButtonComponent,
  type APIMessageTopLevelComponent,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import { describe, expect, it } from 'vitest';
import { clip, LIMITS, limitViolations } from '../../src/discord/limits.js';

const line = { type: ComponentType.Separator } as const;

function text(content: string): APIMessageTopLevelComponent {
  return { type: ComponentType.TextDisplay, content };
}

function button(customId: string, label = 'Go'): APIButtonComponent {
  return {
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    custom_id: customId,
    label,
  };
}

function link(url: string): APIButtonComponent {
  return { type: ComponentType.Button, style: ButtonStyle.Link, url, label: 'Read' };
}

function row(...components: APIButtonComponent[]): APIMessageTopLevelComponent {
  return { type: ComponentType.ActionRow, components };
}

function times<T>(count: number, make: (at: number) => T): T[] {
  return Array.from({ length: count }, (_, at) => make(at));
}

/** A message that is as large as the number says, in one respect. */
type Sized = (size: number) => APIMessageTopLevelComponent[];

describe('a message may be as large as the limit and no larger', () => {
  it.each<[string, number, Sized]>([
    ['components', LIMITS.components, (size) => times(size, (at) => text(`${at}`))],
    [
      'components, with nested ones',
      LIMITS.components,
      (size) => [{ type: ComponentType.Container, components: times(size - 1, () => line) }],
    ],
    ['characters of text', LIMITS.text, (size) => [text('a'.repeat(size - 1)), text('b')]],
    // Three for each of these letters and 12 more for each text: 10,167 before the first "a".
    [
      'bytes of text',
      LIMITS.textBytes,
      (size) => [text('足'.repeat(3_381)), text('a'.repeat(size - 10_167))],
    ],
    [
      'buttons in a row',
      LIMITS.buttonsInRow,
      (size) => [row(...times(size, (at) => button(`${at}`)))],
    ],
    ['characters on a button', LIMITS.buttonLabel, (size) => [row(button('a', 'x'.repeat(size)))]],
    ['characters in a custom id', LIMITS.customId, (size) => [row(button('x'.repeat(size)))]],
    ['characters in an address', LIMITS.linkUrl, (size) => [row(link('x'.repeat(size)))]],
  ])('%s: %i', (_, limit, sized) => {
    expect(limitViolations(sized(limit))).toEqual([]);
    expect(limitViolations(sized(limit + 1))).toHaveLength(1);
  });
});

describe('Discord would refuse', () => {
  it.each<[string, APIMessageTopLevelComponent[]]>([
    ['an empty text', [text('')]],
    ['a text of nothing but space', [text(' \n ')]],
    ['the same custom id twice', [row(button('a')), row(button('b'), button('a'))]],
    [
      'too long a label on the button beside a text',
      [
        {
          type: ComponentType.Section,
          components: [{ type: ComponentType.TextDisplay, content: 'x' }],
          accessory: button('a', 'x'.repeat(81)),
        },
      ],
    ],
  ])('%s', (_, components) => {
    expect(limitViolations(components)).toHaveLength(1);
  });
});

it('everything that is wrong is told', () => {
  const wrong = [text(''), row(button('x'.repeat(101), 'x'.repeat(81)))];
  expect(limitViolations(wrong)).toHaveLength(3);
});

it('an empty message is within the limits', () => {
  expect(limitViolations([])).toEqual([]);
});

describe('a label is clipped', () => {
  it.each([
    ['not at all, if it fits', 'Calf raise', 10, 'Calf raise'],
    ['with an ellipsis, if it does not', 'Calf raises', 10, 'Calf rais…'],
    ['without a space before the ellipsis', 'Calf raise', 6, 'Calf…'],
    ['between emoji, not inside of one', 'go 👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 20, 'go 👩‍👩‍👧‍👦…'],
    ['before an emoji that does not fit', 'run 🏃🏽‍♀️ now', 8, 'run…'],
    ['before an accent’s letter, not after it', 'cafe\u0301 and more', 5, 'caf…'],
    ['to nothing but the ellipsis, if need be', '👩‍👩‍👧‍👦!', 4, '…'],
  ])('%s', (_, label, limit, clipped) => {
    expect(clip(label, limit)).toBe(clipped);
    expect(clip(label, limit).length).toBeLessThanOrEqual(limit);
  });
});
