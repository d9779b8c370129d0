import {
  calibrationError,
  calibrationOf,
  isLinked,
  isRaised,
  type Judged,
  type Outcome,
  percentile,
} from './judging.js';
import { COMPARED } from './sampling.js';
import type { Kind } from './sets.js';

/** A table with a head; the first column holds names, the others numbers. */
export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** For the terminal: names to the left, numbers to the right. */
export function drawTable({ head, rows }: Table): string {
  const widths = widthsOf([head, ...rows]);
  return [head, ...rows].map((row) => pad(row, widths).join('  ').trimEnd()).join('\n');
}

/** The same in Markdown (GitHub's, https://github.github.com/gfm/#tables-extension-). */
export function markdownTable({ head, rows }: Table): string {
  const widths = widthsOf([head, ...rows]);
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const rule = widths.map((width, at) =>
    at === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`,
  );
  return [line(pad(head, widths)), line(rule), ...rows.map((row) => line(pad(row, widths)))].join(
    '\n',
  );
}

function widthsOf(rows: readonly (readonly string[])[]): number[] {
  const columns = Math.max(...rows.map((row) => row.length));
  return Array.from({ length: columns }, (_, at) =>
    Math.max(3, ...rows.map((row) => row[at]?.length ?? 0)),
  );
}

function pad(row: readonly string[], widths: readonly number[]): string[] {
  return widths.map((width, at) =>
    at === 0 ? (row[at] ?? '').padEnd(width) : (row[at] ?? '').padStart(width),
  );
}

/** A part of a whole in percent, "97.5 %"; nothing of nothing is a dash. */
export function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`;
}

/** Milliseconds with two digits that say something: "0.18 ms", "2 500 ms". */
export function milliseconds(value: number): string {
  return Number.isNaN(value) ? '–' : `${Number(value.toPrecision(2))} ms`;
}

const IN_SCOPE: readonly [string, (judged: Judged) => boolean][] = [
  ...COMPARED.map((kind): [string, (judged: Judged) => boolean] => [
    kind,
    ({ question }) => question.kind === kind,
  ]),
  ['follow-up', ({ question: { kind, change } }) => kind === 'followup' && !change],
  ['follow-up, new subject', ({ question: { kind, change } }) => kind === 'followup' && change],
];

/** Questions that have an answer, by kind. */
export function inScopeTable(judged: readonly Judged[]): Table {
  const columns: readonly Outcome[] = ['right', 'offered', 'misoffered', 'wrong', 'unknown'];
  return {
    head: [
      ...['in scope', 'number', 'right', 'offered', 'others offered', 'wrong', 'unknown'],
      'wrong, but linked',
    ],
    rows: IN_SCOPE.map(([name, isOfKind]) => {
      const own = judged.filter(isOfKind);
      return [
        name,
        String(own.length),
        ...columns.map((outcome) => share(own, (one) => one.outcome === outcome)),
        share(own, isLinked),
      ];
    }),
  };
}

const TO_BE_DECLINED: readonly [string, Kind][] = [
  ['about something else', 'outofscope'],
  ['about running', 'unanswered'],
];

/** Questions that nothing here answers. */
export function outOfScopeTable(judged: readonly Judged[]): Table {
  return {
    head: ['without an answer', 'number', 'declined', 'offered', 'answered'],
    rows: TO_BE_DECLINED.map(([name, kind]) => {
      const own = judged.filter(({ question }) => question.kind === kind);
      return [
        name,
        String(own.length),
        share(own, ({ outcome }) => outcome === 'right'),
        share(own, ({ outcome }) => outcome === 'misoffered'),
        share(own, ({ outcome }) => outcome === 'wrong'),
      ];
    }),
  };
}

/** Danger signs of every kind of question, and what only looks or sounds like one. */
export function redFlagTable(judged: readonly Judged[]): Table {
  const signs = judged.filter(({ question }) => question.redflag);
  const others = judged.filter(({ question }) => !question.redflag);
  const row = (name: string, own: readonly Judged[], right: string): string[] => [
    name,
    String(own.length),
    share(own, isRaised),
    right,
  ];
  return {
    head: ['red flags', 'number', 'raised', 'right flag'],
    rows: [
      row(
        'danger signs',
        signs,
        share(signs, (one) => isRaised(one) && one.outcome === 'right'),
      ),
      row(
        'look-alikes',
        others.filter(({ question }) => question.kind === 'redflag'),
        '',
      ),
      row(
        'all other questions',
        others.filter(({ question }) => question.kind !== 'redflag'),
        '',
      ),
    ],
  };
}

/** Confidence against accuracy, and how far they are apart. */
export function calibrationTable(judged: readonly Judged[]): Table {
  const steps = calibrationOf(judged);
  const range = (from: number): string => `${from.toFixed(1)} to ${(from + 0.1).toFixed(1)}`;
  return {
    head: ['confidence', 'number', 'mean', 'first topic right'],
    rows: [
      ...steps.map(({ from, count, confidence, accuracy }) => [
        range(from),
        String(count),
        percent(confidence * count, count),
        percent(accuracy * count, count),
      ]),
      ['mean distance', '', '', percent(calibrationError(steps), 1)],
    ],
  };
}

/** How long replies took. */
export function timeTable(judged: readonly Judged[]): Table {
  const times = judged.map(({ ms }) => ms);
  return {
    head: ['time a question', 'median', '99th percentile'],
    rows: [['all', milliseconds(percentile(times, 0.5)), milliseconds(percentile(times, 0.99))]],
  };
}

function share(own: readonly Judged[], counts: (judged: Judged) => boolean): string {
  return percent(own.filter(counts).length, own.length);
}
