import { ComponentType } from 'discord-api-types/v10';
import type { Part } from './components.js';
import { isObject, type JsonObject } from './form.js';
import type { Modal } from './interaction.js';

/** What a user puts into a modal, by custom_id: a text, a tick, or the chosen values. */
export type Fields = Readonly<Record<string, string | boolean | readonly string[]>>;

/**
 * The components of a submitted modal. Throws an Error where Discord's app would not let the user
 * press Submit.
 */
export function filledModal({ parts, components }: Modal, fields: Fields): JsonObject[] {
  const inputs = parts.filter((part) => part.custom_id !== undefined);
  const unknown = Object.keys(fields).find((id) => !inputs.some((p) => p.custom_id === id));
  if (unknown) throw new Error(`The modal has no field ${unknown}`);
  for (const input of inputs) refuseUnfillable(input, fields[input.custom_id ?? '']);
  return components.map((component) => filledIn(component, fields));
}

function refuseUnfillable(input: Part, value: Fields[string] = ''): void {
  const { custom_id: id, min_length: least = 0, max_length: most = 4000 } = input;
  const empty = value === '' || (Array.isArray(value) && value.length === 0);
  if (input.required !== false && input.type !== ComponentType.Checkbox && empty) {
    throw new Error(`The field ${id} is required`);
  }
  if (!empty && typeof value === 'string' && (value.length < least || value.length > most)) {
    throw new Error(`The field ${id} takes ${least} to ${most} characters`);
  }
}

/** A modal's component as it comes back: without its looks, with the value. */
function filledIn(raw: unknown, fields: Fields): JsonObject {
  if (!isObject(raw)) return {};
  const { type, id = 0, custom_id, component, components } = raw;
  if (component) return { type, id, component: filledIn(component, fields) };
  if (Array.isArray(components)) {
    return { type, id, components: components.map((each) => filledIn(each, fields)) };
  }
  if (custom_id === undefined) return { type, id };
  const value = fields[String(custom_id)];
  const many = type !== ComponentType.TextInput && type !== ComponentType.Checkbox;
  const single = type !== ComponentType.RadioGroup;
  if (many && single) return { type, id, custom_id, values: value ?? [] };
  return { type, id, custom_id, value: value ?? (type === ComponentType.Checkbox ? false : '') };
}
