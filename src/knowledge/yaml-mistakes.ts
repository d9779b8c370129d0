import { type Document, Scalar, visit } from 'yaml';

/** Something that is wrong with a YAML text. */
export interface YamlMistake {
  /** Where it is, in characters from the start of the text. */
  readonly at: number;
  readonly message: string;
}

/** What is wrong with "It depends: on you", which YAML takes for a field. */
export const UNQUOTED_COLON = 'a text with a colon in it needs quotes around all of it';
const UNALIGNED_DASH = 'this dash is text of the item before: align it with the dashes of the list';
const NO_SPACE_AFTER_DASH = 'a space is missing after the dash';
const NEEDS_QUOTES =
  'a text that starts with a sign such as " [ { * & @ % > needs quotes around all of it';

/**
 * What curators get wrong most often, in their words: by what the parser says of it and, where that is
 * said of several mistakes, by the line. The first row that fits counts.
 */
const IN_PLAIN_WORDS: readonly (readonly [plain: string, parser: RegExp, line?: RegExp])[] = [
  ['this is a tab: indent with spaces', /^Tabs are not/],
  [NO_SPACE_AFTER_DASH, /^/, /^\s*-[^\s-]/],
  ['a space is missing after the colon', /^Implicit (map )?keys/, /^\s*[\w-]+:\S/],
  ['this belongs to no field: indent it like the lines of its text', /^Implicit (map )?keys/],
  ['this name stands further up already: keep one of the two', /keys must be unique/],
  [UNQUOTED_COLON, /^Nested mappings/],
  ['this dash stands too far left: align it with the dashes of the list', /^A block sequence/],
  ['this is not below the fields that it stands among: align it with them', /^All mapping items/],
  [NEEDS_QUOTES, /cannot start with|at node end$|^Anchor|^Not a YAML token/],
  ['the quotes that open here are never closed', /^Missing closing/],
  ['the list above is not closed: a "]" is missing', /^Flow sequence in block/],
];

/** What Git leaves where it could not merge two versions. */
const MERGE_MARKER = /^(<{7}|={7}|>{7})(?= |\r?$)/gm;

/** All that is wrong with a YAML text, or that YAML takes otherwise than it was meant; of a line the first. */
export function mistakesIn(document: Document.Parsed, text: string): YamlMistake[] {
  // What else seems to be wrong comes of these lines.
  const merged = [...text.matchAll(MERGE_MARKER)].map(({ index }) => ({
    at: index,
    message:
      'two versions were not merged: keep one, and delete the lines <<<<<<<, ======= and >>>>>>>',
  }));
  if (merged.length > 0) return merged;
  const errors = document.errors.map(({ pos, message }) => inPlainWords(pos[0], message, text));
  const byLine = new Map<number, YamlMistake>();
  for (const mistake of [...errors, ...misread(document, text)]) {
    const line = startOfLine(mistake.at, text);
    if (!byLine.has(line)) byLine.set(line, mistake);
  }
  return [...byLine.values()];
}

function inPlainWords(offset: number, said: string, text: string): YamlMistake {
  // The parser notices at the end of the file.
  const opened = /^Missing closing (['"])/.exec(said)?.[1];
  const at = opened === undefined ? offset : text.lastIndexOf(opened);
  const [line = ''] = text.slice(startOfLine(at, text)).split('\n', 1);
  const [plain = said] =
    IN_PLAIN_WORDS.find(([, parser, looks]) => parser.test(said) && (looks?.test(line) ?? true)) ??
    [];
  return { at, message: plain };
}

function startOfLine(at: number, text: string): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}

/** Kinds of text whose lines are joined. */
const FOLDED: ReadonlySet<unknown> = new Set([Scalar.PLAIN, Scalar.BLOCK_FOLDED]);

/** What is YAML, but another one than was meant: text that is lost, and list items that run together. */
function misread(document: Document, text: string): YamlMistake[] {
  const found: YamlMistake[] = [];
  visit(document, {
    // Nothing here is written once to be repeated elsewhere.
    Alias(_, { range }) {
      found.push({ at: range?.[0] ?? 0, message: NEEDS_QUOTES });
    },
    Scalar(_, { type, range }) {
      const [start, end] = range ?? [0, 0];
      if (start === end) return;
      const written = text.slice(start, end);
      const comment = type === Scalar.PLAIN ? /^[ \t]+(?=#)/.exec(text.slice(end)) : null;
      if (comment) {
        const message =
          'what follows " #" is a comment and not shown: put the text in quotes, or the comment on a line of its own';
        found.push({ at: end + comment[0].length, message });
      }
      const dash = FOLDED.has(type) ? /\n\s*(?=-[ ])/.exec(written) : null;
      if (dash && /^-\S/.test(written)) found.push({ at: start, message: NO_SPACE_AFTER_DASH });
      else if (dash) {
        found.push({ at: start + dash.index + dash[0].length, message: UNALIGNED_DASH });
      }
    },
  });
  return found;
}
