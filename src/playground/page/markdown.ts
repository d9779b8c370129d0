/** Part of a line of Discord markdown. */
export type Inline =
  | string
  | { readonly as: 'strong' | 'em' | 'u' | 's' | 'code'; readonly inside: readonly Inline[] }
  | { readonly as: 'link'; readonly to: string; readonly inside: readonly Inline[] }
  | { readonly as: 'mention'; readonly of: 'user' | 'role' | 'channel'; readonly id: string }
  | { readonly as: 'time'; readonly seconds: number; readonly style: string };

/** Lines that belong together. */
export type Block =
  | { readonly as: 'heading'; readonly level: 1 | 2 | 3; readonly inside: readonly Inline[] }
  | { readonly as: 'paragraph' | 'small' | 'quote'; readonly inside: readonly Inline[] }
  | {
      readonly as: 'list';
      readonly isOrdered: boolean;
      readonly start: number;
      readonly items: readonly (readonly Inline[])[];
    }
  | { readonly as: 'code'; readonly text: string };

/**
 * Parses Discord's dialect of Markdown, as far as messages of ours and of members use it:
 * https://support.discord.com/hc/en-us/articles/210298617 and
 * https://discord.com/developers/docs/reference#message-formatting. What is no markup stays text.
 */
export function parseMarkdown(text: string): Block[] {
  const blocks: Block[] = [];
  const lines = text.split('\n');
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (line.startsWith('```')) {
      const end = lines.findIndex((other, index) => index > at && other.startsWith('```'));
      const last = end < 0 ? lines.length : end;
      blocks.push({ as: 'code', text: lines.slice(at + 1, last).join('\n') });
      at = last;
      continue;
    }
    addLine(blocks, line);
  }
  return blocks;
}

function addLine(blocks: Block[], line: string): void {
  const [, marks = '', title = ''] = /^(#{1,3}) (.+)$/.exec(line) ?? [];
  if (marks !== '') {
    blocks.push({ as: 'heading', level: marks.length as 1 | 2 | 3, inside: parseInline(title) });
    return;
  }
  const [, mark = '', item = ''] = /^\s*([-*]|\d{1,3}\.) (.*)$/.exec(line) ?? [];
  if (mark !== '') {
    addItem(blocks, mark, parseInline(item));
    return;
  }
  if (line.startsWith('-# ')) {
    blocks.push({ as: 'small', inside: parseInline(line.slice(3)) });
  } else if (line.startsWith('> ')) {
    blocks.push({ as: 'quote', inside: parseInline(line.slice(2)) });
  } else if (line.trim() !== '') {
    blocks.push({ as: 'paragraph', inside: parseInline(line) });
  }
}

function addItem(blocks: Block[], mark: string, item: readonly Inline[]): void {
  const isOrdered = mark !== '-' && mark !== '*';
  const last = blocks.at(-1);
  if (last?.as === 'list' && last.isOrdered === isOrdered) {
    blocks[blocks.length - 1] = { ...last, items: [...last.items, item] };
  } else {
    const start = isOrdered ? Number.parseInt(mark, 10) : 1;
    blocks.push({ as: 'list', isOrdered, start, items: [item] });
  }
}

const STYLES = [
  ['**', 'strong'],
  ['__', 'u'],
  ['~~', 's'],
  ['*', 'em'],
  ['_', 'em'],
] as const;

/** What stands alone, by how it starts: each gives the piece and its length, or null. */
function pieceAt(text: string): { readonly piece: Inline; readonly length: number } | null {
  const escaped = /^\\([^\p{L}\p{N}\s])/u.exec(text);
  if (escaped) return { piece: escaped[1] ?? '', length: 2 };
  const code = /^`([^`]+)`/.exec(text);
  if (code) return { piece: { as: 'code', inside: [code[1] ?? ''] }, length: code[0].length };
  const [mention, sign = '', id = ''] = /^<(@!?|@&|#)(\d{1,20})>/.exec(text) ?? [];
  if (mention) {
    const of = sign === '#' ? 'channel' : sign === '@&' ? 'role' : 'user';
    return { piece: { as: 'mention', of, id }, length: mention.length };
  }
  const [moment, seconds, style = 'f'] = /^<t:(-?\d{1,12})(?::([tTdDfFR]))?>/.exec(text) ?? [];
  if (moment) {
    return { piece: { as: 'time', seconds: Number(seconds), style }, length: moment.length };
  }
  return linkAt(text) ?? styledAt(text);
}

function linkAt(text: string) {
  const bare = /^<(https?:\/\/[^\s>]+)>/.exec(text) ?? /^(https?:\/\/[^\s<>)\]]+)/.exec(text);
  if (bare) {
    const [whole, to = ''] = bare;
    return { piece: { as: 'link', to, inside: [to] } as const, length: whole.length };
  }
  // The text of a link may hold brackets that are closed again, as in [[1]](…).
  const [whole, label = '', wrapped, plain] =
    /^\[((?:\\.|\[[^\]]*\]|[^[\]\\])+)\]\((?:<(https?:\/\/[^\s>]+)>|(https?:\/\/[^\s)]+))\)/.exec(
      text,
    ) ?? [];
  if (!whole) return null;
  const to = wrapped ?? plain ?? '';
  return { piece: { as: 'link', to, inside: parseInline(label) } as const, length: whole.length };
}

function styledAt(text: string) {
  for (const [mark, as] of STYLES) {
    if (!text.startsWith(mark) || /\s/.test(text.charAt(mark.length))) continue;
    const end = closing(text, mark);
    if (end < 0) continue;
    const inside = parseInline(text.slice(mark.length, end));
    return { piece: { as, inside } as const, length: end + mark.length };
  }
  return null;
}

/** Where a style ends; marks that are escaped or part of a word don't end it. */
function closing(text: string, mark: string): number {
  for (let at = mark.length + 1; at <= text.length - mark.length; at++) {
    if (text[at - 1] === '\\' || !text.startsWith(mark, at)) continue;
    if (mark === '_' && /\w/.test(text.charAt(at + 1))) continue;
    if (mark === '*' && (text[at + 1] === '*' || text[at - 1] === '*')) continue;
    return at;
  }
  return -1;
}

/** Parses what stands within a line. */
export function parseInline(text: string): Inline[] {
  const pieces: Inline[] = [];
  const add = (piece: Inline): void => {
    const last = pieces.at(-1);
    if (typeof piece === 'string' && typeof last === 'string') {
      pieces[pieces.length - 1] = last + piece;
    } else pieces.push(piece);
  };
  for (let at = 0; at < text.length; ) {
    const found = pieceAt(text.slice(at));
    add(found?.piece ?? text.charAt(at));
    at += found?.length ?? 1;
  }
  return pieces;
}
