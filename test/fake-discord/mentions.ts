import type { Field } from './form.js';

/** Which mentions of a message may ping; Discord's `allowed_mentions`. */
export interface AllowedMentions {
  readonly parse?: readonly string[];
  readonly users?: readonly string[];
  readonly roles?: readonly string[];
  readonly replied_user?: boolean;
}

/** What holds when a message says nothing: everything pings, in an interaction's answer only users. */
export const MESSAGE_DEFAULT: AllowedMentions = {
  parse: ['users', 'roles', 'everyone'],
  replied_user: true,
};
export const INTERACTION_DEFAULT: AllowedMentions = { parse: ['users'] };

/** Checks `allowed_mentions`. Null if there is none. */
export function checkAllowedMentions(field: Field): AllowedMentions | null {
  if (!field.object().given) return null;
  field.at('parse').distinct(['users', 'roles', 'everyone'], 0);
  field.at('replied_user').boolean();
  const parse = field.at('parse').value;
  for (const kind of ['users', 'roles'] as const) {
    const ids = field.at(kind).list(0, 100);
    for (const id of ids) id.required().text(1, 20);
    if (ids.length > 0 && Array.isArray(parse) && parse.includes(kind)) {
      const message = `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`;
      field.refuse('MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE', message);
    }
  }
  return field.value as AllowedMentions;
}

/**
 * The mentions of `texts` that ping, written as in the text: `<@1>`, `<@&2>`, `@everyone`, `@here`.
 * What the author may mention is not considered: a server can grant that at any time.
 */
export function pings(texts: readonly string[], allowed: AllowedMentions): string[] {
  // Nothing inside code pings.
  const text = texts.join('\n').replace(/```[\s\S]*?```|`[^`\n]*`/g, '');
  const found = new Set<string>();
  for (const [mention, everyone, role, id = ''] of text.matchAll(
    /(@everyone|@here)|<@(?:(&)|!?)(\d+)>/g,
  )) {
    const kind = everyone ? 'everyone' : role ? 'roles' : 'users';
    const named = kind !== 'everyone' && allowed[kind]?.includes(id);
    if (named || allowed.parse?.includes(kind)) found.add(mention.replace('!', ''));
  }
  return [...found];
}

/** The ids in mentions such as `<@1>` (`prefix` `<@`) or `<@&2>` (`prefix` `<@&`). */
export function idsOf(mentions: readonly string[], prefix: '<@' | '<@&'): string[] {
  const pattern = new RegExp(`^${prefix}(\\d+)>$`);
  return mentions.flatMap((mention) => pattern.exec(mention)?.[1] ?? []);
}
