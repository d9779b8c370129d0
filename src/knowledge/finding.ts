/** Something wrong in a knowledge file. An `error` keeps the knowledge from loading; a `warning` does not. */
export interface Finding {
  /** Path of the file as it was opened, so relative to the working directory by default. */
  readonly file: string;
  /** Both count from 1. */
  readonly line: number;
  readonly col: number;
  readonly severity: 'error' | 'warning';
  readonly message: string;
}

/** `file:line:col  message`, the form that editors and terminals turn into a link. */
export function formatFinding({ file, line, col, severity, message }: Finding): string {
  return `${file}:${line}:${col}  ${severity === 'warning' ? 'warning: ' : ''}${message}`;
}

/** Sorts by file and place, so that a curator mends a file from top to bottom. */
export function byPlace(a: Finding, b: Finding): number {
  return a.file.localeCompare(b.file) || a.line - b.line || a.col - b.col;
}
