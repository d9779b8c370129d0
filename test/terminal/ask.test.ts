import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';

it('a reader that has seen enough ends a batch, and that is no failure', async () => {
  const { PATH = '' } = process.env;
  const child = execFile(process.execPath, ['dist/terminal/ask.js', '--jsonl'], {
    env: { PATH, KNOWLEDGE_DIR: 'test/fixtures/knowledge' },
  });
  let errors = '';
  child.stderr?.on('data', (chunk) => {
    errors += chunk;
  });
  const closed = once(child, 'close');
  // What is written after the end of the child has nobody to read it.
  child.stdin?.on('error', () => {});
  child.stdin?.write('{"q":"calves"}\n');
  await once(child.stdout ?? child, 'data');
  child.stdout?.destroy();
  child.stdin?.write('{"q":"shins"}\n');
  expect(await closed).toEqual([0, null]);
  expect(errors).toBe('');
});
