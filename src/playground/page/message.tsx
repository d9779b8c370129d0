import { Components } from './components.js';
import { Failure } from './failure.js';
import { momentName } from './moment.js';
import { useSurroundings } from './place.js';
import type { ShownMessage } from './protocol.js';
import { Markdown } from './text.js';
import { useWaiting } from './waiting.js';

export interface MessageProps {
  readonly message: ShownMessage;
  /** True if the side panel explains it. */
  readonly isExplained: boolean;
  readonly onExplain: (messageId: string) => void;
}

/** A message with its author, what it replies to, and what can be done with it. */
export function Message({ message, isExplained, onExplain }: MessageProps) {
  const { place, act } = useSurroundings();
  const { isBusy, failure, waitFor } = useWaiting();
  const { id, channelId, authorId, components, files, content, isEphemeral } = message;
  const author = place.members.find((member) => member.id === authorId);
  const name = author?.name ?? 'Somebody';
  const time = momentName(message.at / 1_000, 't', message.at);

  const press = (customId: string, values: readonly string[] = []): void =>
    void waitFor(act({ kind: 'press', channelId, messageId: id, customId, values }));

  return (
    <article
      id={`message-${id}`}
      class={`message${isEphemeral ? ' ephemeral' : ''}${author?.isMe ? ' mine' : ''}`}
      aria-label={`${name}, ${time}`}
      aria-busy={isBusy}
      tabIndex={-1}
    >
      <Origin message={message} />
      <Avatar isBot={author?.isBot ?? false} name={name} />
      <div class="message-body">
        <p class="message-head">
          <span class="author">{name}</span>
          {author?.isBot && <span class="badge">APP</span>}
          <time class="message-time" dateTime={new Date(message.at).toISOString()}>
            {time}
          </time>
        </p>
        {content !== '' && <Markdown text={content} />}
        <Components of={components} on={{ files, isBusy, press }} />
        <Failure of={failure} />
        {isEphemeral && (
          <p class="md-small">
            Only you can see this ·{' '}
            <button
              type="button"
              class="link"
              onClick={() => void waitFor(act({ kind: 'dismissal', messageId: id }))}
            >
              Dismiss message
            </button>
          </p>
        )}
      </div>
      <div class="message-actions">
        {content !== '' &&
          place.messageCommands.map((command) => (
            <button
              key={command}
              type="button"
              class="action"
              onClick={() =>
                void waitFor(
                  act({ kind: 'message-command', channelId, name: command, messageId: id }),
                )
              }
            >
              {command}
            </button>
          ))}
        {message.isExplained && (
          <button
            type="button"
            class="action"
            aria-pressed={isExplained}
            onClick={() => onExplain(id)}
          >
            Why this answer?
          </button>
        )}
      </div>
    </article>
  );
}

/** The line above a message: what it replies to, or the command that it answers. */
function Origin({ message: { replyTo, command } }: { readonly message: ShownMessage }) {
  const { place, jump } = useSurroundings();
  const me = place.members.find(({ isMe }) => isMe);
  if (command !== null) {
    return (
      <p class="origin">
        <span class="origin-author">{me?.name}</span> used <span class="mention">{command}</span>
      </p>
    );
  }
  const original = place.messages.find(({ id }) => id === replyTo);
  if (original === undefined) return null;
  const author = place.members.find(({ id }) => id === original.authorId);
  const excerpt = original.content.replaceAll(/<@!?\d+>/g, '').trim();
  return (
    <p class="origin">
      <span class="origin-author">{author?.name}</span>{' '}
      <button type="button" class="link origin-text" onClick={() => jump(original.id)}>
        {excerpt || 'Jump to the message'}
      </button>
    </p>
  );
}

function Avatar({ isBot, name }: { readonly isBot: boolean; readonly name: string }) {
  if (isBot) return <img class="avatar" src="/assets/soleus.svg" alt="" />;
  return (
    <span class="avatar" aria-hidden="true">
      {name.charAt(0)}
    </span>
  );
}
