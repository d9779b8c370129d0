import { PermissionFlagsBits as P } from 'discord-api-types/v10';
import type { Channel } from './channel.js';
import { checkForm } from './form.js';
import type { Interaction } from './interaction.js';
import type { Message } from './message.js';
import { CREATABLE, type Draft, draftOf, EDITABLE } from './message-rules.js';
import { Refusal, refusal } from './refusal.js';
import type { RecordedRequest, World } from './world.js';

/** What a route answers: a JSON body with status 200 unless said otherwise, or nothing (204). */
export interface Answer {
  readonly status?: number;
  readonly body?: unknown;
}

/** A request on its way to its route. */
export interface Call extends RecordedRequest {
  readonly world: World;
}

type Handler = (call: Call, ...ids: string[]) => Answer;

const NOTHING: Answer = { status: 204 };
/** For how long Discord remembers nonces. */
const NONCE_LIVES_MS = 5 * 60_000;

/** Every route, by method and path; a segment with a colon matches anything. */
const ROUTES: Readonly<Record<string, Handler>> = {
  'GET /gateway/bot': ({ world }) => ({ body: gatewayOf(world) }),
  'GET /users/@me': ({ world }) => ({
    body: { ...world.bot.raw(), mfa_enabled: true, verified: true, locale: 'en-US', email: null },
  }),
  'GET /users/:user': ({ world }, id) => ({
    body: found(world.users.get(id), 'unknownUser').raw(),
  }),
  'POST /users/@me/channels': openDirectMessages,
  'GET /applications/@me': ({ world }) => ({ body: applicationOf(world) }),
  'GET /oauth2/applications/@me': ({ world }) => ({ body: applicationOf(world) }),
  'GET /guilds/:guild': ({ world }, id) => ({ body: guildOf(world, id).raw() }),
  'GET /guilds/:guild/members/:user': ({ world }, id, userId) => {
    const user = found(world.users.get(userId), 'unknownMember');
    return { body: guildOf(world, id).member(user) };
  },

  'GET /applications/:app/commands': (call, app) => {
    const localized = new URLSearchParams(call.query).get('with_localizations') === 'true';
    return { body: commandsOf(call, app).list(localized) };
  },
  'PUT /applications/:app/commands': (call, app) => {
    return { body: commandsOf(call, app).overwrite(call.body) };
  },
  'POST /applications/:app/commands': (call, app) => {
    const { command, isNew } = commandsOf(call, app).create(call.body);
    return { status: isNew ? 201 : 200, body: command };
  },
  'GET /applications/:app/commands/:command': (call, app, id) => {
    return { body: commandsOf(call, app).get(id) };
  },
  'PATCH /applications/:app/commands/:command': (call, app, id) => {
    return { body: commandsOf(call, app).edit(id, call.body) };
  },
  'DELETE /applications/:app/commands/:command': (call, app, id) => {
    commandsOf(call, app).remove(id);
    return NOTHING;
  },

  'GET /channels/:channel': ({ world }, id) => ({ body: world.channel(id, P.ViewChannel).raw() }),
  'POST /channels/:channel/typing': ({ world }, id) => {
    writable(world, id);
    return NOTHING;
  },
  'GET /channels/:channel/messages': ({ world, query }, id) => {
    const messages = readable(world, id).messages;
    return { body: page(messages, new URLSearchParams(query)).map((each) => each.raw()) };
  },
  'POST /channels/:channel/messages': postMessage,
  'GET /channels/:channel/messages/:message': ({ world }, channel, id) => {
    return { body: messageIn(readable(world, channel), id).raw() };
  },
  'PATCH /channels/:channel/messages/:message': (call, channelId, id) => {
    const { world, body, files } = call;
    const message = messageIn(world.channel(channelId, P.ViewChannel), id);
    if (message.author !== world.bot) throw refusal('notAuthor');
    message.edit(draftOf(body, files, message, EDITABLE, () => world.ids.next()));
    return { body: message.raw() };
  },
  'DELETE /channels/:channel/messages/:message': ({ world }, channelId, id) => {
    const channel = world.channel(channelId, P.ViewChannel);
    const message = messageIn(channel, id);
    const mine = message.author === world.bot;
    if (!mine && (channel.recipient || !channel.botMayDo(P.ManageMessages))) {
      throw refusal('missingPermissions');
    }
    message.delete();
    return NOTHING;
  },

  'POST /interactions/:interaction/:token/callback': (call, id, token) => {
    const interaction = call.world.interactions.get(token);
    if (interaction?.id !== id) throw refusal('unknownInteraction');
    interaction.callback(call.body, call.files);
    const wanted = new URLSearchParams(call.query).get('with_response') === 'true';
    return wanted ? { body: interaction.response() } : NOTHING;
  },
  'POST /webhooks/:app/:token': (call, app, token) => {
    const message = interactionOf(call, app, token).addFollowUp(call.body, call.files);
    return { body: message.raw() };
  },
  'GET /webhooks/:app/:token/messages/:message': (call, app, token, id) => {
    return { body: interactionOf(call, app, token).find(id).raw() };
  },
  'PATCH /webhooks/:app/:token/messages/:message': (call, app, token, id) => {
    return { body: interactionOf(call, app, token).edit(id, call.body, call.files).raw() };
  },
  'DELETE /webhooks/:app/:token/messages/:message': (call, app, token, id) => {
    interactionOf(call, app, token).delete(id);
    return NOTHING;
  },
};

const TABLE = Object.entries(ROUTES).map(([route, handler]) => {
  const [method = '', path = ''] = route.split(' ');
  return { method, handler, route, pattern: new RegExp(`^${path.replace(/:\w+/g, '([^/]+)')}$`) };
});

