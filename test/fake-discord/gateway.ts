import type { Server } from 'node:http';
import {
  GatewayCloseCodes as Close,
  GatewayDispatchEvents as Event,
  GatewayIntentBits as Intent,
  GatewayOpcodes as Op,
} from 'discord-api-types/v10';
import { type WebSocket, WebSocketServer } from 'ws';
import { isObject, type JsonObject } from './form.js';
import { shardOf } from './snowflake.js';
import type { World } from './world.js';

/** The intents that an application must be granted before it may ask for them. */
const PRIVILEGED = Intent.GuildMembers | Intent.GuildPresences | Intent.MessageContent;
const EVERY_INTENT = Object.values(Intent).reduce<number>(
  (all, bit) => (typeof bit === 'number' ? all | bit : all),
  0,
);

/** The intents that let an event through, in guilds and in direct messages; else it needs none. */
const NEEDS: Readonly<Record<string, readonly [guild: number, direct: number]>> = {
  [Event.GuildCreate]: [Intent.Guilds, 0],
  [Event.GuildDelete]: [Intent.Guilds, 0],
  [Event.ChannelCreate]: [Intent.Guilds, 0],
  [Event.ChannelUpdate]: [Intent.Guilds, 0],
  [Event.ChannelDelete]: [Intent.Guilds, 0],
  [Event.MessageCreate]: [Intent.GuildMessages, Intent.DirectMessages],
  [Event.MessageUpdate]: [Intent.GuildMessages, Intent.DirectMessages],
  [Event.MessageDelete]: [Intent.GuildMessages, Intent.DirectMessages],
  [Event.MessageDeleteBulk]: [Intent.GuildMessages, 0],
};

/** What a client said when it identified. */
export interface Identified {
  readonly intents: number;
  readonly shard: readonly [id: number, count: number];
  /** Epoch milliseconds. */
  readonly at: number;
}

interface Session extends Identified {
  readonly id: string;
  /** All events so far; the sequence number of the first one is 1. */
  readonly events: string[];
  /** Null while the client is away and may resume. */
  socket: WebSocket | null;
  /** Whether the client has read all it was greeted with: READY and its guilds, or missed events. */
  greeted: boolean;
}

/** Discord's gateway for one application: sessions, shards, intents and resuming. */
export class Gateway {
  /** Every successful IDENTIFY, oldest first. */
  readonly identifies: Identified[] = [];
  /** How many sessions were resumed. */
  resumes = 0;
  /** Close codes for the next IDENTIFYs, one each. */
  readonly refuseNext: number[] = [];
  url = '';
  recommendedShards = 1;
  readonly #sessions = new Map<string, Session>();

  constructor(
    private readonly world: World,
    private readonly allowedIntents: number,
  ) {}

