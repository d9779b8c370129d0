import { ButtonStyle, ComponentType as C, TextInputStyle } from 'discord-api-types/v10';
import type { Field } from './form.js';
import { refusal } from './refusal.js';

/** What is counted over all components of one message or modal. */
interface Tally {
  readonly files: ReadonlySet<string>;
  readonly texts: string[];
  readonly customIds: Set<unknown>;
  readonly ids: Set<unknown>;
  components: number;
}

const AUTO_SELECTS = [C.UserSelect, C.RoleSelect, C.MentionableSelect, C.ChannelSelect] as const;
const SELECTS = [C.StringSelect, ...AUTO_SELECTS] as const;
const IN_CONTAINER = [
  C.ActionRow,
  C.Section,
  C.TextDisplay,
  C.MediaGallery,
  C.File,
  C.Separator,
] as const;
const IN_LABEL = [
  ...SELECTS,
  C.TextInput,
  C.FileUpload,
  C.RadioGroup,
  C.CheckboxGroup,
  C.Checkbox,
] as const;

/**
 * Checks the `components` of a message. `v2` is whether the Components V2 flag is set, `files` the
 * names that `attachment://` may point to. Throws HTTP 500 where Discord does: too many bytes.
 */
export function checkComponents(field: Field, v2: boolean, files: ReadonlySet<string>): void {
  const tally = newTally(files);
  const allowed = v2 ? [...IN_CONTAINER, C.Container] : [C.ActionRow];
  for (const item of field.list(0, v2 ? 40 : 5)) check(item, allowed, tally);
  if (tally.components > 40) {
    field.refuse('COMPONENT_MAX_TOTAL_EXCEEDED', 'The total number of components exceeds 40');
  }
  if ([...tally.texts.join('')].length > 4000) {
    const message = 'Components displayable text size exceeds maximum size of 4000';
    field.refuse('COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED', message);
  }
  // Not documented (discord-api-docs#8554): long text in wide scripts breaks Discord itself.
  const bytes = tally.texts.reduce((sum, text) => sum + Buffer.byteLength(text) + 12, 0);
  if (bytes > 10_170) throw refusal('serverError');
}

/** Checks the data of a modal. */
export function checkModal(modal: Field): void {
  const tally = newTally(new Set());
  modal.required().object();
  modal.at('title').required().text(1, 45);
  modal.at('custom_id').required().text(1, 100);
  for (const item of modal.at('components').required().list(1, 5)) {
    check(item, [C.ActionRow, C.Label, C.TextDisplay], tally, IN_MODAL);
  }
}

function newTally(files: ReadonlySet<string>): Tally {
  return { files, texts: [], customIds: new Set(), ids: new Set(), components: 0 };
}

type Check = (field: Field, tally: Tally) => void;

function check(
  field: Field,
  allowed: readonly C[],
  tally: Tally,
  checks: Partial<Record<C, Check>> = IN_MESSAGE,
): void {
  const type = allowed.find((each) => each === field.required().object().at('type').value);
  if (type === undefined) {
    const message = `Value of field "type" must be one of (${allowed.join(', ')}).`;
    field.at('type').refuse('UNION_TYPE_CHOICES', message);
    return;
  }
  tally.components += 1;
  if (field.at('id').integer(0, 2 ** 31 - 1)) unique(field.at('id'), tally.ids, 'COMPONENT_ID');
  (checks[type] ?? IN_MESSAGE[type])?.(field, tally);
}

const IN_MESSAGE: Partial<Record<C, Check>> = {
  [C.ActionRow]: (row, tally) => {
    const items = row.at('components').required().list(1, 5);
    for (const item of items) check(item, [C.Button, ...SELECTS], tally);
    if (items.length > 1 && items.some((item) => item.at('type').value !== C.Button)) {
      const message = 'The specified component exceeds the maximum width';
      row.refuse('COMPONENT_LAYOUT_WIDTH_EXCEEDED', message);
    }
  },
  [C.Container]: (container, tally) => {
    container.at('accent_color').integer(0, 0xffffff);
    container.at('spoiler').boolean();
    for (const item of container.at('components').required().list(1, 40)) {
      check(item, IN_CONTAINER, tally);
    }
  },
  [C.Section]: (section, tally) => {
    for (const item of section.at('components').required().list(1, 3)) {
      check(item, [C.TextDisplay], tally);
    }
    check(section.at('accessory'), [C.Button, C.Thumbnail], tally);
  },
  [C.TextDisplay]: (display, tally) => {
    tally.texts.push(display.at('content').required().text(1, 4000) ?? '');
  },
  [C.Separator]: (separator) => {
    separator.at('spacing').choice([1, 2]);
    separator.at('divider').boolean();
  },
  [C.MediaGallery]: (gallery, tally) => {
    for (const item of gallery.at('items').required().list(1, 10)) checkMedia(item, 'media', tally);
  },
  [C.Thumbnail]: (thumbnail, tally) => checkMedia(thumbnail, 'media', tally),
  [C.File]: (file, tally) => checkMedia(file, 'file', tally),
  [C.Button]: checkButton,
  [C.StringSelect]: (select, tally) => {
    checkSelect(select, tally);
    checkOptions(select, 1, 25);
    const most = select.at('max_values');
    const options = select.at('options').value;
    if (Array.isArray(options) && (most.integer(1, 25) ?? 1) > options.length) {
      most.refuse('BASE_TYPE_BAD_LENGTH', 'max_values is larger than the number of options');
    }
  },
  ...Object.fromEntries(AUTO_SELECTS.map((type) => [type, checkSelect])),
};

