import type {
  APIModalInteractionResponseCallbackComponent,
  APITextInputComponent,
  ComponentType,
  TextInputStyle,
} from 'discord-api-types/v10';
import { useEffect, useId, useRef } from 'preact/hooks';
import { Failure } from './failure.js';
import type { Modal } from './protocol.js';
import { Markdown } from './text.js';
import { useWaiting } from './waiting.js';

const TEXT_INPUT = 4 as ComponentType.TextInput;
const TEXT_DISPLAY = 10 as ComponentType.TextDisplay;
const LABEL = 18 as ComponentType.Label;
const PARAGRAPH = 2 as TextInputStyle.Paragraph;

export interface ModalDialogProps {
  readonly modal: Modal;
  /** Rejects with a sentence if the form could not be sent. */
  readonly onSubmit: (fields: Record<string, string>) => Promise<void>;
  readonly onClose: () => void;
}

/** A form in a window of its own. */
export function ModalDialog({ modal, onSubmit, onClose }: ModalDialogProps) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const { isBusy, failure, waitFor } = useWaiting();
  useEffect(() => dialog.current?.showModal(), []);

  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (isBusy) return;
    const data = new FormData(event.currentTarget as HTMLFormElement);
    const fields = Object.fromEntries([...data].map(([name, value]) => [name, String(value)]));
    void waitFor(onSubmit(fields).then(() => dialog.current?.close()));
  };

  return (
    <dialog ref={dialog} class="modal" aria-labelledby={`${id}-title`} onClose={onClose}>
      <form onSubmit={submit}>
        <h2 id={`${id}-title`}>{modal.title}</h2>
        {modal.components.map((component, index) => (
          <ModalPart key={index} component={component} id={`${id}-${index}`} />
        ))}
        <Failure of={failure} />
        <div class="modal-actions">
          <button type="button" class="button secondary" onClick={() => dialog.current?.close()}>
            Cancel
          </button>
          <button type="submit" class="button primary" aria-disabled={isBusy}>
            Submit
          </button>
        </div>
      </form>
    </dialog>
  );
}

function ModalPart({
  component,
  id,
}: {
  readonly component: APIModalInteractionResponseCallbackComponent;
  readonly id: string;
}) {
  if (component.type === TEXT_DISPLAY) return <Markdown text={component.content} />;
  if (component.type === LABEL && component.component.type === TEXT_INPUT) {
    return <TextInput label={component.label} input={component.component} id={id} />;
  }
  return <p class="md-small">A field of a kind that the playground does not draw yet.</p>;
}

function TextInput({
  label,
  input,
  id,
}: {
  readonly label: string;
  readonly input: APITextInputComponent;
  readonly id: string;
}) {
  const { custom_id: name, style, max_length: most, min_length: least, required = true } = input;
  const attributes = {
    id,
    name,
    required,
    maxLength: most,
    minLength: least,
    placeholder: input.placeholder,
    defaultValue: input.value ?? '',
  };
  return (
    <p class="modal-field">
      <label for={id}>
        {label}
        {required && (
          <span class="required" aria-hidden="true">
            {' '}
            *
          </span>
        )}
      </label>
      {style === PARAGRAPH ? (
        <textarea rows={4} {...attributes} />
      ) : (
        <input type="text" {...attributes} />
      )}
    </p>
  );
}