  /** Whether the bot has the Message Content intent. */
  get readsContent(): boolean {
    return [...this.#sessions.values()].some(({ intents }) => intents & Intent.MessageContent);
  }

  /** How many shards are connected and have read their READY, or what they missed. */
  get connected(): number {
    return [...this.#sessions.values()].filter(({ greeted }) => greeted).length;
  }

  listen(server: Server): void {
    const sockets = new WebSocketServer({ server, path: '/gateway' });
    sockets.on('connection', (socket) => this.#welcome(socket));
  }

  /** Sends an event to the sessions whose shard and intents it concerns, now or when they resume. */
  dispatch(event: string, data: object, guildId: string | null): void {
    const [guild, direct] = NEEDS[event] ?? [EVERY_INTENT, EVERY_INTENT];
    const needed = guildId === null ? direct : guild;
    for (const session of this.#sessions.values()) {
      const [shard, count] = session.shard;
      const free = NEEDS[event] === undefined;
      if (shardOf(guildId, count) !== shard || !(free || session.intents & needed)) continue;
      this.#send(session, event, data);
    }
  }

  /** Closes every connection. Sessions survive, so clients may resume, unless the code forbids it. */
  disconnect(code: number): void {
    for (const session of this.#sessions.values()) {
      const { socket } = session;
      this.#part(session, code);
      socket?.close(code);
    }
  }

  /** Cuts all connections and forgets all sessions. */
  stop(): void {
    for (const { socket } of this.#sessions.values()) socket?.terminate();
    this.#sessions.clear();
  }

  #welcome(socket: WebSocket): void {
    let session: Session | null = null;
    socket.send(JSON.stringify({ op: Op.Hello, d: { heartbeat_interval: 41_250 } }));
    socket.on('message', (data) => {
      const { op, d } = parsed(String(data));
      if (op === Op.Heartbeat) socket.send(JSON.stringify({ op: Op.HeartbeatAck }));
      else if (op === Op.Identify || op === Op.Resume) {
        if (session) this.#close(socket, Close.AlreadyAuthenticated, 'Already authenticated');
        else if (isObject(d) && op === Op.Identify) session = this.#identify(socket, d);
        else if (isObject(d)) session = this.#resume(socket, d);
      } else if (op === null) this.#close(socket, Close.DecodeError, 'Not JSON');
      else if (!session) this.#close(socket, Close.NotAuthenticated, 'Not authenticated');
      else if (!IGNORED.has(op)) this.#close(socket, Close.UnknownOpcode, `Unknown opcode ${op}`);
    });
    socket.on('close', (code) => {
      if (session?.socket !== socket) return;
      this.#part(session, code);
      this.world.changes.announce();
    });
  }

  #identify(socket: WebSocket, data: JsonObject): Session | null {
    const provoked = this.refuseNext.shift();
    if (provoked !== undefined) {
      socket.close(provoked);
      return null;
    }
    const { token, intents, properties } = data;
    const shard = shardIn(data.shard ?? [0, 1]);
    const bits = Number(intents);
    if (token !== this.world.token) {
      return this.#close(socket, Close.AuthenticationFailed, 'Authentication failed');
    }
    if (!isObject(properties)) return this.#close(socket, Close.DecodeError, 'No properties');
    if (!shard) return this.#close(socket, Close.InvalidShard, 'Invalid shard');
    if (!Number.isInteger(bits) || bits & ~EVERY_INTENT) {
      return this.#close(socket, Close.InvalidIntents, 'Invalid intent(s)');
    }
    if (bits & PRIVILEGED & ~this.allowedIntents) {
      return this.#close(socket, Close.DisallowedIntents, 'Disallowed intent(s)');
    }
    const identified = { intents: bits, shard, at: this.world.now() };
    const session = {
      ...identified,
      id: this.world.ids.next(),
      events: [],
      socket,
      greeted: false,
    };
    this.identifies.push(identified);
    this.#sessions.set(session.id, session);
    this.#greet(session);
    return session;
  }

  #greet(session: Session): void {
    const [shard, count] = session.shard;
    const guilds = [...this.world.guilds.values()].filter(
      (guild) => guild.hasBot && shardOf(guild.id, count) === shard,
    );
    this.#send(session, Event.Ready, {
      v: 10,
      user: { ...this.world.bot.raw(), verified: true, mfa_enabled: true, email: null },
      session_id: session.id,
      session_type: 'normal',
      resume_gateway_url: this.url,
      application: { id: this.world.applicationId, flags: 0, flags_new: '0' },
      guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
      private_channels: [],
      presences: [],
      relationships: [],
      shard: session.shard,
    });
    if (session.intents & Intent.Guilds) {
      for (const guild of guilds) this.#send(session, Event.GuildCreate, guild.created());
    }
    this.#awaitReader(session);
  }

  #resume(socket: WebSocket, { token, session_id, seq }: JsonObject): Session | null {
    if (token !== this.world.token) {
      return this.#close(socket, Close.AuthenticationFailed, 'Authentication failed');
    }
    const session = this.#sessions.get(String(session_id));
    if (!session) {
      socket.send(JSON.stringify({ op: Op.InvalidSession, d: false }));
      return null;
    }
    if (Number(seq) > session.events.length) {
      this.#sessions.delete(session.id);
      return this.#close(socket, Close.InvalidSeq, 'Invalid seq');
    }
    session.socket = socket;
    this.resumes += 1;
    for (const event of session.events.slice(Number(seq))) socket.send(event);
    this.#send(session, Event.Resumed, {});
    this.#awaitReader(session);
    return session;
  }

  /** A pong comes back only after everything sent before the ping was read. */
  #awaitReader(session: Session): void {
    const { socket } = session;
    socket?.once('pong', () => {
      session.greeted = session.socket === socket;
      this.world.changes.announce();
    });
    socket?.ping();
  }

  /** Ends the connection of a session, and the session too if it cannot be resumed. */
  #part(session: Session, code: number): void {
    session.socket = null;
    session.greeted = false;
    if (ENDS.has(code)) this.#sessions.delete(session.id);
  }

  #send(session: Session, event: string, data: object): void {
    const s = session.events.length + 1;
    const text = JSON.stringify({ op: Op.Dispatch, t: event, s, d: data });
    session.events.push(text);
    session.socket?.send(text);
  }

  /** Closes with a code that is the bot's fault. */
  #close(socket: WebSocket, code: Close, message: string): null {
    const common = { method: 'GATEWAY', path: '/gateway', code: 0 };
    this.world.refusals.push({ ...common, status: code, message });
    socket.close(code, message);
    return null;
  }
}

/** Sent by clients, without consequence here: presence, voice state, members, soundboard. */
const IGNORED = new Set<unknown>([3, 4, 8, 31]);

/** After these codes, from either side, a session cannot be resumed. */
const ENDS = new Set<number>([1000, 1001, Close.InvalidSeq, Close.SessionTimedOut]);

function parsed(text: string): { op: unknown; d: unknown } {
  try {
    const { op, d } = JSON.parse(text);
    return { op, d };
  } catch {
    return { op: null, d: null };
  }
}

function shardIn(value: unknown): [number, number] | null {
  if (!Array.isArray(value)) return null;
  const [id, count] = value.map(Number);
  return id !== undefined && count !== undefined && id >= 0 && id < count ? [id, count] : null;
}
