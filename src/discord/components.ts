import {
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIComponentInContainer,
  type APIContainerComponent,
  type APIMediaGalleryComponent,
  type APIMessageTopLevelComponent,
  type APIStringSelectComponent,
  type APITextDisplayComponent,
  ButtonStyle,
  ComponentType,
  escapeMarkdown,
  SeparatorSpacingSize,
} from 'discord.js';
import type { ExerciseLink, NumberedText, TopicLink } from '../answers/reply.js';
import { type Action, encodeAction } from './custom-id.js';
import { clip, LIMITS } from './limits.js';

/** The building blocks of every message, as plain API objects: https://discord.com/developers/docs/components/reference */

/** A message's components, as Discord takes them. */
export type Components = APIMessageTopLevelComponent[];

/** What a button says and does. */
export interface Button {
  readonly label: string;
  readonly action: Action;
}

export const ACCENT = { answer: 0x2e7d6b, clarify: 0x5b6b7a, urgent: 0xc62828 } as const;

export function container(
  accent: number,
  components: readonly (APIComponentInContainer | null)[],
): APIContainerComponent {
  return {
    type: ComponentType.Container,
    accent_color: accent,
    components: components.filter((component) => component !== null),
  };
}

export function text(content: string): APITextDisplayComponent {
  return { type: ComponentType.TextDisplay, content };
}

export const line: APIComponentInContainer = {
  type: ComponentType.Separator,
  divider: true,
  spacing: SeparatorSpacingSize.Small,
};

/** A picture with its description for those who don't see it. */
export function gallery({ url, alt }: { url: string; alt: string }): APIMediaGalleryComponent {
  return {
    type: ComponentType.MediaGallery,
    items: [{ media: { url }, description: clip(alt, LIMITS.altText) }],
  };
}

/** A menu of which one choice is taken, in a row of its own; nothing where there are none. */
export function menu(
  action: Action,
  placeholder: string,
  options: readonly {
    readonly label: string;
    readonly value: string;
    readonly description?: string;
  }[],
): APIActionRowComponent<APIStringSelectComponent> | null {
  if (options.length === 0) return null;
  const select: APIStringSelectComponent = {
    type: ComponentType.StringSelect,
    custom_id: encodeAction(action),
    placeholder,
    options: options.slice(0, LIMITS.menuOptions).map(({ label, value, description }) => ({
      label: clip(label, LIMITS.menuLabel),
      value,
      ...(description === undefined ? {} : { description: clip(description, LIMITS.menuLabel) }),
    })),
  };
  return { type: ComponentType.ActionRow, components: [select] };
}

/** One row of buttons, or nothing where there are none; what does not fit a row is left out. */
export function buttons(
  items: readonly Button[],
  style: ButtonStyle.Primary | ButtonStyle.Secondary | ButtonStyle.Danger = ButtonStyle.Secondary,
): APIActionRowComponent<APIButtonComponent> | null {
  if (items.length === 0) return null;
  return {
    type: ComponentType.ActionRow,
    components: items.slice(0, LIMITS.buttonsInRow).map(({ label, action }) => ({
      type: ComponentType.Button,
      style,
      label: clip(label, LIMITS.buttonLabel),
      custom_id: encodeAction(action),
    })),
  };
}

export function topicButtons(topics: readonly TopicLink[], atMost: number) {
  return buttons(
    topics
      .slice(0, atMost)
      .map(({ id, question }) => ({ label: question, action: { do: 'topic', id } })),
  );
}

export function exerciseButtons(exercises: readonly ExerciseLink[], atMost: number) {
  return buttons(
    exercises
      .slice(0, atMost)
      .map(({ id, name }) => ({ label: name, action: { do: 'exercise', id } })),
  );
}

/** Text of the knowledge as Discord markdown, its citations as linked numbers: `grow more [[1]](…)`. */
export function markdown(numbered: NumberedText): string {
  return numbered
    .map((span) =>
      typeof span === 'string'
        ? escapeMarkdown(span)
        : span.sources.map(({ number, link }) => `[[${number}]](<${link}>)`).join(' '),
    )
    .join('');
}

/** What somebody wrote, shortened, as nothing but text: no markup, no mention, no link. */
export function quoted(written: string, atMost: number): string {
  return escapeMarkdown(clip(written, atMost))
    .replaceAll(/[<[\]]/g, '\\$&')
    .replaceAll(/(https?):\/\//gi, '$1:\\//')
    .replaceAll(/@(?=everyone|here)/gi, '@\u200b');
}

/** A heading with a list under it. */
export function list(heading: string, items: readonly string[]): APITextDisplayComponent {
  return text(`**${heading}**\n${items.map((item) => `- ${item}`).join('\n')}`);
}

/** A message of a single line, such as an error, with a button that goes on from it. */
export function notice(line: string, button?: Button): Components {
  return [container(ACCENT.clarify, [text(line), buttons(button ? [button] : [])])];
}
