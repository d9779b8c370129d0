import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { render } from '../../src/discord/render.js';
import {
  type Block,
  type Inline,
  parseInline,
  parseMarkdown,
} from '../../src/playground/page/markdown.js';
import { realAnswers } from '../answers/real-answers.js';
import { textOf } from '../discord/shown.js';

describe('within a line', () => {
  it.each<[string, Inline[]]>([
    ['plain', ['plain']],
    [
      '**bold** and *slanted*',
      [{ as: 'strong', inside: ['bold'] }, ' and ', { as: 'em', inside: ['slanted'] }],
    ],
    ['__under__ ~~gone~~', [{ as: 'u', inside: ['under'] }, ' ', { as: 's', inside: ['gone'] }]],
    ['a \\*star\\*', ['a *star*']],
    ['2 * 3 * 4', ['2 * 3 * 4']],
    ['snake_case_word', ['snake_case_word']],
    ['`/help **x**`', [{ as: 'code', inside: ['/help **x**'] }]],
    [
      '[[1]](<https://a.example/x(y)>)',
      [{ as: 'link', to: 'https://a.example/x(y)', inside: ['[1]'] }],
    ],
    ['[t](https://a.example)', [{ as: 'link', to: 'https://a.example', inside: ['t'] }]],
    [
      'see https://a.example/b now',
      ['see ', { as: 'link', to: 'https://a.example/b', inside: ['https://a.example/b'] }, ' now'],
    ],
    ['[t](javascript:alert(1))', ['[t](javascript:alert(1))']],
    [
      '<@12> <@&34> <#56>',
      [
        { as: 'mention', of: 'user', id: '12' },
        ' ',
        { as: 'mention', of: 'role', id: '34' },
        ' ',
        { as: 'mention', of: 'channel', id: '56' },
      ],
    ],
    ['<t:1700000000:R>', [{ as: 'time', seconds: 1_700_000_000, style: 'R' }]],
    ['**open', ['**open']],
  ])('%s', (text, parsed) => {
    expect(parseInline(text)).toEqual(parsed);
  });
});

describe('lines', () => {
  it.each<[string, Partial<Block>[]]>([
    ['### Title', [{ as: 'heading', level: 3, inside: ['Title'] }]],
    ['-# small', [{ as: 'small', inside: ['small'] }]],
    ['> said', [{ as: 'quote', inside: ['said'] }]],
    ['- a\n- b', [{ as: 'list', isOrdered: false, items: [['a'], ['b']] }]],
    ['2. a\n3. b', [{ as: 'list', isOrdered: true, start: 2, items: [['a'], ['b']] }]],
    [
      'a\nb',
      [
        { as: 'paragraph', inside: ['a'] },
        { as: 'paragraph', inside: ['b'] },
      ],
    ],
    [
      '```\n**x**\n```\ny',
      [
        { as: 'code', text: '**x**' },
        { as: 'paragraph', inside: ['y'] },
      ],
    ],
    ['#hashtag', [{ as: 'paragraph', inside: ['#hashtag'] }]],
  ])('%j', (text, blocks) => {
    expect(parseMarkdown(text)).toMatchObject(blocks);
  });
});

it('loses no letter, whatever is written', () => {
  const lettersOf = (inline: readonly Inline[]): string =>
    inline
      .map((part) =>
        typeof part === 'string' ? part : 'inside' in part ? lettersOf(part.inside) : '',
      )
      .join('');
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'ab *_~`[](\\'), maxLength: 40 }), (text) => {
      const letters = (written: string) => written.replaceAll(/[^ab]/g, '');
      expect(letters(lettersOf(parseInline(text)))).toBe(letters(text));
    }),
  );
});

it('every answer of the knowledge base is drawn without a mark left over', () => {
  const visible = (inline: readonly Inline[]): string =>
    inline
      .map((part) =>
        typeof part === 'string'
          ? part
          : 'inside' in part && part.as !== 'code'
            ? visible(part.inside)
            : '',
      )
      .join('');
  for (const id of realAnswers.knowledge.topics.keys()) {
    const text = textOf(render(realAnswers.topic(id), '1'));
    for (const block of parseMarkdown(text)) {
      const lines = 'items' in block ? block.items : 'inside' in block ? [block.inside] : [];
      for (const line of lines) expect(visible(line)).not.toMatch(/\*\*|\]\(|^-# |^#+ /);
    }
  }
});
