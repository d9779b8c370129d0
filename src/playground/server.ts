import { readdir } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { getRequestListener } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { type Context as Exchange, Hono } from 'hono';
import { csrf } from 'hono/csrf';
import { HTTPException } from 'hono/http-exception';
import { secureHeaders } from 'hono/secure-headers';
import { streamSSE } from 'hono/streaming';
import type { z } from 'zod';
import type { Log } from '../telemetry/log.js';
import { actSchema, suggestionsSchema } from './acts.js';
import { indexOf, showEntry } from './entries.js';
import { ENTRY_KINDS, type EntryKind } from './page/protocol.js';
import type { Playground } from './playground.js';
import { createShell, PACKAGES } from './shell.js';

/** Both are found from `src/` as from `dist/`. */
const ASSETS = fileURLToPath(new URL('../../src/playground/assets', import.meta.url));
const PAGE = fileURLToPath(new URL('../../dist/playground/page', import.meta.url));

const packages = createRequire(import.meta.url);

const MAX_REQUEST_BYTES = 256 * 1024;
/** Less than the two minutes after which a quiet connection may be cut. */
const HEARTBEAT_MS = 30_000;
/** Of a message that was removed, or of a playground that was started anew. */
const GONE = { error: 'That message is gone.' };

export interface ServerOptions {
  readonly playground: Playground;
  /** The folder of the knowledge base. */
  readonly directory: string;
  readonly host: string;
  /** 0 for any free one. */
  readonly port: number;
  readonly log: Log;
}

export interface PlaygroundServer {
  readonly url: string;
  stop(): Promise<void>;
}

/** @throws the error of the operating system if it can't listen there, such as `EADDRINUSE` */
export async function serve(options: ServerOptions): Promise<PlaygroundServer> {
  const { host, port } = options;
  const app = await createApp(options);
  const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  const server = createServer((request, response) => void listener(request, response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return { url: urlOf(server, host), stop: () => close(server) };
}

async function createApp({ playground, directory, host, log }: ServerOptions): Promise<Hono> {
  const shell = createShell(await readdir(PAGE));
  const app = new Hono();
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'", shell.importMapHash],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        connectSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
      },
      referrerPolicy: 'no-referrer',
      // It is served without TLS, and other programs at this address are none of our business.
      strictTransportSecurity: false,
    }),
    csrf(),
  );
  // A page elsewhere that has its name point to this machine must not read along.
  if (isLoopback(host)) {
    app.use(async (exchange, next) => {
      if (!isLoopback(hostNameOf(exchange))) return exchange.text('Not here.', 421);
      return next();
    });
  }
  app.onError((error, exchange) => {
    if (error instanceof HTTPException) return error.getResponse();
    log.error({ err: error, path: exchange.req.path }, 'the playground failed');
    return exchange.json({ error: 'Something went wrong. The terminal says what.' }, 500);
  });
  addApi(app, playground, directory);
  app.use('/assets/*', serveStatic({ root: ASSETS, rewriteRequestPath: withoutFirst }));
  app.use('/page/*', serveStatic({ root: PAGE, rewriteRequestPath: withoutFirst }));
  for (const name of PACKAGES) {
    const path = packages.resolve(name);
    app.use(
      `/packages/${name}.mjs`,
      serveStatic({
        root: dirname(path),
        rewriteRequestPath: () => path.slice(dirname(path).length),
      }),
    );
  }
  for (const path of ['/', ...ENTRY_KINDS.flatMap((kind) => [`/${kind}`, `/${kind}/:id`])]) {
    app.get(path, (exchange) => exchange.html(shell.html));
  }
  return app;
}

function addApi(app: Hono, playground: Playground, directory: string): void {
  app.post('/api/*', async (exchange, next) => {
    // The page always says how much it sends.
    const size = Number(exchange.req.header('content-length') ?? Number.POSITIVE_INFINITY);
    if (size > MAX_REQUEST_BYTES) return exchange.text('That is too much.', 413);
    return next();
  });
  app.get('/api/place', (exchange) => exchange.json(playground.place));
  app.post('/api/acts', async (exchange) => {
    const act = await bodyOf(exchange, actSchema);
    if (act === null) return exchange.json({ error: 'That is nothing one can do here.' }, 400);
    const outcome = await playground.act(act);
    return outcome ? exchange.json(outcome) : exchange.json(GONE, 404);
  });
  app.post('/api/suggestions', async (exchange) => {
    const asked = await bodyOf(exchange, suggestionsSchema);
    if (asked === null) return exchange.json({ error: 'That is no option one can type.' }, 400);
    return exchange.json(playground.suggest(asked.name, asked.typed, asked.locale));
  });
  app.get('/api/explanations/:id', (exchange) => {
    const explanation = playground.explain(exchange.req.param('id'));
    return explanation ? exchange.json(explanation) : exchange.json(GONE, 404);
  });
  app.get('/api/entries', (exchange) =>
    exchange.json(indexOf(playground.context.answers.knowledge)),
  );
  app.get('/api/entries/:kind/:id', async (exchange) => {
    const { kind, id } = exchange.req.param();
    const { context, files } = playground;
    const entry = isEntryKind(kind) ? await showEntry(kind, id, directory, context, files) : null;
    if (entry === null) return exchange.json({ error: `There is no entry ${kind}/${id}.` }, 404);
    return exchange.json(entry);
  });
  app.get('/files/:owner/:name', (exchange) => {
    const { owner, name } = exchange.req.param();
    const data = playground.files.find(owner, name);
    if (data === undefined) return exchange.notFound();
    const type = name.endsWith('.png') ? 'image/png' : 'text/plain; charset=utf-8';
    return exchange.body(new Uint8Array(data), 200, { 'content-type': type });
  });
  app.get('/api/news', (exchange) =>
    streamSSE(exchange, async (stream) => {
      const stop = playground.listen((news) => {
        void stream.writeSSE({ data: JSON.stringify(news) });
      });
      stream.onAbort(stop);
      while (!stream.aborted) {
        await stream.sleep(HEARTBEAT_MS);
        await stream.write(': still here\n\n');
      }
    }),
  );
}

/** What the page sent, or null if it is not what it must be. */
async function bodyOf<T extends z.ZodType>(
  { req }: Exchange,
  schema: T,
): Promise<z.output<T> | null> {
  // Other pages can send forms and plain text to us, but JSON only if we let them.
  if (!req.header('content-type')?.startsWith('application/json')) return null;
  const parsed = schema.safeParse(await req.json().catch(() => null));
  return parsed.success ? parsed.data : null;
}

function hostNameOf({ req }: Exchange): string {
  return (req.header('host') ?? '').replace(/:\d+$/, '');
}

function isLoopback(host: string): boolean {
  return /^(localhost|127\.\d+\.\d+\.\d+|\[?::1\]?)$/i.test(host);
}

function isEntryKind(kind: string): kind is EntryKind {
  return ENTRY_KINDS.some((known) => known === kind);
}

function withoutFirst(path: string): string {
  return path.replace(/^\/[^/]+/, '');
}

function urlOf(server: Server, host: string): string {
  const { port } = server.address() as AddressInfo;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    // Open pages listen for news and would keep it open for ever.
    server.closeAllConnections();
  });
}
