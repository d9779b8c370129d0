import { ComponentType } from 'discord.js';
import type { Components } from '../../src/discord/components.js';
import { type Part, partsOf } from '../fake-discord/components.js';

/** Everything that there is to read in a message, buttons left out. */
export function textOf(components: Components): string {
  return partsOf(components)
    .flatMap(({ content }) => content ?? [])
    .join('\n');
}

export function buttonsOf(components: Components): Part[] {
  return partsOf(components).filter(({ type }) => type === ComponentType.Button);
}

/** What the buttons of a message do, in reading order. */
export function customIdsOf(components: Components): string[] {
  return buttonsOf(components).flatMap(({ custom_id: customId }) => customId ?? []);
}

/** The addresses of all links in the text of a message. */
export function linksIn(components: Components): string[] {
  return [...textOf(components).matchAll(/\]\(<(.*?)>\)/g)].flatMap(([, link]) => link ?? []);
}

/** What the menus of a message offer, in reading order. */
export function optionsOf(components: Components): { label: string; value: string }[] {
  return partsOf(components).flatMap(({ options = [] }) => [...options]);
}

/** The pictures of a message, with their descriptions. */
export function picturesOf(components: Components): { url: string; alt: string }[] {
  const items = partsOf(components).flatMap(({ items = [] }) => [...items]);
  return items.map(({ media, description }) => ({ url: media.url, alt: description ?? '' }));
}
