import {
  type APIAttachment,
  type APIMessageTopLevelComponent,
  ComponentType,
} from 'discord-api-types/v10';
import { isObject, type JsonObject } from './form.js';

/** A component as a test looks at it: all fields a component can have, most of them absent. */
export interface Part {
  readonly type: ComponentType;
  readonly id: number;
  readonly custom_id?: string;
  readonly label?: string;
  readonly description?: string | null;
  readonly content?: string;
  readonly url?: string;
  readonly style?: number;
  readonly disabled?: boolean;
  readonly required?: boolean;
  readonly placeholder?: string;
  readonly value?: string;
  readonly min_values?: number;
  readonly max_values?: number;
  readonly min_length?: number;
  readonly max_length?: number;
  readonly accent_color?: number | null;
  readonly options?: readonly { label: string; value: string; description?: string }[];
  readonly items?: readonly { media: { url: string }; description: string | null }[];
  readonly media?: { readonly url: string };
}

/** All components in reading order, containers before what they contain. */
export function partsOf(components: readonly unknown[]): Part[] {
  return components.filter(isObject).flatMap((component) => {
    const inner = Array.isArray(component.components) ? component.components : [];
    const below = partsOf([...inner, component.component, component.accessory]);
    return [component as JsonObject & Part, ...below];
  });
}

const DEFAULTS: Partial<Record<ComponentType, JsonObject>> = {
  [ComponentType.Container]: { accent_color: null, spoiler: false },
  [ComponentType.Separator]: { spacing: 1, divider: true },
  [ComponentType.Thumbnail]: { description: null, spoiler: false },
  [ComponentType.File]: { spoiler: false },
  [ComponentType.StringSelect]: { min_values: 1, max_values: 1 },
};

/**
 * Checked components as Discord stores them: numbered where they had no `id`, with defaults filled
 * in and `attachment://` resolved.
 */
export function completed(
  components: readonly unknown[],
  attachments: readonly APIAttachment[],
): APIMessageTopLevelComponent[] {
  const taken = new Set(partsOf(components).map((part) => part.id));
  let last = 0;
  const number = (): number => {
    do last += 1;
    while (taken.has(last));
    return last;
  };
  const media = (raw: unknown): JsonObject => {
    const url = isObject(raw) ? String(raw.url) : '';
    const name = url.startsWith('attachment://') ? url.slice('attachment://'.length) : null;
    const file = attachments.find((attachment) => attachment.filename === name);
    const seen = { url: file?.url ?? url, proxy_url: file?.proxy_url ?? url };
    return { id: file?.id ?? '0', ...seen, ...(file && { attachment_id: file.id }) };
  };
  const complete = (raw: unknown): JsonObject => {
    if (!isObject(raw)) return {};
    const { type, id, ...rest } = withoutNulls(raw);
    const known = DEFAULTS[Number(type) as ComponentType];
    const result: JsonObject = { type, id: id || number(), ...known, ...rest };
    if (Array.isArray(raw.components)) result.components = raw.components.map(complete);
    if (raw.accessory) result.accessory = complete(raw.accessory);
    if (raw.media) result.media = media(raw.media);
    if (raw.file) {
      const file = media(raw.file);
      const attachment = attachments.find(({ id }) => id === file.id);
      Object.assign(result, { file, name: attachment?.filename, size: attachment?.size });
    }
    if (Array.isArray(raw.items)) {
      result.items = raw.items.filter(isObject).map((item) => {
        return { description: null, spoiler: false, ...item, media: media(item.media) };
      });
    }
    return result;
  };
  // The one place where checked JSON becomes typed components.
  return components.map(complete) as unknown as APIMessageTopLevelComponent[];
}

function withoutNulls(raw: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(raw).filter(([, value]) => value !== null));
}
