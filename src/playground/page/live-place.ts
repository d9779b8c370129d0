import { useEffect, useState } from 'preact/hooks';
import { connection, listen } from './connection.js';
import type { Place, ShownMessage } from './protocol.js';

const NEWS_SHOWN_MS = 4_000;

/** The place as it is now, with what the server tells on its own. */
export interface LivePlace {
  readonly place: Place;
  /** Changes when the knowledge base was edited, or the server was away. */
  readonly edition: number;
  /** A sentence for everybody at the page, or nothing. */
  readonly news: string;
  /** Shows a sentence for a few seconds. */
  announce(sentence: string): void;
  /** Adds messages, or newer versions of some. */
  take(messages: readonly ShownMessage[]): void;
  drop(messageId: string): void;
}

export function useLivePlace(opened: Place): LivePlace {
  const [place, setPlace] = useState(opened);
  const [edition, setEdition] = useState(0);
  const [news, announce] = useState('');
  const [learning, setLearning] = useState('');

  const take = (messages: readonly ShownMessage[]): void =>
    setPlace((before) => ({ ...before, messages: merged(before.messages, messages) }));

  const drop = (messageId: string): void =>
    setPlace((before) => ({
      ...before,
      messages: before.messages.filter(({ id }) => id !== messageId),
    }));

  useEffect(() => {
    const reopen = async (): Promise<void> => {
      setPlace(await connection.place());
      setLearning('');
      setEdition((before) => before + 1);
    };
    return listen(
      (told) => {
        if (told.kind === 'messages') return take(told.messages);
        setLearning(told.kind === 'learning' ? told.text : '');
        if (told.kind === 'learning') return;
        setPlace((before) => ({ ...before, findings: told.findings }));
        if (told.findings.length > 0) return;
        setEdition((before) => before + 1);
        announce('Knowledge reloaded.');
      },
      () => void reopen().catch((error: Error) => announce(error.message)),
    );
  }, []);

  useEffect(() => {
    const timer = setTimeout(() => announce(''), NEWS_SHOWN_MS);
    return () => clearTimeout(timer);
  }, [news]);

  return { place, edition, news: learning || news, announce, take, drop };
}

/** Messages with newer versions of some and those that are new, in the order in which they were sent. */
function merged(
  before: readonly ShownMessage[],
  newer: readonly ShownMessage[],
): readonly ShownMessage[] {
  const byId = new Map([...before, ...newer].map((message) => [message.id, message]));
  // Ids are times, and for centuries to come of one length.
  return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}
