import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { watchKnowledge } from '../../src/knowledge/watch.js';
import { Calls } from './calls.js';

const TEMPO = 'faq/training/tempo-run.yaml';
const FLAGS = 'red-flags.yaml';

let folder: string;
/** Another watched folder: after a call for it, earlier writes to the first one would have called, too. */
let other: string;
let calls: Calls;
let otherCalls: Calls;
let stops: (() => void)[];

beforeEach(async () => {
  [folder, other] = await Promise.all([copied(), copied()]);
  [calls, otherCalls] = [new Calls(), new Calls()];
  stops = [
    watchKnowledge(folder, () => calls.add()),
    watchKnowledge(other, () => otherCalls.add()),
  ];
});

afterEach(async () => {
  for (const stop of stops) stop();
  await Promise.all([folder, other].map((one) => rm(one, { recursive: true })));
});

it('several quick writes are one change, and a later write is another one', async () => {
  for (const file of [TEMPO, FLAGS, 'tips.yaml', TEMPO]) await write(folder, file);
  await calls.reach(1);
  await write(folder, FLAGS);
  await calls.reach(2);
  await letItSettle();
  expect(calls.count).toBe(2);
});

it('a new file in a folder inside is a change', async () => {
  await write(folder, 'faq/training/long-run.yaml');
  await calls.reach(1);
  expect(calls.count).toBe(1);
});

it.each<[string, (file: string) => Promise<unknown>]>([
  ['in place', (file) => write(folder, file)],
  ['by a new file that is renamed', replace],
  ['after the old file was renamed, as vim does', keepAndWrite],
  ['by sed -i', (file) => promisify(execFile)('sed', ['-i', 's/a/a/', join(folder, file)])],
])('every save of a file %s is a change, also one in place after them', async (_, save) => {
  const inPlace = (file: string) => write(folder, file);
  for (const way of [save, save, save, inPlace]) {
    const before = calls.count;
    await way(TEMPO);
    await letItSettle();
    expect(calls.count).toBeGreaterThan(before);
  }
});

it('a file in a folder that is new, or new again, is a change', async () => {
  for (let time = 0; time < 2; time++) {
    await mkdir(join(folder, 'faq/hills'));
    await letItSettle();
    const before = calls.count;
    await write(folder, 'faq/hills/steep.yaml');
    await letItSettle();
    expect(calls.count).toBeGreaterThan(before);
    await rm(join(folder, 'faq/hills'), { recursive: true });
  }
});

it('the whole folder may go and come back', async () => {
  await rm(folder, { recursive: true });
  await calls.reach(1);
  await letItSettle();
  const gone = calls.count;
  await cp(other, folder, { recursive: true });
  await calls.reach(gone + 1);
  await letItSettle();
  const back = calls.count;
  await replace(TEMPO);
  await calls.reach(back + 1);
});

it('other files are no change', async () => {
  for (const file of ['notes.md', 'faq/training/tempo-run.yaml~', 'faq/body/.#x.yaml']) {
    await write(folder, file);
  }
  await letItSettle();
  expect(calls.count).toBe(0);
});

it('a change during a call waits for its end', async () => {
  const release = calls.hold();
  await write(folder, TEMPO);
  await calls.reach(1);
  await write(folder, FLAGS);
  await letItSettle();
  expect(calls.count).toBe(1);
  release();
  await calls.reach(2);
  expect(calls.count).toBe(2);
});

it('after it was stopped nothing is a change', async () => {
  stops[0]?.();
  await write(folder, TEMPO);
  await letItSettle();
  expect(calls.count).toBe(0);
});

/** Waits until whatever was written so far has had its call. */
async function letItSettle(): Promise<void> {
  const before = otherCalls.count;
  await write(other, FLAGS);
  await otherCalls.reach(before + 1);
}

function write(to: string, file: string): Promise<void> {
  return writeFile(join(to, file), 'a: 1\n');
}

/** As most editors and Git do. */
async function replace(file: string): Promise<void> {
  await write(folder, `${file}.new`);
  await rename(join(folder, `${file}.new`), join(folder, file));
}

async function keepAndWrite(file: string): Promise<void> {
  await rename(join(folder, file), join(folder, `${file}~`));
  await write(folder, file);
  await rm(join(folder, `${file}~`));
}

async function copied(): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), 'soleus-'));
  await cp('test/fixtures/knowledge', copy, { recursive: true });
  return copy;
}
