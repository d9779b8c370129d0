import { useLayoutEffect, useRef } from 'preact/hooks';
import { Composer } from './composer.js';
import { Message } from './message.js';
import { useSurroundings } from './place.js';
import type { Channel, PageAct } from './protocol.js';

/** So near its end, one reads along and wants to see what comes. */
const NEAR_END_PX = 120;
const MARGIN_PX = 16;

export interface ChatProps {
  readonly channel: Channel;
  /** Id of the last message that the member's own doing brought; it is always shown. */
  readonly awaited: string | null;
  /** Id of the message that the side panel explains. */
  readonly explained: string | null;
  readonly onExplain: (messageId: string) => void;
}

/** A channel: its messages, and where one writes. */
export function Chat({ channel, awaited, explained, onExplain }: ChatProps) {
  const { place } = useSurroundings();
  const list = useRef<HTMLDivElement>(null);
  const wasNearEnd = useRef(true);
  const messages = place.messages.filter(({ channelId }) => channelId === channel.id);
  const lastId = messages.at(-1)?.id;

  // A new message is shown from its question on; a long answer would hide its own beginning otherwise.
  useLayoutEffect(() => {
    const box = list.current;
    const last = messages.at(-1);
    if (!box || !last || (last.id !== awaited && !wasNearEnd.current)) return;
    const question = messages
      .slice(-2)
      .find(({ id, authorId }) => id === last.replyTo && authorId !== place.botId);
    const first = document.getElementById(`message-${(question ?? last).id}`);
    const end = box.scrollHeight - box.clientHeight;
    box.scrollTop = Math.min(end, (first?.offsetTop ?? end) - MARGIN_PX);
  }, [lastId, awaited, channel.id]);

  return (
    <main class="chat" aria-label={channel.name}>
      <div
        class="messages"
        ref={list}
        onScroll={({ currentTarget: box }) => {
          wasNearEnd.current = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_END_PX;
        }}
      >
        <Welcome channel={channel} />
        <div role="log" aria-label={`Messages in ${channel.name}`}>
          {messages.map((message) => (
            <Message
              key={message.id}
              message={message}
              isExplained={message.id === explained}
              onExplain={onExplain}
            />
          ))}
        </div>
      </div>
      <Composer key={channel.id} channel={channel} />
    </main>
  );
}

function Welcome({ channel }: { readonly channel: Channel }) {
  const { place, attempt } = useSurroundings();
  return (
    <section class="welcome">
      <h2>{channel.kind === 'guild' ? `Welcome to #${channel.name}` : 'Write to Soleus'}</h2>
      <p>
        This is Soleus without Discord: what you see is what members would get there. Nothing leaves
        this machine, and nothing is kept when the program ends.
      </p>
      <ul class="examples" aria-label="Try one of these">
        {place.examples.map(({ label, act: example }) => (
          <li key={label}>
            <button
              type="button"
              class="example"
              onClick={() => attempt({ ...example, channelId: channel.id } as PageAct)}
            >
              {label}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
