import {
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  type InteractionReplyOptions,
  MessageFlags,
} from 'discord.js';
import { ACCENT, type Button, type Components, container, notice, text } from './components.js';

/** A file that a message carries, named so that components can point to it. */
export interface Attachment {
  readonly name: string;
  readonly data: Uint8Array;
}

/** What a message shows. */
export interface MessageContent {
  readonly components: Components;
  readonly files?: readonly Attachment[];
}

/** A new message. */
export interface MessageResponse extends MessageContent {
  readonly kind: 'message';
  /** Shown to the one who asked only. */
  readonly ephemeral: boolean;
  /** The entry that it answers with, so that it can be linked to when somebody asks again. */
  readonly entryId?: string;
}

/**
 * What a command, a button or a form answers. Handlers return it and know nothing of connections, so
 * that they can be run by anything that can draw a message.
 */
export type Response =
  | MessageResponse
  /** The message that the component is on becomes this. */
  | ({ readonly kind: 'update' } & MessageContent)
  | { readonly kind: 'modal'; readonly modal: APIModalInteractionResponseCallbackData };

/** A message that only the one who acted sees. */
export function ephemeral(
  components: Components,
  files: readonly Attachment[] = [],
): MessageResponse {
  return { kind: 'message', ephemeral: true, components, files };
}

/** A line that only the one who acted sees, with a button that goes on from it. */
export function ephemeralNotice(line: string, button?: Button): MessageResponse {
  return ephemeral(notice(line, button));
}

/** A file with a line about it, for the one who acted only. */
export function ephemeralFile(line: string, name: string, data: string): MessageResponse {
  const file = { type: ComponentType.File, file: { url: `attachment://${name}` } } as const;
  const components = [container(ACCENT.answer, [text(line), file])];
  return ephemeral(components, [{ name, data: Buffer.from(data) }]);
}

/** A message's content in discord.js' words. */
export function contentOf({ components, files = [] }: MessageContent) {
  return {
    components,
    files: files.map(({ name, data }) => ({ name, attachment: Buffer.from(data) })),
    flags: MessageFlags.IsComponentsV2,
  } as const satisfies Pick<InteractionReplyOptions, 'components' | 'files'> & { flags: number };
}
