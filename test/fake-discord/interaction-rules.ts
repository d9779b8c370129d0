import {
  type ApplicationCommandOptionType,
  InteractionType as Kind,
  MessageFlags,
  InteractionResponseType as Response,
} from 'discord-api-types/v10';
import { checkChoice } from './command-rules.js';
import { checkModal } from './component-rules.js';
import { checkForm, isObject, type JsonObject } from './form.js';

const MESSAGE = [Response.ChannelMessageWithSource, Response.DeferredChannelMessageWithSource];
const UPDATE = [Response.DeferredMessageUpdate, Response.UpdateMessage];

/** Which callbacks an interaction may get; `onMessage` is whether it comes from a message. */
function callbacksFor(kind: Kind, onMessage: boolean): Response[] {
  if (kind === Kind.ApplicationCommandAutocomplete) {
    return [Response.ApplicationCommandAutocompleteResult];
  }
  const update = onMessage ? UPDATE : [];
  return [...MESSAGE, ...update, ...(kind === Kind.ModalSubmit ? [] : [Response.Modal])];
}

/**
 * Checks the body of an interaction callback, all but the message in it. `optionType` is the type
 * of the option an autocomplete interaction is about. Throws a Refusal.
 */
export function checkCallback(
  body: unknown,
  kind: Kind,
  onMessage: boolean,
  optionType: ApplicationCommandOptionType,
): { type: Response; data: JsonObject } {
  return checkForm(body, (form) => {
    form.required().object();
    const type = form.at('type').required().choice(callbacksFor(kind, onMessage));
    const data = form.at('data').object();
    if (type === Response.Modal) checkModal(data);
    if (type === Response.ApplicationCommandAutocompleteResult) {
      data.required();
      for (const choice of data.at('choices').list(0, 25)) checkChoice(choice, optionType);
    }
    if (type === Response.DeferredChannelMessageWithSource) {
      for (const [key, value] of Object.entries(isObject(data.value) ? data.value : {})) {
        const ephemeral = key === 'flags' && (value === 0 || value === MessageFlags.Ephemeral);
        if (!ephemeral && value !== null) {
          const message = 'A deferred response may carry only the EPHEMERAL flag';
          data.at(key).refuse('INTERACTION_DEFERRED_DATA_INVALID', message);
        }
      }
    }
    const known = type ?? Response.ChannelMessageWithSource;
    return { type: known, data: isObject(data.value) ? data.value : {} };
  });
}
