import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * Compiles the program once before the tests; `dist/` is what the end-to-end tests start. Then the
 * program and its sources learn from the real knowledge base, each as it is coded. That takes half a
 * minute after a change of either and is remembered, so that no test has to wait for it.
 */
export async function build(): Promise<void> {
  await run('npm', ['run', '--silent', 'build']);
  const { PATH = '' } = process.env;
  await Promise.all([
    run(process.execPath, ['dist/terminal/ask.js', 'hi'], { env: { PATH } }),
    import('./matching/real-matcher.js'),
  ]);
}
