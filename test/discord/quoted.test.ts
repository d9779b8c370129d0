import { expect, it } from 'vitest';
import { quoted } from '../../src/discord/components.js';
import { parseInline } from '../../src/playground/page/markdown.js';

it.each([
  '**bold** `code` ||hidden||',
  '<@123456789012345678> <@&1> <#2> </ask:3> <t:1700000000:R>',
  'https://a.example/x and HTTP://B.EXAMPLE',
  '[link](https://a.example) <https://a.example>',
  '# no heading',
])('what somebody wrote is quoted as nothing but text: %s', (written) => {
  const drawn = parseInline(quoted(written, 200));
  expect(drawn).toEqual([written]);
});

// Discord takes the escapes out of an address; the parser of the playground doesn't.
it.each([
  '[Verify](https://evil.example/x)',
  '\\[Verify](https://evil.example/x)',
  '[[1]](<HTTPS://evil.example/x>)',
])('no text hides an address: %s', (written) => {
  const unescaped = quoted(written, 200).replaceAll(/\\./g, '');
  expect(unescaped).not.toMatch(/[[\]]/);
});

it('nobody is mentioned, not even everyone', () => {
  expect(quoted('@everyone @here', 100)).not.toMatch(/@(everyone|here)/);
});

it('a long text is shortened between characters', () => {
  expect(quoted('a'.repeat(200), 50)).toBe(`${'a'.repeat(49)}…`);
});