const IN_MODAL: Partial<Record<C, Check>> = {
  [C.ActionRow]: (row, tally) => {
    for (const item of row.at('components').required().list(1, 1)) {
      check(item, [C.TextInput], tally, IN_MODAL);
      item.at('label').required().text(1, 45);
    }
  },
  [C.Label]: (label, tally) => {
    label.at('label').required().text(1, 45);
    label.at('description').text(1, 100);
    check(label.at('component'), IN_LABEL, tally, IN_MODAL);
  },
  [C.TextInput]: (input, tally) => {
    checkCustomId(input, tally);
    input.at('style').required().choice([TextInputStyle.Short, TextInputStyle.Paragraph]);
    input.at('value').text(0, 4000);
    input.at('placeholder').text(0, 100);
    input.at('min_length').integer(0, 4000);
    input.at('max_length').integer(1, 4000);
    input.at('required').boolean();
  },
  [C.FileUpload]: checkCustomId,
  [C.Checkbox]: checkCustomId,
  [C.RadioGroup]: (group, tally) => {
    checkCustomId(group, tally);
    checkOptions(group, 2, 10);
  },
  [C.CheckboxGroup]: (group, tally) => {
    checkCustomId(group, tally);
    checkOptions(group, 1, 10);
  },
};

function checkButton(button: Field, tally: Tally): void {
  const style = button
    .at('style')
    .required()
    .choice([1, 2, 3, 4, 5, 6] satisfies ButtonStyle[]);
  const label = button.at('label').text(0, 80);
  const emoji = button.at('emoji').object();
  if (emoji.given) emoji.at('name').required().text(0, 32);
  button.at('disabled').boolean();
  if (style === ButtonStyle.Premium) {
    button.at('sku_id').required();
    return;
  }
  if (!label?.trim() && !emoji.given) {
    button.refuse('BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED', 'A label or emoji is required');
  }
  if (style !== ButtonStyle.Link) {
    checkCustomId(button, tally);
    if (button.at('url').given) {
      button.refuse('BUTTON_COMPONENT_URL_NOT_ALLOWED', 'A url is for link buttons only');
    }
    return;
  }
  checkUrl(button.at('url'), 512, ['http:', 'https:', 'discord:']);
  if (button.at('custom_id').given) {
    const message = 'A custom id and url cannot both be specified';
    button.refuse('BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE', message);
  }
}

function checkSelect(select: Field, tally: Tally): void {
  checkCustomId(select, tally);
  select.at('placeholder').text(0, 150);
  select.at('disabled').boolean();
  const least = select.at('min_values').integer(0, 25) ?? 1;
  const most = select.at('max_values').integer(1, 25) ?? 1;
  if (least > most) {
    select.at('min_values').refuse('BASE_TYPE_BAD_RANGE', 'min_values is larger than max_values');
  }
}

function checkOptions(field: Field, min: number, max: number): void {
  const values = new Set<unknown>();
  for (const option of field.at('options').required().list(min, max)) {
    option.object().at('label').required().text(1, 100);
    option.at('value').required().text(1, 100);
    option.at('description').text(0, 100);
    option.at('default').boolean();
    unique(option.at('value'), values, 'SELECT_COMPONENT_OPTION_VALUE');
  }
}

function checkCustomId(field: Field, tally: Tally): void {
  field.at('custom_id').required().text(1, 100);
  unique(field.at('custom_id'), tally.customIds, 'COMPONENT_CUSTOM_ID');
}

function unique(field: Field, seen: Set<unknown>, what: string): void {
  if (field.given && seen.has(field.value)) field.refuse(`${what}_DUPLICATED`, 'Must be unique');
  seen.add(field.value);
}

function checkMedia(item: Field, key: 'media' | 'file', tally: Tally): void {
  item.object().at('description').text(1, 1024);
  item.at('spoiler').boolean();
  const field = item.at(key).required().object().at('url');
  const schemes = key === 'file' ? ['attachment:'] : ['http:', 'https:', 'attachment:'];
  const url = checkUrl(field, 2048, schemes);
  if (url?.startsWith('attachment://') && !tally.files.has(url.slice('attachment://'.length))) {
    const message = 'The referenced attachment was not found';
    field.refuse('UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND', message);
  }
}

function checkUrl(field: Field, max: number, schemes: readonly string[]): string | null {
  const url = field.required().text(1, max);
  if (url === null) return null;
  if (!URL.canParse(url)) field.refuse('URL_TYPE_INVALID_URL', 'Not a well formed URL.');
  else if (!schemes.includes(new URL(url).protocol)) {
    const message = `Scheme must be one of (${schemes.join(', ')})`;
    field.refuse('URL_TYPE_INVALID_SCHEME', message);
  }
  return url;
}
