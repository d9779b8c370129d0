import type { APIApplicationCommandBasicOption } from 'discord-api-types/v10';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { connection } from './connection.js';
import { Listbox, moved, optionId } from './listbox.js';
import { useLoaded } from './loaded.js';
import { useSurroundings } from './place.js';
import type { Choice } from './protocol.js';
import { fixedChoices, isCompleted, maxLength } from './slash-commands.js';

export interface OptionFieldProps {
  readonly commandName: string;
  readonly option: APIApplicationCommandBasicOption;
  readonly typed: string;
  readonly problem: string;
  readonly hasFocus: boolean;
  /** Called with what was typed or chosen, and the choices that were on offer then. */
  readonly onType: (typed: string, offered: readonly Choice[]) => void;
  /** Called for Escape, and for Backspace in an empty field. */
  readonly onLeave: () => void;
}

/** An option of a slash command, with its choices as one types. */
export function OptionField(props: OptionFieldProps) {
  const { commandName, option, typed, problem, hasFocus, onType, onLeave } = props;
  const { place } = useSurroundings();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const fixed = fixedChoices(option, place);
  const isCombobox = fixed !== null || isCompleted(option);
  const { value: suggested } = useLoaded(
    () => (isOpen && fixed === null ? connection.suggest(commandName, typed) : null),
    [typed, isOpen, commandName],
  );
  const offered = fixed === null ? (suggested ?? []) : fitting(fixed, typed);

  useEffect(() => {
    if (hasFocus) input.current?.focus();
  }, [hasFocus]);

  const choose = (index: number): void => {
    const chosen = offered[index];
    if (!chosen) return;
    onType(chosen.name, offered);
    setOpen(false);
    setActive(-1);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const next = isCombobox ? moved(event.key, active, offered.length) : null;
    if (next !== null) {
      event.preventDefault();
      setOpen(true);
      setActive(next);
    } else if (event.key === 'Enter' && isOpen && active >= 0) {
      event.preventDefault();
      choose(active);
    } else if (event.key === 'Tab' && isOpen && active >= 0) {
      choose(active);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      if (isOpen) setOpen(false);
      else onLeave();
    } else if (event.key === 'Backspace' && typed === '') {
      event.preventDefault();
      onLeave();
    }
  };

  return (
    <span class={`field${problem ? ' invalid' : ''}`}>
      <label for={`${id}-input`} title={option.description}>
        {option.name}
      </label>
      <input
        id={`${id}-input`}
        ref={input}
        type="text"
        autoComplete="off"
        spellcheck={false}
        placeholder={option.description}
        maxLength={maxLength(option)}
        value={typed}
        aria-required={option.required ?? false}
        aria-invalid={problem !== ''}
        aria-describedby={`${id}-problem`}
        {...(isCombobox
          ? {
              role: 'combobox',
              'aria-autocomplete': 'list',
              'aria-expanded': isOpen && offered.length > 0,
              'aria-controls': `${id}-list`,
              'aria-activedescendant':
                isOpen && active >= 0 ? optionId(`${id}-list`, active) : undefined,
            }
          : {})}
        onFocus={() => setOpen(isCombobox)}
        onBlur={() => setOpen(false)}
        onInput={({ currentTarget }) => {
          setOpen(isCombobox);
          setActive(-1);
          onType(currentTarget.value, offered);
        }}
        onKeyDown={onKeyDown}
      />
      <span id={`${id}-problem`} class="problem" role={problem ? 'alert' : undefined}>
        {problem}
      </span>
      {isOpen && offered.length > 0 && (
        <div class="popup">
          <Listbox
            id={`${id}-list`}
            label={`Choices for ${option.name}`}
            options={offered.map(({ name, value }) => ({ key: String(value), label: name }))}
            active={active}
            onActivate={setActive}
            onChoose={choose}
          />
        </div>
      )}
    </span>
  );
}

/** Fixed choices that hold what was typed; all of them for one that was chosen already. */
function fitting(choices: readonly Choice[], typed: string): readonly Choice[] {
  const wanted = typed.trim().toLowerCase();
  if (choices.some(({ name }) => name.toLowerCase() === wanted)) return choices;
  return choices.filter(({ name }) => name.toLowerCase().includes(wanted));
}
