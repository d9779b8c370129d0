import {
  type APIComponentInContainer,
  type APIComponentInMessageActionRow,
  type APIMessageTopLevelComponent,
  type APISectionComponent,
  ComponentType,
} from 'discord.js';

/**
 * Discord's limits, in one place. discord.js checks single fields only, so the sums are checked here.
 * https://discord.com/developers/docs/components/reference and .../interactions/application-commands
 */
export const LIMITS = {
  /** Components of a message, nested ones included. */
  components: 40,
  /** Characters of all Text Displays of a message together. */
  text: 4_000,
  /**
   * UTF-8 bytes of all Text Displays, each with 12 more; above it Discord answers HTTP 500.
   * Undocumented: https://github.com/discord/discord-api-docs/issues/8554
   */
  textBytes: 10_170,
  buttonsInRow: 5,
  buttonLabel: 80,
  customId: 100,
  linkUrl: 512,
  /** Characters that describe a picture. */
  altText: 1_024,
  menuOptions: 25,
  /** Characters of an option's label, and of its description. */
  menuLabel: 100,
  choices: 25,
  choiceName: 100,
  /** Our own bound on `/ask question`; Discord would let 6,000 through. */
  questionOption: 600,
} as const;

const BYTES_PER_TEXT_DISPLAY = 12;

type AnyComponent =
  | APIMessageTopLevelComponent
  | APIComponentInContainer
  | APIComponentInMessageActionRow
  | APISectionComponent['accessory']
  | APISectionComponent['components'][number];

/** Everything about a message's components that Discord would refuse; empty if it fits. */
export function limitViolations(components: readonly APIMessageTopLevelComponent[]): string[] {
  const all = components.flatMap(withNested);
  const texts = all.flatMap((one) => (one.type === ComponentType.TextDisplay ? one.content : []));
  const customIds = all.flatMap((one) => ('custom_id' in one ? one.custom_id : []));
  const bytes = texts.reduce(
    (sum, text) => sum + Buffer.byteLength(text) + BYTES_PER_TEXT_DISPLAY,
    0,
  );
  return [
    ...over('components', all.length, LIMITS.components),
    ...over('characters of text', texts.join('').length, LIMITS.text),
    ...over('bytes of text', bytes, LIMITS.textBytes),
    ...texts.flatMap((text) => (text.trim() === '' ? ['an empty text'] : [])),
    ...customIds.flatMap((id) =>
      over(`characters in the custom id "${id}"`, id.length, LIMITS.customId),
    ),
    ...(new Set(customIds).size < customIds.length ? ['the same custom id twice'] : []),
    ...all.flatMap(buttonViolations),
  ];
}

function buttonViolations(component: AnyComponent): string[] {
  if (component.type === ComponentType.ActionRow) {
    return over('buttons in a row', component.components.length, LIMITS.buttonsInRow);
  }
  if (component.type !== ComponentType.Button) return [];
  const label = 'label' in component ? (component.label ?? '') : '';
  const url = 'url' in component ? component.url : '';
  return [
    ...over(`characters on the button "${label}"`, label.length, LIMITS.buttonLabel),
    ...over(`characters in the address ${url}`, url.length, LIMITS.linkUrl),
  ];
}

function withNested(component: AnyComponent): AnyComponent[] {
  const nested: readonly AnyComponent[] = 'components' in component ? component.components : [];
  const accessory = 'accessory' in component ? [component.accessory] : [];
  return [component, ...[...nested, ...accessory].flatMap(withNested)];
}

function over(what: string, count: number, limit: number): string[] {
  return count > limit ? [`${count} ${what}, at most ${limit} are allowed`] : [];
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Shortens a label to at most `limit` UTF-16 units, on a character's boundary, with an ellipsis. */
export function clip(label: string, limit: number): string {
  if (label.length <= limit) return label;
  let fitted = '';
  for (const { segment } of graphemes.segment(label)) {
    if (fitted.length + segment.length > limit - 1) break;
    fitted += segment;
  }
  return `${fitted.trimEnd()}…`;
}
