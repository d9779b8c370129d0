import { execFileSync } from 'node:child_process';

/** Compiles the program once before the tests; `dist/` is what the end-to-end tests start. */
export default function build(): void {
  execFileSync('npm', ['run', '--silent', 'build'], { stdio: 'inherit' });
}
