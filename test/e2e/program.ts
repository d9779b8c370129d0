import { type ChildProcess, spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { resolve } from 'node:path';

/** The real program, `dist/main.js`, in a process of its own. */
export class Program {
  readonly #process: ChildProcess;
  readonly #written = new EventEmitter();
  #output = '';
  #hasEnded = false;

  private constructor(process: ChildProcess) {
    this.#process = process;
    const keep = (chunk: Buffer): void => {
      this.#output += chunk;
      this.#written.emit('more');
    };
    process.stdout?.on('data', keep);
    process.stderr?.on('data', keep);
    process.once('close', () => {
      this.#hasEnded = true;
      this.#written.emit('more');
    });
  }

  /** Starts it with these variables and no others of ours; standard input is closed. */
  static start(environment: Readonly<Record<string, string>>, cwd = '.'): Program {
    const { PATH = '' } = process.env;
    const child = spawn(process.execPath, [resolve('dist/main.js')], {
      cwd,
      env: { PATH, LOG_LEVEL: 'info', DISCORD_TOKEN: '', DATABASE_URL: '', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return new Program(child);
  }

  /** What it has written so far, to either stream. */
  get output(): string {
    return this.#output;
  }

  /** Waits until it has written `text`. Rejects if it ends without. */
  async says(text: string): Promise<void> {
    while (!this.#output.includes(text)) {
      if (this.#hasEnded) throw new Error(`It ended and never said "${text}":\n${this.#output}`);
      await once(this.#written, 'more');
    }
  }

  /** Asks it to stop. */
  signal(signal: NodeJS.Signals): void {
    this.#process.kill(signal);
  }

  /** Waits for it to end by itself and gives the exit code. */
  async exited(): Promise<number | null> {
    if (this.#process.exitCode === null && this.#process.signalCode === null) {
      await once(this.#process, 'close');
    }
    return this.#process.exitCode;
  }

  /** Stops it and gives the exit code. */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
    this.signal(signal);
    return this.exited();
  }
}
