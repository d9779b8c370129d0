import { ComponentType } from 'discord.js';
import type { MessageResponse } from './command.js';
import { ACCENT, container, text } from './components.js';
import { renderNotice } from './render.js';

/** A line that only the one who acted sees. */
export function privateNotice(line: string): MessageResponse {
  return { kind: 'message', components: renderNotice(line), ephemeral: true };
}

/** A file with a line about it, for the one who acted only. */
export function privateFile(line: string, name: string, data: string): MessageResponse {
  const file = { type: ComponentType.File, file: { url: `attachment://${name}` } } as const;
  return {
    kind: 'message',
    ephemeral: true,
    components: [container(ACCENT.answer, [text(line), file])],
    files: [{ name, data: Buffer.from(data) }],
  };
}
