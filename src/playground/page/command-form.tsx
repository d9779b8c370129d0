import { useState } from 'preact/hooks';
import { OptionField } from './option-field.js';
import { useSurroundings } from './place.js';
import type { Choice, OptionValue } from './protocol.js';
import { readOption, type SlashCommand } from './slash-commands.js';

/** What was typed for an option, and the choices that were on offer then. */
interface Typed {
  readonly text: string;
  readonly offered: readonly Choice[];
}

export interface CommandFormProps {
  readonly command: SlashCommand;
  /** What was typed after the command already. */
  readonly rest: string;
  readonly isBusy: boolean;
  readonly onRun: (options: Record<string, OptionValue>) => void;
  readonly onCancel: () => void;
}

const NOTHING: Typed = { text: '', offered: [] };

/** A slash command that is being filled in. */
export function CommandForm({ command, rest, isBusy, onRun, onCancel }: CommandFormProps) {
  const { place } = useSurroundings();
  const { options } = command;
  const [typed, setTyped] = useState<Readonly<Record<string, Typed>>>(
    options[0] && rest !== '' ? { [options[0].name]: { text: rest, offered: [] } } : {},
  );
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const [added, setAdded] = useState<readonly string[]>([]);
  const shown = [
    ...options.filter(({ required }) => required),
    ...added.flatMap((name) => options.find((option) => option.name === name) ?? []),
  ];
  const hidden = options.filter((option) => !shown.includes(option));
  const firstMissing = shown.find(({ name }) => (typed[name] ?? NOTHING).text === '');
  const [focused, setFocused] = useState(firstMissing?.name ?? shown[0]?.name);

  const submit = (event: Event): void => {
    event.preventDefault();
    if (isBusy) return;
    const read = shown.map((option) => {
      const { text, offered } = typed[option.name] ?? NOTHING;
      return [option.name, readOption(option, text, offered, place)] as const;
    });
    const wrong = read.flatMap(([name, one]) => ('problem' in one ? [[name, one.problem]] : []));
    setProblems(Object.fromEntries(wrong));
    setFocused(undefined);
    if (wrong.length > 0) {
      // Set anew, so that the focus moves there even if it was there before.
      queueMicrotask(() => setFocused(wrong[0]?.[0]));
      return;
    }
    const values = read.flatMap(([name, one]) =>
      'value' in one && one.value !== undefined ? [[name, one.value] as const] : [],
    );
    onRun(Object.fromEntries(values));
  };

  return (
    <form
      class="command-form"
      aria-label={command.path}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && shown.length === 0) onCancel();
      }}
    >
      <span class="command-name">{command.path}</span>
      {shown.map((option) => (
        <OptionField
          key={option.name}
          commandName={command.name}
          option={option}
          typed={(typed[option.name] ?? NOTHING).text}
          problem={problems[option.name] ?? ''}
          hasFocus={focused === option.name}
          onType={(text, offered) => {
            setTyped({ ...typed, [option.name]: { text, offered } });
            setProblems({ ...problems, [option.name]: '' });
          }}
          onLeave={onCancel}
        />
      ))}
      {hidden.map(({ name, description }) => (
        <button
          key={name}
          type="button"
          class="add-option"
          title={description}
          onClick={() => {
            setAdded([...added, name]);
            setFocused(name);
          }}
        >
          <span aria-hidden="true">+ </span>
          {name}
        </button>
      ))}
      <span class="command-actions">
        <button type="button" class="button secondary" onClick={onCancel}>
          Cancel
        </button>
        <button type="submit" class="button primary" aria-disabled={isBusy} ref={focusIfAlone}>
          Run
        </button>
      </span>
    </form>
  );

  /** A command without options is run with Enter at once. */
  function focusIfAlone(button: HTMLButtonElement | null): void {
    if (shown.length === 0) button?.focus();
  }
}
