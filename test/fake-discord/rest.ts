import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type Fault, Faults } from './faults.js';
import type { UploadedFile } from './message-rules.js';
import { Provoked, Refusal, refusal } from './refusal.js';
import { type Answer, type Call, routeOf } from './routes.js';
import type { World } from './world.js';

const PREFIX = '/api/v10';
/** Interaction tokens are their own authorization. */
const OPEN = /^\/(interactions|webhooks)\//;

/** Discord's REST API: reads and records requests, and answers through the routes. */
export class Rest {
  readonly faults = new Faults();
  readonly server: Server;

  constructor(private readonly world: World) {
    this.server = createServer((request, response) => {
      this.#serve(request, response).catch((error: unknown) => {
        // A bug of the fake itself must not look like a busy Discord.
        response.writeHead(599).end();
        world.refusals.push(broken(request, error));
      });
    });
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '' } = request;
    const url = new URL(request.url ?? '', 'http://fake');
    const path = url.pathname.startsWith(PREFIX) ? url.pathname.slice(PREFIX.length) : url.pathname;
    const { body, files } = await bodyOf(request);
    const { world } = this;
    const at = world.now();
    const query = url.search.slice(1);
    const call: Call = { world, method, path, query, body, files, at, status: null };
    world.requests.push(call);
    const fault = this.faults.take(method, path);
    const done = fault && !fault.applied ? failed(fault) : this.#answer(call, request);
    const answer = fault?.applied ? failed(fault) : done;
    call.status = answer.status;
    if (answer.status === 0) request.socket.resetAndDestroy();
    else reply(response, answer, path);
    world.changes.announce();
  }

  #answer(call: Call, request: IncomingMessage): Answered {
    try {
      const { path, world } = call;
      if (!request.url?.startsWith(`${PREFIX}/`)) throw refusal('notFound');
      if (!OPEN.test(path) && request.headers.authorization !== `Bot ${world.token}`) {
        throw refusal('unauthorized');
      }
      if (call.body === INVALID) throw refusal('invalidJson');
      const { status = 200, body } = routeOf(call.method, path).run(call);
      return { status, body };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { status, code, message, errors } = error;
      if (!(error instanceof Provoked)) {
        const { method, path, body } = call;
        const tree = errors && { errors };
        this.world.refusals.push({ method, path, status, code, message, ...tree, body });
      }
      return { status, body: { message, code, ...(errors && { errors }) } };
    }
  }
}

interface Answered extends Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
}

const INVALID = Symbol('not JSON');

/** The parsed JSON, or the parts of a multipart form. */
async function bodyOf(
  request: IncomingMessage,
): Promise<{ body: unknown; files: readonly UploadedFile[] }> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  if (bytes.length === 0) return { body: undefined, files: [] };
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) return { body: json(bytes.toString()), files: [] };
  const form = await new Response(bytes, { headers: { 'content-type': type } }).formData();
  const files: UploadedFile[] = [];
  for (const [field, value] of form) {
    const key = /^files\[(\d+)\]$/.exec(field)?.[1];
    if (typeof value === 'string' || key === undefined) continue;
    const content = Buffer.from(await value.arrayBuffer());
    files.push({ key, name: value.name, type: value.type, bytes: content });
  }
  return { body: json(String(form.get('payload_json') ?? '{}')), files };
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return INVALID;
  }
}

function failed({ status, code = 0, message = `${status}`, retryAfter = 1 }: Fault): Answered {
  if (status === 'reset') return { status: 0 };
  if (status !== 429) return { status, body: { message, code } };
  const body = { message: 'You are being rate limited.', retry_after: retryAfter, global: false };
  const headers = { 'Retry-After': String(retryAfter), 'X-RateLimit-Scope': 'user' };
  return { status, body, headers };
}

function reply(response: ServerResponse, answer: Answered, path: string): void {
  // Buckets are per route and main resource; here a bucket never runs empty by itself.
  const bucket = createHash('md5').update(path.split('/').slice(0, 3).join('/')).digest('hex');
  response.writeHead(answer.status, {
    'X-RateLimit-Bucket': bucket,
    'X-RateLimit-Limit': '50',
    'X-RateLimit-Remaining': '49',
    'X-RateLimit-Reset': String(Date.now() / 1000 + 1),
    'X-RateLimit-Reset-After': '1',
    ...answer.headers,
    // An empty answer with a content type would make discord.js parse nothing as JSON.
    ...(answer.body !== undefined && { 'Content-Type': 'application/json' }),
  });
  response.end(answer.body === undefined ? undefined : JSON.stringify(answer.body));
}

function broken({ method = '', url = '' }: IncomingMessage, error: unknown) {
  const message = `The fake itself failed: ${error instanceof Error ? error.stack : error}`;
  return { method, path: url, status: 599, code: 0, message };
}
