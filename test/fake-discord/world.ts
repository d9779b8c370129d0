import type { Channel } from './channel.js';
import { Commands } from './commands.js';
import { Gateway } from './gateway.js';
import { Guild } from './guild.js';
import type { Interaction } from './interaction.js';
import type { Message } from './message.js';
import type { UploadedFile } from './message-rules.js';
import { type ErrorTree, refusal } from './refusal.js';
import { guildId, Snowflakes } from './snowflake.js';
import { User } from './user.js';
import { Changes } from './waiting.js';

/** A REST request of the bot; `path` without `/api/v10` and without the query. */
export interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  /** The JSON body, or the `payload_json` of a form; undefined if there was none. */
  readonly body: unknown;
  readonly files: readonly UploadedFile[];
  /** Epoch milliseconds. */
  readonly at: number;
  /** The answered HTTP status; 0 if the connection was cut, null while it is being answered. */
  status: number | null;
}

/** Something the bot did that Discord does not allow. Gateway closes have method `GATEWAY`. */
export interface RecordedRefusal {
  readonly method: string;
  readonly path: string;
  /** The HTTP status, or the close code of the gateway. */
  readonly status: number;
  /** Discord's error code, 0 if it has none. */
  readonly code: number;
  readonly message: string;
  readonly errors?: ErrorTree;
  readonly body?: unknown;
}

/** Everything that exists on one fake Discord, and the record of what the bot did to it. */
export class World {
  readonly changes = new Changes();
  readonly ids: Snowflakes;
  readonly users = new Map<string, User>();
  readonly guilds = new Map<string, Guild>();
  readonly channels = new Map<string, Channel>();
  /** By token. */
  readonly interactions = new Map<string, Interaction>();
  /** The bot's messages by channel and nonce. */
  readonly nonces = new Map<string, Message>();
  readonly requests: RecordedRequest[] = [];
  readonly refusals: RecordedRefusal[] = [];
  readonly gateway: Gateway;
  readonly bot: User;
  /** Who made the application. */
  readonly owner: User;
  /** Unlike today's applications, not the id of the bot user: older ones differ. */
  readonly applicationId: string;
  readonly commands: Commands;
  /** Whether the next interaction's token is dead at once. */
  expireNext = false;
  /** How many milliseconds the next interaction is under way to the bot. */
  delayNext = 0;

  constructor(
    readonly token: string,
    readonly now: () => number,
    allowedIntents: number,
  ) {
    this.ids = new Snowflakes(now);
    this.applicationId = this.ids.next();
    this.bot = this.addUser('soleus', { bot: true });
    this.owner = this.addUser('maker');
    this.gateway = new Gateway(this, allowedIntents);
    this.commands = new Commands(this.applicationId, () => this.ids.next());
  }

  addUser(name: string, { bot = false }: { bot?: boolean } = {}): User {
    return new User(this, name, bot);
  }

  addGuild(name: string, { hasBot = true }: { hasBot?: boolean } = {}): Guild {
    return new Guild(this, guildId(this.guilds.size, this.now()), name, hasBot);
  }

  /** The channel if the bot may do `wanted` in it. Throws the Refusal Discord answers otherwise. */
  channel(id: string, view: bigint, wanted = 0n): Channel {
    const channel = this.channels.get(id);
    if (!channel) throw refusal('unknownChannel');
    if (!channel.botMayDo(view)) throw refusal('missingAccess');
    if (!channel.botMayDo(wanted)) throw refusal('missingPermissions');
    return channel;
  }
}
