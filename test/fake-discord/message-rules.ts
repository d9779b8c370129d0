import {
  type APIAttachment,
  type APIEmbed,
  type APIMessageTopLevelComponent,
  EmbedType,
  MessageFlags,
} from 'discord-api-types/v10';
import { checkComponents } from './component-rules.js';
import { completed } from './components.js';
import { checkForm, type Field } from './form.js';
import { type AllowedMentions, checkAllowedMentions } from './mentions.js';
import { refusal } from './refusal.js';

/** A file that came with a request; `key` is the n of `files[n]`. */
export interface UploadedFile {
  readonly key: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
}

/** What a message shows, and all that an edit can change. */
export interface Shown {
  readonly content: string;
  readonly embeds: readonly APIEmbed[];
  readonly components: readonly APIMessageTopLevelComponent[];
  readonly flags: number;
  readonly attachments: readonly APIAttachment[];
}

/** A checked request to create or edit a message. */
export interface Draft extends Shown {
  /** Null if the request does not say. */
  readonly allowedMentions: AllowedMentions | null;
  readonly nonce: string | number | null;
  readonly enforceNonce: boolean;
  readonly files: readonly UploadedFile[];
}

const NOTHING: Shown = { content: '', embeds: [], components: [], flags: 0, attachments: [] };
/** The flags that an edit may set. */
export const EDITABLE = MessageFlags.SuppressEmbeds | MessageFlags.IsComponentsV2;
const LEGACY = ['content', 'embeds', 'poll', 'sticker_ids'] as const;

/** The flags that a new message may carry; an interaction's answer also `Ephemeral`. */
export const CREATABLE = EDITABLE | MessageFlags.SuppressNotifications;

/**
 * Checks the body of a new message (`before` null) or of an edit of `before`, and returns what the
 * message shows afterwards. Flags outside `settable` are dropped, as Discord does.
 * Throws a Refusal: 50035, 50006 for an empty message, or HTTP 500 for too many bytes.
 */
export function draftOf(
  body: unknown,
  files: readonly UploadedFile[],
  before: Shown | null,
  settable: number,
  newId: () => string,
): Draft {
  const old = before ?? NOTHING;
  const checked = checkForm(body, (form) => {
    form.required().object();
    const flags = flagsAfter(form, before, settable);
    const attachments = attachmentsAfter(form, files, old.attachments, newId);
    const names = new Set(attachments.map(({ filename }) => filename));
    checkTexts(form);
    checkComponents(form.at('components'), (flags & MessageFlags.IsComponentsV2) !== 0, names);
    const allowedMentions = checkAllowedMentions(form.at('allowed_mentions'));
    return { flags, attachments, allowedMentions };
  });
  return checkForm(body, (form) => {
    const draft: Draft = {
      ...checked,
      content: after(form, 'content', old.content, ''),
      embeds: after(form, 'embeds', old.embeds, []).map(asRichEmbed),
      components:
        form.at('components').value === undefined
          ? old.components
          : completed(after(form, 'components', [], []), checked.attachments),
      nonce: after<string | number | null>(form, 'nonce', null, null),
      enforceNonce: form.at('enforce_nonce').value === true,
      files,
    };
    if (draft.flags & MessageFlags.IsComponentsV2) refuseLegacy(form, draft);
    else refuseEmpty(form, draft);
    return draft;
  });
}

function checkTexts(form: Field): void {
  form.at('content').text(0, 2000);
  form.at('tts').boolean();
  form.at('enforce_nonce').boolean();
  const nonce = form.at('nonce');
  if (typeof nonce.value === 'number') nonce.integer();
  else nonce.text(0, 25);
  const embeds = form.at('embeds').list(0, 10);
  if (embeds.reduce((sum, embed) => sum + checkEmbed(embed), 0) > 6000) {
    form.at('embeds').refuse('MAX_EMBED_SIZE_EXCEEDED', 'Embed size exceeds maximum of 6000');
  }
}

/** A draft that shows nothing yet: the loading message of a deferred answer. */
export function emptyDraft(flags: number): Draft {
  return { ...NOTHING, flags, allowedMentions: null, nonce: null, enforceNonce: false, files: [] };
}

