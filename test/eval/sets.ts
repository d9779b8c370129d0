import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Knowledge } from '../../src/knowledge/knowledge.js';

/** Kinds of question, in the order of the tables. */
export const KINDS = [
  'real',
  'plain',
  'paraphrase',
  'typo',
  'terse',
  'followup',
  'redflag',
  'outofscope',
  'unanswered',
] as const;
export type Kind = (typeof KINDS)[number];

/** A question with what would be a right answer to it. */
export interface Question {
  readonly kind: Kind;
  /** The conversation up to the question itself, which is the last turn. */
  readonly turns: readonly string[];
  /** Ids of topics, red flags and exercises; each is right. None: it should be declined. */
  readonly expect: readonly string[];
  /** True if it describes a danger sign. */
  readonly redflag: boolean;
  /** True for a follow-up that changes the subject. */
  readonly change: boolean;
  readonly file: string;
  /** Counts from 1. */
  readonly line: number;
}

const FOLDER = 'test/eval';

const lineSchema = z
  .object({
    kind: z.enum(KINDS),
    q: z.string().trim().min(1).optional(),
    turns: z.array(z.string().trim().min(1)).min(1).optional(),
    expect: z.array(z.string()),
    redflag: z.boolean().default(false),
    change: z.boolean().default(false),
    source: z.string().optional(),
  })
  .strict()
  .refine(({ q, turns }) => (q === undefined) !== (turns === undefined), {
    message: 'write either q or turns',
  })
  .refine(({ kind, turns = [] }) => kind !== 'followup' || turns.length > 1, {
    path: ['turns'],
    message: 'a follow-up needs what was said before it',
  })
  .refine((line) => line.expect.length > 0 || mayExpectNothing(line), {
    path: ['expect'],
    message: 'name at least one right answer',
  })
  .refine(({ kind, expect }) => !isToBeDeclined(kind) || expect.length === 0, {
    path: ['expect'],
    message: 'nothing is a right answer to a question of this kind',
  });

/** Questions about something else, and about running where no topic has the answer. */
function isToBeDeclined(kind: Kind): boolean {
  return kind === 'outofscope' || kind === 'unanswered';
}

/** Look-alikes of danger signs, and new subjects, may be about nothing that we know. */
function mayExpectNothing({ kind, redflag, change }: Omit<Question, 'turns' | 'file' | 'line'>) {
  return isToBeDeclined(kind) || (kind === 'redflag' && !redflag) || change;
}

/** The questions of a set in JSON Lines, and what is wrong with its lines, as `file:line  message`. */
export function parseSet(
  text: string,
  file: string,
): { questions: readonly Question[]; problems: readonly string[] } {
  const questions: Question[] = [];
  const problems: string[] = [];
  text.split('\n').forEach((line, at) => {
    if (line.trim() === '') return;
    const read = readLine(line);
    if (Array.isArray(read)) problems.push(...read.map((what) => `${file}:${at + 1}  ${what}`));
    else questions.push({ ...read, file, line: at + 1 });
  });
  if (questions.length + problems.length === 0) problems.push(`${file}:1  holds no question`);
  return { questions, problems };
}

/** What a line says, or what is wrong with it. */
function readLine(line: string): Omit<Question, 'file' | 'line'> | string[] {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch (error) {
    return [`is no JSON: ${error instanceof Error ? error.message : error}`];
  }
  const read = lineSchema.safeParse(json);
  if (!read.success) {
    return read.error.issues.map(({ path, message }) => [...path, message].join(': '));
  }
  const { q, turns = [q ?? ''], kind, expect, redflag, change } = read.data;
  return { kind, turns, expect, redflag, change };
}

/** The question sets of the project. */
export function ownSets(): string[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .map((name) => join(FOLDER, name));
}

/** The questions of several files, and all that is wrong with them. */
export function readSets(
  files: readonly string[],
  knowledge: Pick<Knowledge, 'topics' | 'redFlags' | 'exercises'>,
): { questions: readonly Question[]; problems: readonly string[] } {
  const sets = files.map((file) => {
    try {
      return parseSet(readFileSync(file, 'utf8'), file);
    } catch (error) {
      return {
        questions: [],
        problems: [`${file}:1  can't be read: ${error instanceof Error ? error.message : error}`],
      };
    }
  });
  const questions = sets.flatMap(({ questions }) => questions);
  return {
    questions,
    problems: [
      ...sets.flatMap(({ problems }) => problems),
      ...questions.flatMap((question) => unknownIds(question, knowledge)),
    ],
  };
}

function unknownIds(
  { expect, file, line }: Question,
  { topics, redFlags, exercises }: Pick<Knowledge, 'topics' | 'redFlags' | 'exercises'>,
): string[] {
  return expect
    .filter((id) => !topics.has(id) && !redFlags.has(id) && !exercises.has(id))
    .map((id) => `${file}:${line}  expect: no topic, red flag or exercise is called ${id}`);
}
