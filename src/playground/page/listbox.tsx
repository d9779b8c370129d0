import { useEffect, useRef } from 'preact/hooks';

/** A choice in a list. */
export interface Option {
  readonly key: string;
  readonly label: string;
  readonly description?: string | undefined;
}

export interface ListboxProps {
  readonly id: string;
  readonly label: string;
  readonly options: readonly Option[];
  /** Which one the keyboard is on; -1 for none. */
  readonly active: number;
  readonly onActivate: (index: number) => void;
  readonly onChoose: (index: number) => void;
}

/**
 * The list of a combobox or menu. The focus stays where it is, and what has it moves through the list:
 * https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
 */
export function Listbox({ id, label, options, active, onActivate, onChoose }: ListboxProps) {
  const list = useRef<HTMLDivElement>(null);
  // A list that opens at the edge of what can be seen is brought into it.
  useEffect(() => list.current?.scrollIntoView({ block: 'nearest' }), []);
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <div id={id} role="listbox" aria-label={label} class="listbox" ref={list} tabIndex={-1}>
      {options.map(({ key, label: name, description }, index) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field that opened the list
        // biome-ignore lint/a11y/useKeyWithClickEvents: and that field has the keys
        <div
          key={key}
          id={optionId(id, index)}
          role="option"
          aria-selected={index === active}
          class="option"
          onMouseMove={() => index !== active && onActivate(index)}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(index)}
        >
          <span class="option-label">{name}</span>
          {description && <span class="option-description">{description}</span>}
        </div>
      ))}
    </div>
  );
}

export function optionId(listId: string, index: number): string {
  return `${listId}-${index}`;
}

/** Where an arrow key leads to in a list of so many, or null for other keys. Lists go round. */
export function moved(key: string, active: number, count: number): number | null {
  if (count === 0) return null;
  switch (key) {
    case 'ArrowDown':
      return (active + 1) % count;
    case 'ArrowUp':
      return active <= 0 ? count - 1 : active - 1;
    default:
      return null;
  }
}