/** Finds the route of a request. Throws the Refusal Discord answers if there is none. */
export function routeOf(method: string, path: string): { route: string; run(call: Call): Answer } {
  const matching = TABLE.filter(({ pattern }) => pattern.test(path));
  const match = matching.find((each) => each.method === method);
  if (!match) throw refusal(matching.length > 0 ? 'methodNotAllowed' : 'notFound');
  const ids = match.pattern.exec(path)?.slice(1).map(decodeURIComponent) ?? [];
  return { route: match.route, run: (call) => match.handler(call, ...ids) };
}

function postMessage(call: Call, channelId: string): Answer {
  const { world, body, files } = call;
  const channel = writable(world, channelId);
  if (channel.recipient?.acceptsDirectMessages === false) throw refusal('cannotMessageUser');
  const draft = draftOf(body, files, null, CREATABLE, () => world.ids.next());
  if (files.length > 0 && !channel.botMayDo(P.AttachFiles)) throw refusal('missingPermissions');
  const earlier = draft.enforceNonce && sentBefore(world, channel, draft);
  if (earlier) return { body: earlier.raw() };
  const message = channel.add(draft, { author: world.bot, repliedTo: repliedTo(channel, body) });
  if (draft.nonce !== null) world.nonces.set(nonceKey(channel, draft), message);
  return { body: message.raw() };
}

/** The message that already carries this nonce. Throws if it was deleted meanwhile. */
function sentBefore(world: World, channel: Channel, draft: Draft): Message | null {
  const message = world.nonces.get(nonceKey(channel, draft));
  if (!message || world.now() - message.createdAt > NONCE_LIVES_MS) return null;
  if (message.deleted) throw refusal('unknownMessage');
  return message;
}

function nonceKey(channel: Channel, { nonce }: Draft): string {
  return `${channel.id} ${nonce}`;
}

function repliedTo(channel: Channel, body: unknown): Message | null {
  return checkForm(body, (form) => {
    const reference = form.at('message_reference').object();
    if (!reference.given) return null;
    const id = String(reference.at('message_id').required().value);
    const message = channel.messages.find((each) => each.id === id) ?? null;
    if (!message && reference.at('fail_if_not_exists').value !== false) {
      reference.refuse('REPLIES_UNKNOWN_MESSAGE', 'Unknown message');
    } else if (!channel.botMayDo(P.ReadMessageHistory)) throw refusal('cannotReply');
    return message;
  });
}

function openDirectMessages({ world, body }: Call): Answer {
  const id = checkForm(body, (form) => form.at('recipient_id').required().text(1, 20) ?? '');
  const user = world.users.get(id);
  if (!user) throw new Refusal(400, 50033, 'Invalid Recipient(s)');
  if (user.bot) throw refusal('cannotMessageUser');
  return { body: user.dm().raw() };
}

/** The channel if the bot may write there. */
function writable(world: World, id: string): Channel {
  const channel = world.channel(id, P.ViewChannel);
  if (!channel.botMayDo(channel.toSend)) throw refusal('missingPermissions');
  return channel;
}

/** The channel if its history can be read. */
function readable(world: World, id: string): Channel {
  return world.channel(id, P.ViewChannel, P.ReadMessageHistory);
}

function messageIn(channel: Channel, id: string): Message {
  return found(
    channel.messages.find((message) => message.id === id),
    'unknownMessage',
  );
}

/** Newest first, as Discord pages them. */
function page(messages: readonly Message[], query: URLSearchParams): Message[] {
  const limit = Number(query.get('limit') ?? 50);
  if (!(limit >= 1 && limit <= 100)) throw new Refusal(400, 50035, 'Invalid Form Body');
  const before = BigInt(query.get('before') ?? 2n ** 63n);
  const after = BigInt(query.get('after') ?? 0);
  const inside = messages.filter(({ id }) => BigInt(id) < before && BigInt(id) > after);
  const chosen = query.has('after') ? inside.slice(0, limit) : inside.slice(-limit);
  return chosen.reverse();
}

function commandsOf({ world }: Call, app: string): World['commands'] {
  if (app !== world.applicationId) throw refusal('unknownApplication');
  return world.commands;
}

function interactionOf({ world }: Call, app: string, token: string): Interaction {
  if (app !== world.applicationId) throw refusal('unknownWebhook');
  return found(world.interactions.get(token), 'unknownWebhook');
}

function guildOf(world: World, id: string) {
  const guild = found(world.guilds.get(id), 'unknownGuild');
  if (!guild.hasBot) throw refusal('missingAccess');
  return guild;
}

function found<T>(value: T | undefined, otherwise: Parameters<typeof refusal>[0]): T {
  if (value === undefined) throw refusal(otherwise);
  return value;
}

function gatewayOf({ gateway }: World): object {
  const remaining = 1000 - gateway.identifies.length;
  const limit = { total: 1000, remaining, reset_after: 14_400_000, max_concurrency: 16 };
  return { url: gateway.url, shards: gateway.recommendedShards, session_start_limit: limit };
}

function applicationOf(world: World): object {
  return {
    type: null,
    id: world.applicationId,
    name: world.bot.name,
    icon: null,
    description: '',
    bot: world.bot.raw(),
    owner: world.owner.raw(),
    team: null,
    verify_key: '0'.repeat(64),
    flags: 0,
    flags_new: '0',
    explicit_content_filter: 0,
    redirect_uris: [],
    eligible_oauth2_scopes: [],
    interactions_endpoint_url: null,
    role_connections_verification_url: null,
    approximate_user_authorization_count: 0,
    bot_public: true,
    bot_require_code_grant: false,
    approximate_guild_count: world.guilds.size,
    approximate_user_install_count: 0,
  };
}
