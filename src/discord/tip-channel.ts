import {
  type APIMessage,
  DiscordAPIError,
  MessageFlags,
  RateLimitError,
  REST,
  RESTJSONErrorCodes,
  Routes,
  SnowflakeUtil,
} from 'discord.js';
import { phrases } from '../answers/phrases.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import type { TipFailure } from '../tips/failures.js';
import type { TipChannel, TipMessage } from '../tips/posting.js';
import type { AccessCheck } from './channel-access.js';
import { failureKind, hasCode } from './failures.js';
import { isMarked, renderTip } from './tip-message.js';

const { reasons, title } = phrases.tips;

/** `TipChannel` promises to settle within a minute. */
const SETTLE_WITHIN_MS = 50_000;
const REQUEST_WITHIN_MS = 15_000;
/** Longer pauses that Discord asks for are left to the schedule. */
const LONGEST_WAIT_MS = 10_000;
const PAGE = 100;
const MOST_PAGES = 10;

export interface TipChannelOptions {
  readonly rest: REST;
  /** The user that our messages are by. */
  readonly botId: string;
  /** The knowledge of now. */
  readonly knowledge: () => Pick<Knowledge, 'sources'>;
  readonly accessTo: AccessCheck;
}

/**
 * A connection of its own for tips: unlike the answers, they don't wait in it for as long as Discord
 * says, because the schedule knows what to do meanwhile.
 */
export function createTipRest(token: string, apiUrl: string | null): REST {
  return new REST({
    timeout: REQUEST_WITHIN_MS,
    retries: 1,
    rejectOnRateLimit: ({ retryAfter }) => retryAfter > LONGEST_WAIT_MS,
    ...(apiUrl === null ? {} : { api: apiUrl }),
  }).setToken(token);
}

/** Posts tips in Discord's channels, and finds them again. */
export function createTipChannel(options: TipChannelOptions): TipChannel {
  const { rest, knowledge } = options;
  return {
    async post(message) {
      try {
        const body = bodyOf(message, knowledge());
        const route = Routes.channelMessages(message.channelId);
        const sent = await inTime((signal) => rest.post(route, { body, signal }));
        return { ok: true, messageId: (sent as APIMessage).id };
      } catch (error) {
        // The message of this nonce was posted and then deleted, so that nothing is left to do.
        if (hasCode(error, RESTJSONErrorCodes.UnknownMessage)) return { ok: true, messageId: '' };
        return tipFailure(error);
      }
    },
    async find(wanted) {
      try {
        return await inTime((signal) => find(wanted, options, signal));
      } catch (error) {
        return tipFailure(error);
      }
    },
  };
}

/** What is sent: silent, unless there is a role to mention. */
function bodyOf({ tip, roleId, nonce }: TipMessage, knowledge: Pick<Knowledge, 'sources'>) {
  return {
    components: renderTip(tip, knowledge, { title, roleId, mark: nonce }),
    flags: MessageFlags.IsComponentsV2 | (roleId === null ? MessageFlags.SuppressNotifications : 0),
    allowed_mentions: { parse: [], roles: roleId === null ? [] : [roleId] },
    nonce,
    enforce_nonce: true,
  };
}

async function find(
  { guildId, channelId, nonce, sinceAt }: Parameters<TipChannel['find']>[0],
  { rest, botId, accessTo }: TipChannelOptions,
  signal: AbortSignal,
): ReturnType<TipChannel['find']> {
  let before: string | null = null;
  for (let page = 0; page < MOST_PAGES; page++) {
    const query = new URLSearchParams({ limit: String(PAGE), ...(before && { before }) });
    const route = Routes.channelMessages(channelId);
    signal.throwIfAborted();
    // The newest first.
    const messages = (await rest.get(route, { query })) as APIMessage[];
    const mine = messages.find(
      ({ author, interaction_metadata: answers, components }) =>
        author.id === botId && answers === undefined && isMarked(components, nonce),
    );
    if (mine) return { ok: true, messageId: mine.id };
    const oldest = messages.at(-1);
    const isOver = messages.length < PAGE || oldest === undefined;
    if (isOver || SnowflakeUtil.timestampFrom(oldest.id) < sinceAt) {
      // To whom may not read older messages Discord shows an empty channel.
      const lacks = await accessTo({ guildId, channelId, roleId: null });
      if (lacks === null) return { ok: false, kind: 'outage', reason: reasons.outage };
      if (lacks.includes('gone')) return { ok: false, kind: 'gone', reason: reasons.gone };
      const isBlind = lacks.includes('history') || lacks.includes('view');
      if (isBlind) return { ok: false, kind: 'permission', reason: reasons.history };
      return { ok: true, messageId: null };
    }
    before = oldest.id;
  }
  return { ok: false, kind: 'outage', reason: reasons.full };
}

/** What a failed call means for the schedule. */
function tipFailure(error: unknown): TipFailure {
  if (error instanceof RateLimitError) {
    const { retryAfter: retryAfterMs } = error;
    return { ok: false, kind: 'rate-limit', reason: reasons.wait, retryAfterMs };
  }
  if (error instanceof DiscordAPIError) return refusal(error);
  if (failureKind(error) === 'outage') return { ok: false, kind: 'outage', reason: reasons.outage };
  return { ok: false, kind: 'bug', reason: reasons.refused(String(error)) };
}

function refusal({ code, status, message }: DiscordAPIError): TipFailure {
  switch (code) {
    case RESTJSONErrorCodes.UnknownChannel:
    case RESTJSONErrorCodes.UnknownGuild:
      return { ok: false, kind: 'gone', reason: reasons.gone };
    case RESTJSONErrorCodes.MissingAccess:
      return { ok: false, kind: 'permission', reason: reasons.view };
    case RESTJSONErrorCodes.MissingPermissions:
      return { ok: false, kind: 'permission', reason: reasons.send };
    case RESTJSONErrorCodes.InvalidActionOnArchivedThread:
    case RESTJSONErrorCodes.ThreadLocked:
      return { ok: false, kind: 'permission', reason: reasons.locked };
    case RESTJSONErrorCodes.MessageWasBlockedByAutomaticModeration:
      return { ok: false, kind: 'permission', reason: reasons.blocked };
  }
  if (status === 403) return { ok: false, kind: 'permission', reason: reasons.refused(message) };
  if (status === 404) return { ok: false, kind: 'gone', reason: reasons.refused(message) };
  if (status === 429) return { ok: false, kind: 'rate-limit', reason: reasons.wait };
  // A token that is not accepted any more is for the operator, and the program ends over it.
  if (status === 401 || status >= 500) return { ok: false, kind: 'outage', reason: reasons.outage };
  return { ok: false, kind: 'bug', reason: reasons.refused(message) };
}

/** Rejects after some time. What still waits for its turn then is never sent. */
function inTime<Result>(request: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
  const signal = AbortSignal.timeout(SETTLE_WITHIN_MS);
  const expired = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason));
  });
  return Promise.race([request(signal), expired]);
}
