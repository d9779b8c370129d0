import { ComponentType } from 'discord.js';
import type { Reply } from '../answers/reply.js';
import { muscleMapAlt } from '../pictures/muscle-map.js';
import type { Context } from './context.js';
import { type Rendering, render } from './render.js';
import type { MessageContent } from './response.js';

const PICTURE = 'muscles.png';

/** Draws a reply as a message: an exercise brings the picture of its muscles. */
export function show(
  reply: Reply,
  askerId: string,
  { muscleMap, log }: Pick<Context, 'muscleMap' | 'log'>,
  rendering: Omit<Rendering, 'picture'> = {},
): MessageContent {
  if (reply.kind !== 'exercise') return { components: render(reply, askerId, rendering) };
  try {
    const files = [{ name: PICTURE, data: muscleMap(reply) }];
    const picture = { url: `attachment://${PICTURE}`, alt: muscleMapAlt(reply) };
    return { components: render(reply, askerId, { ...rendering, picture }), files };
  } catch (error) {
    // The card says everything in words as well.
    log.error({ err: error, exercise: reply.exercise.id }, 'the muscles could not be drawn');
    return { components: render(reply, askerId, rendering) };
  }
}

/** The message without its pictures: what they show is said in words, too. */
export function withoutPictures<Message extends MessageContent>(message: Message): Message {
  const components = message.components.map((part) =>
    part.type === ComponentType.Container
      ? {
          ...part,
          components: part.components.filter(({ type }) => type !== ComponentType.MediaGallery),
        }
      : part,
  );
  return { ...message, components, files: [] };
}
