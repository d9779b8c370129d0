import { useEffect, useRef, useState } from 'preact/hooks';
import { CommandForm } from './command-form.js';
import { Failure } from './failure.js';
import { Listbox, moved, optionId } from './listbox.js';
import { useSurroundings } from './place.js';
import type { Channel, OptionValue, PageAct } from './protocol.js';
import {
  matchingCommands,
  optionsIn,
  type SlashCommand,
  slashCommands,
  typedCommand,
} from './slash-commands.js';
import { useWaiting } from './waiting.js';

const MAX_MESSAGE = 2_000;
const LIST = 'commands';

/** Where one writes: a question, or a slash command. */
export function Composer({ channel }: { readonly channel: Channel }) {
  const { place, act } = useSurroundings();
  const [text, setText] = useState('');
  const [draft, setDraft] = useState<{ command: SlashCommand; rest: string } | null>(null);
  const [active, setActive] = useState(0);
  const { isBusy, failure, setFailure, waitFor } = useWaiting();
  const area = useRef<HTMLTextAreaElement>(null);
  const commands = slashCommands(place);
  const found = matchingCommands(text, commands);

  // Whoever has a keyboard writes at once, and goes on writing after a command.
  useEffect(() => {
    if (draft === null && matchMedia('(pointer: fine)').matches) area.current?.focus();
  }, [draft]);

  const send = (done: PageAct): void =>
    void waitFor(
      act(done).then(() => {
        setText('');
        setDraft(null);
      }),
    );

  const run = ({ name, subcommand }: SlashCommand, options: Record<string, OptionValue>): void =>
    send({ kind: 'command', channelId: channel.id, name, subcommand, options });

  /** What has all that it needs is run at once, the rest is filled in. */
  const fill = (command: SlashCommand, rest = ''): void => {
    const options = optionsIn(command, rest, place);
    if (options === null) setDraft({ command, rest });
    else run(command, options);
  };

  const submit = (): void => {
    const content = text.trim();
    if (content === '' || isBusy) return;
    const typed = typedCommand(content, commands);
    const chosen = found[active];
    if (typed) fill(typed.command, typed.rest);
    else if (chosen) fill(chosen);
    else if (content.startsWith('/')) setFailure('There is no such command. / alone lists them.');
    else send({ kind: 'message', channelId: channel.id, content });
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const next = moved(event.key, active, found.length);
    const chosen = found[active];
    if (next !== null) {
      event.preventDefault();
      setActive(next);
    } else if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      submit();
    } else if (event.key === 'Tab' && !event.shiftKey && chosen) {
      event.preventDefault();
      fill(chosen);
    } else if (event.key === 'Escape' && found.length > 0) {
      setText('');
    }
  };

  return (
    <div class="composer">
      <Failure of={failure} />
      {draft ? (
        <CommandForm
          key={draft.command.path}
          command={draft.command}
          rest={draft.rest}
          isBusy={isBusy}
          onRun={(options) => run(draft.command, options)}
          onCancel={() => {
            setDraft(null);
            setText('');
          }}
        />
      ) : (
        <form
          class="write"
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          {found.length > 0 && (
            <div class="popup">
              <Listbox
                id={LIST}
                label="Slash commands"
                options={found.map(({ path, description }) => ({
                  key: path,
                  label: path,
                  description,
                }))}
                active={active}
                onActivate={setActive}
                onChoose={(index) => {
                  const command = found[index];
                  if (command) fill(command);
                }}
              />
            </div>
          )}
          <textarea
            ref={area}
            rows={1}
            maxLength={MAX_MESSAGE}
            value={text}
            placeholder={placeholderOf(channel)}
            aria-label={placeholderOf(channel)}
            aria-autocomplete="list"
            {...(found.length > 0
              ? { 'aria-controls': LIST, 'aria-activedescendant': optionId(LIST, active) }
              : {})}
            onInput={({ currentTarget }) => {
              setText(currentTarget.value);
              setActive(0);
              setFailure('');
            }}
            onKeyDown={onKeyDown}
          />
          <span class="unseen" role="status">
            {found.length > 0 ? `${found.length} commands, arrow keys choose` : ''}
          </span>
          <button type="submit" class="send" aria-label="Send" aria-disabled={isBusy}>
            <svg viewBox="0 0 24 24" aria-hidden="true">
              <path d="M3 4l18 8-18 8 3-7 9-1-9-1z" />
            </svg>
          </button>
        </form>
      )}
    </div>
  );
}

function placeholderOf({ kind, name }: Channel): string {
  const where = kind === 'guild' ? `Ask @Soleus in #${name}` : 'Ask Soleus';
  return `${where}, or type / for commands`;
}
