import type {
  APIActionRowComponent,
  APIButtonComponent,
  APIComponentInContainer,
  APIComponentInMessageActionRow,
  APIContainerComponent,
  APIFileComponent,
  APIMediaGalleryComponent,
  APIMessageTopLevelComponent,
  APISectionComponent,
  APIStringSelectComponent,
  ButtonStyle,
  ComponentType,
} from 'discord-api-types/v10';
import { useId, useState } from 'preact/hooks';
import { Listbox, moved, optionId } from './listbox.js';
import type { ShownFile } from './protocol.js';
import { Markdown } from './text.js';

/** Only the types of discord-api-types reach the browser, so that its numbers stand here again. */
const ACTION_ROW = 1 as ComponentType.ActionRow;
const BUTTON = 2 as ComponentType.Button;
const STRING_SELECT = 3 as ComponentType.StringSelect;
const SECTION = 9 as ComponentType.Section;
const TEXT_DISPLAY = 10 as ComponentType.TextDisplay;
const MEDIA_GALLERY = 12 as ComponentType.MediaGallery;
const FILE = 13 as ComponentType.File;
const SEPARATOR = 14 as ComponentType.Separator;
const CONTAINER = 17 as ComponentType.Container;

const BUTTON_CLASSES: Readonly<Record<number, string>> = {
  1: 'primary',
  2: 'secondary',
  3: 'success',
  4: 'danger',
};
const LINK_BUTTON = 5 as ButtonStyle.Link;

/** What a component needs to know of the message that it is on. */
export interface OnMessage {
  readonly files: readonly ShownFile[];
  /** True while an answer to a press is awaited. */
  readonly isBusy: boolean;
  press(customId: string, values?: readonly string[]): void;
}

type Drawn = APIMessageTopLevelComponent | APIComponentInContainer;

/** Draws Components V2: https://discord.com/developers/docs/components/reference */
export function Components({
  of: components,
  on,
}: {
  readonly of: readonly Drawn[];
  readonly on: OnMessage;
}) {
  return (
    <>
      {components.map((component, index) => (
        <Component key={index} component={component} on={on} />
      ))}
    </>
  );
}

function Component({ component, on }: { readonly component: Drawn; readonly on: OnMessage }) {
  switch (component.type) {
    case TEXT_DISPLAY:
      return (
        <div>
          <Markdown text={component.content} />
        </div>
      );
    case CONTAINER:
      return <Container container={component} on={on} />;
    case ACTION_ROW:
      return <ActionRow row={component} on={on} />;
    case SEPARATOR:
      return component.divider === false ? <div /> : <hr class="c-separator" />;
    case MEDIA_GALLERY:
      return <Gallery gallery={component} files={on.files} />;
    case FILE:
      return <Attachment file={component} files={on.files} />;
    case SECTION:
      return <Section section={component} on={on} />;
    default:
      return <p class="md-small">A component of a kind that the playground does not draw yet.</p>;
  }
}

function Container({
  container: { accent_color: accent, components },
  on,
}: {
  readonly container: APIContainerComponent;
  readonly on: OnMessage;
}) {
  const color = accent == null ? null : `#${accent.toString(16).padStart(6, '0')}`;
  return (
    <div class="c-container" style={color === null ? {} : { borderLeftColor: color }}>
      <Components of={components} on={on} />
    </div>
  );
}

function Section({
  section: { components, accessory },
  on,
}: {
  readonly section: APISectionComponent;
  readonly on: OnMessage;
}) {
  return (
    <div class="c-section">
      <div>
        <Components of={components} on={on} />
      </div>
      {accessory.type === BUTTON && <Button button={accessory} on={on} />}
    </div>
  );
}

function ActionRow({
  row: { components },
  on,
}: {
  readonly row: APIActionRowComponent<APIComponentInMessageActionRow>;
  readonly on: OnMessage;
}) {
  return (
    <div class="c-row">
      {components.map((component, index) => {
        if (component.type === BUTTON) return <Button key={index} button={component} on={on} />;
        if (component.type === STRING_SELECT) {
          return <Select key={component.custom_id} select={component} on={on} />;
        }
        return null;
      })}
    </div>
  );
}

function Button({ button, on }: { readonly button: APIButtonComponent; readonly on: OnMessage }) {
  const label = 'label' in button ? button.label : '';
  if (button.style === LINK_BUTTON) {
    return (
      <a class="button secondary" href={button.url} target="_blank" rel="noreferrer noopener">
        {label} <span aria-hidden="true">↗</span>
      </a>
    );
  }
  const customId = 'custom_id' in button ? button.custom_id : '';
  return (
    <button
      type="button"
      class={`button ${BUTTON_CLASSES[button.style] ?? 'secondary'}`}
      disabled={button.disabled ?? false}
      aria-disabled={on.isBusy}
      onClick={() => !on.isBusy && on.press(customId)}
    >
      {label}
    </button>
  );
}

function Select({
  select: { custom_id: customId, options, placeholder = 'Make a selection', disabled = false },
  on,
}: {
  readonly select: APIStringSelectComponent;
  readonly on: OnMessage;
}) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const choose = (index: number): void => {
    const chosen = options[index];
    setOpen(false);
    if (chosen && !on.isBusy) on.press(customId, [chosen.value]);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = moved(event.key, active, options.length);
    if (next !== null) {
      event.preventDefault();
      setOpen(true);
      setActive(next);
    } else if (event.key === 'Escape' && isOpen) {
      event.stopPropagation();
      setOpen(false);
    } else if ((event.key === 'Enter' || event.key === ' ') && isOpen && active >= 0) {
      event.preventDefault();
      choose(active);
    }
  };
  return (
    <div class="select">
      <button
        type="button"
        role="combobox"
        class="select-button"
        disabled={disabled}
        aria-label={placeholder}
        aria-haspopup="listbox"
        aria-expanded={isOpen}
        aria-controls={id}
        aria-activedescendant={isOpen && active >= 0 ? optionId(id, active) : undefined}
        onClick={() => setOpen(!isOpen)}
        onKeyDown={onKeyDown}
        onBlur={() => setOpen(false)}
      >
        {placeholder}
      </button>
      {isOpen && (
        <Listbox
          id={id}
          label={placeholder}
          options={options.map(({ value, label, description }) => ({
            key: value,
            label,
            description,
          }))}
          active={active}
          onActivate={setActive}
          onChoose={choose}
        />
      )}
    </div>
  );
}

function Gallery({
  gallery: { items },
  files,
}: {
  readonly gallery: APIMediaGalleryComponent;
  readonly files: readonly ShownFile[];
}) {
  return (
    <div class="c-gallery">
      {items.map(({ media, description }, index) => {
        const file = fileOf(media.url, files);
        return file && <img key={index} src={file.url} alt={description ?? ''} loading="lazy" />;
      })}
    </div>
  );
}

function Attachment({
  file,
  files,
}: {
  readonly file: APIFileComponent;
  readonly files: readonly ShownFile[];
}) {
  const found = fileOf(file.file.url, files);
  if (!found) return null;
  return (
    <a class="c-file" href={found.url} download={found.name}>
      <span>{found.name}</span>
      <span class="md-small">{sizeName(found.size)}</span>
    </a>
  );
}

/** Only files that the message brought along: nothing is loaded from anywhere else. */
function fileOf(url: string, files: readonly ShownFile[]): ShownFile | undefined {
  return files.find(({ name }) => url === `attachment://${name}`);
}

function sizeName(bytes: number): string {
  return bytes < 1_000 ? `${bytes} bytes` : `${(bytes / 1_000).toFixed(1)} kB`;
}