function flagsAfter(form: Field, before: Shown | null, settable: number): number {
  const asked = form.at('flags').integer(0, 2 ** 31 - 1);
  if (asked === null) return before?.flags ?? 0;
  if (before && before.flags & MessageFlags.IsComponentsV2 & ~asked) {
    form.at('flags').refuse('MESSAGE_FLAG_CANNOT_BE_REMOVED', 'IS_COMPONENTS_V2 stays forever');
  }
  return ((before?.flags ?? 0) & ~settable) | (asked & settable);
}

/** Absent keeps the old value, null empties it. The value was checked before. */
function after<T>(form: Field, key: string, old: T, empty: T): T {
  const { value } = form.at(key);
  return value === undefined ? old : ((value as T | null) ?? empty);
}

function refuseLegacy(form: Field, draft: Draft): void {
  for (const key of LEGACY) {
    const value = key === 'content' || key === 'embeds' ? draft[key] : form.at(key).value;
    if (value && !(Array.isArray(value) && value.length === 0)) {
      const code = 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2';
      form.at(key).refuse(code, `The '${key}' field cannot be used with IS_COMPONENTS_V2`);
    }
  }
  if (draft.components.length === 0) throw refusal('emptyMessage');
}

function refuseEmpty(form: Field, draft: Draft): void {
  const others = [...draft.embeds, ...draft.components, ...draft.attachments];
  const extras = form.at('sticker_ids').list(0, 3).length + (form.at('poll').given ? 1 : 0);
  if (draft.content.trim() === '' && others.length + extras === 0) throw refusal('emptyMessage');
}

function attachmentsAfter(
  form: Field,
  files: readonly UploadedFile[],
  old: readonly APIAttachment[],
  newId: () => string,
): APIAttachment[] {
  const listed = form.at('attachments');
  const described = new Map<string, string | null>();
  const kept: APIAttachment[] = listed.value === undefined ? [...old] : [];
  for (const item of listed.list(0, 10)) {
    const id = String(item.object().at('id').required().value);
    item.at('description').text(0, 1024);
    const known = old.find((attachment) => attachment.id === id);
    if (known) kept.push(known);
    else if (files.some((file) => file.key === id)) {
      described.set(id, item.at('description').text(0, 1024));
    } else item.at('id').refuse('ATTACHMENT_NOT_FOUND', 'Attachment data not found');
  }
  for (const file of files) {
    const id = newId();
    const url = `https://cdn.discordapp.com/attachments/${id}/${file.name}`;
    const description = described.get(file.key);
    kept.push({
      id,
      filename: file.name,
      size: file.bytes.length,
      content_type: file.type,
      url,
      proxy_url: url,
      ...(description && { description }),
    });
  }
  return kept;
}

/** Checks one embed and returns how many characters it adds to the sum over all embeds. */
function checkEmbed(embed: Field): number {
  embed.required().object();
  const texts = [
    embed.at('title').text(0, 256),
    embed.at('description').text(0, 4096),
    embed.at('footer').object().at('text').text(1, 2048),
    embed.at('author').object().at('name').text(1, 256),
  ];
  for (const field of embed.at('fields').list(0, 25)) {
    field.required().object().at('inline').boolean();
    texts.push(
      field.at('name').required().text(1, 256),
      field.at('value').required().text(1, 1024),
    );
  }
  embed.at('color').integer(0, 0xffffff);
  const timestamp = embed.at('timestamp').text(1, 64);
  if (timestamp && Number.isNaN(Date.parse(timestamp))) {
    embed.at('timestamp').refuse('DATE_TIME_TYPE_PARSE', 'Could not parse the time');
  }
  const url = embed.at('url').text(0, 2048);
  if (url && !/^https?:\/\//.test(url)) {
    embed.at('url').refuse('URL_TYPE_INVALID_SCHEME', 'Scheme must be one of (http, https)');
  }
  return texts.reduce((sum, text) => sum + [...(text ?? '')].length, 0);
}

function asRichEmbed(embed: APIEmbed): APIEmbed {
  const fields = embed.fields?.map((field) => ({ inline: false, ...field }));
  return { ...embed, type: EmbedType.Rich, ...(fields && { fields }) };
}
