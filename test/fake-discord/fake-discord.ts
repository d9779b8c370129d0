import type { AddressInfo } from 'node:net';
import type { APIApplicationCommand } from 'discord-api-types/v10';
import { Channel } from './channel.js';
import type { Fault } from './faults.js';
import type { Identified } from './gateway.js';
import type { Guild } from './guild.js';
import type { Message } from './message.js';
import { Rest } from './rest.js';
import type { User } from './user.js';
import { type RecordedRefusal, type RecordedRequest, World } from './world.js';

/**
 * A Discord of its own for one bot, on a loopback port: REST and gateway, with Discord's rules.
 * Tests act through guilds, channels and users, and look at messages, requests and refusals.
 */
export class FakeDiscord {
  /** For the bot's DISCORD_API_URL. */
  readonly apiUrl: string;

  private constructor(
    private readonly world: World,
    private readonly rest: Rest,
    port: number,
  ) {
    this.apiUrl = `http://127.0.0.1:${port}/api`;
    world.gateway.url = `ws://127.0.0.1:${port}/gateway`;
  }

  /**
   * Starts one on a free port. `now` (epoch milliseconds) is its clock for ids, the 3 seconds and
   * the 15 minutes; `privilegedIntents` are the ones the application was granted (none);
   * `recommendedShards` is what `/gateway/bot` says (1).
   */
  static async start({
    token = 'fake.bot.token',
    now = Date.now,
    privilegedIntents = 0,
    recommendedShards = 1,
  }: {
    token?: string;
    now?: () => number;
    privilegedIntents?: number;
    recommendedShards?: number;
  } = {}): Promise<FakeDiscord> {
    const world = new World(token, now, privilegedIntents);
    world.gateway.recommendedShards = recommendedShards;
    const rest = new Rest(world);
    world.gateway.listen(rest.server);
    await new Promise<void>((resolve) => {
      rest.server.listen(0, '127.0.0.1', resolve);
    });
    return new FakeDiscord(world, rest, (rest.server.address() as AddressInfo).port);
  }

  /** Cuts all connections and frees the port. */
  async stop(): Promise<void> {
    this.world.gateway.stop();
    await new Promise((resolve) => {
      this.rest.server.close(resolve);
      this.rest.server.closeAllConnections();
    });
  }

  /** For the bot's DISCORD_TOKEN. */
  get token(): string {
    return this.world.token;
  }

  get applicationId(): string {
    return this.world.applicationId;
  }

  get botUser(): User {
    return this.world.bot;
  }

  /** The registered global commands, as the API gives them with localizations. */
  get commands(): readonly APIApplicationCommand[] {
    return this.world.commands.all;
  }

  /** Every REST request, oldest first. */
  get requests(): readonly RecordedRequest[] {
    return this.world.requests;
  }

  /** What the bot did wrong. Failures that the test asked for are not in it. */
  get refusals(): readonly RecordedRefusal[] {
    return this.world.refusals;
  }

  /** Every successful IDENTIFY at the gateway, oldest first. */
  get identifies(): readonly Identified[] {
    return this.world.gateway.identifies;
  }

  /** How many sessions were resumed so far. */
  get resumes(): number {
    return this.world.gateway.resumes;
  }

  /** Resolves when `shards` shards are connected and have got READY. Rejects after `timeoutMs`. */
  async connected(shards = 1, timeoutMs = 10_000): Promise<void> {
    const { gateway, changes } = this.world;
    await changes.until(
      () => gateway.connected >= shards || undefined,
      () => `${gateway.connected} of ${shards} shards are connected. ${this.#seen()}`,
      timeoutMs,
    );
  }

  /** Resolves when no shard is connected any more. */
  async disconnected(timeoutMs = 10_000): Promise<void> {
    const { gateway, changes } = this.world;
    const gone = (): true | undefined => gateway.connected === 0 || undefined;
    await changes.until(gone, () => `${gateway.connected} shards are connected`, timeoutMs);
  }

  /** Adds a server. Without the bot (`hasBot` false), users can still bring it along. */
  addGuild(name: string, options: { hasBot?: boolean } = {}): Guild {
    return this.world.addGuild(name, options);
  }

  addUser(name: string, options: { bot?: boolean } = {}): User {
    return this.world.addUser(name, options);
  }

  /** A group of users without the bot, where they can bring it along. */
  addGroup(name: string, members: readonly [User, ...User[]]): Channel {
    return Channel.group(name, members);
  }

  /**
   * Waits for the bot's first message after `after`: a message, or how many messages of the
   * channel to skip. Without it, after the last message of anybody else. Rejects after 10 s with what was seen.
   */
  messageIn(
    channel: Channel,
    { after, timeoutMs }: { after?: Message | number; timeoutMs?: number } = {},
  ): Promise<Message> {
    const { bot, changes } = this.world;
    const find = (): Message | undefined => {
      const { messages } = channel;
      const foreign = messages.findLastIndex(({ author }) => author !== bot) + 1;
      const first = typeof after === 'number' ? after : after ? 0 : foreign;
      const old = typeof after === 'object' ? BigInt(after.id) : 0n;
      const later = messages.slice(first).filter(({ id }) => BigInt(id) > old);
      return later.find(({ author }) => author === bot);
    };
    const read = (): string =>
      channel.messages.map(({ author, text }) => `\n${author.name}: ${text}`).join('');
    return changes.until(
      find,
      () => `The bot wrote nothing in ${channel.name}:${read()}\n${this.#seen()}`,
      timeoutMs,
    );
  }

  /** Waits until `find` returns something; it is asked again after everything the bot does. */
  until<T>(find: () => T | undefined, timeoutMs?: number): Promise<T> {
    return this.world.changes.until(find, () => `It did not happen. ${this.#seen()}`, timeoutMs);
  }

  /** Makes the token of the next interaction unknown (10062). */
  expireNextInteraction(): void {
    this.world.expireNext = true;
  }

  /** Lets the next interaction reach the bot late, of the 3 seconds that it has to answer. */
  delayNextInteraction(milliseconds: number): void {
    this.world.delayNext = milliseconds;
  }

  /** Makes requests fail that would have been answered. Calling what it returns ends that early. */
  failNext(fault: Fault): () => void {
    return this.rest.faults.add(fault);
  }

  /** Refuses to let the bot register its commands: 403, code 50001. */
  refuseCommands(times = Number.POSITIVE_INFINITY): void {
    const path = /^\/applications\/\d+\/commands/;
    for (const method of ['PUT', 'POST', 'PATCH', 'DELETE']) {
      this.failNext({ method, path, status: 403, code: 50001, message: 'Missing Access', times });
    }
  }

  /** Closes the gateway at the next IDENTIFYs, such as 4004 or 4014. */
  refuseIdentify(closeCode: number, times = 1): void {
    this.world.gateway.refuseNext.push(...Array<number>(times).fill(closeCode));
  }

  /** Closes every gateway connection; after most codes the bot may resume. */
  disconnectGateway(code = 4000): void {
    this.world.gateway.disconnect(code);
  }

  #seen(): string {
    const requests = this.requests.map(
      ({ method, path, status }) => `\n${method} ${path} ${status}`,
    );
    const refusals = this.refusals.map((each) => `\n${JSON.stringify(each)}`);
    return `Requests:${requests.slice(-20).join('')}\nRefusals:${refusals.join('')}`;
  }
}
