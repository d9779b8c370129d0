import { z } from 'zod';
import type { PageAct } from './page/protocol.js';
import { PLACE } from './place.js';

/** Discord's bounds, in https://discord.com/developers/docs/reference and .../resources/message */
const MAX_MESSAGE = 2_000;
const MAX_OPTION = 6_000;
const MAX_FIELD = 4_000;
const MAX_ID = 100;

const channels = new Set(PLACE.channels.map(({ id }) => id));
const channelId = z
  .string()
  .refine((id) => channels.has(id), { error: 'there is no such channel' });
const id = z.string().min(1).max(MAX_ID);

/** What the page may send. */
export const actSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('message'),
    channelId,
    content: z.string().trim().min(1).max(MAX_MESSAGE),
  }),
  z.object({
    kind: z.literal('command'),
    channelId,
    name: id,
    subcommand: id.nullable(),
    options: z.record(id, z.union([z.string().max(MAX_OPTION), z.number(), z.boolean()])),
  }),
  z.object({ kind: z.literal('message-command'), channelId, name: id, messageId: id }),
  z.object({
    kind: z.literal('press'),
    channelId,
    messageId: id.nullable(),
    customId: id,
    values: z.array(id).max(25),
  }),
  z.object({
    kind: z.literal('submission'),
    channelId,
    customId: id,
    fields: z.record(id, z.string().max(MAX_FIELD)),
  }),
  z.object({ kind: z.literal('dismissal'), messageId: id }),
]) satisfies z.ZodType<PageAct>;

/** A question about the choices of an option that is being typed. */
export const suggestionsSchema = z.object({
  name: id,
  typed: z.string().max(MAX_OPTION),
  locale: z.string().max(MAX_ID),
});
