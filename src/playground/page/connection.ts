import type {
  Choice,
  IndexedEntry,
  MessageExplanation,
  News,
  Outcome,
  PageAct,
  Place,
  ShownEntry,
} from './protocol.js';

/** The way to the server of the page. Calls reject with a sentence that says what went wrong. */
export const connection = {
  place: () => get<Place>('/api/place'),
  act: (act: PageAct) => post<Outcome>('/api/acts', act),
  suggest: (name: string, typed: string) =>
    post<Choice[]>('/api/suggestions', { name, typed, locale: navigator.language }),
  explanation: (messageId: string) =>
    get<MessageExplanation>(`/api/explanations/${encodeURIComponent(messageId)}`),
  entries: () => get<IndexedEntry[]>('/api/entries'),
  entry: (kind: string, id: string) =>
    get<ShownEntry>(`/api/entries/${encodeURIComponent(kind)}/${encodeURIComponent(id)}`),
};

const AWAY = 'The playground does not answer. Is it still running in the terminal?';

/**
 * Tells what the server tells on its own.
 *
 * @param onReturn called when the connection is there again after a break
 * @returns a function that ends it
 */
export function listen(onNews: (news: News) => void, onReturn: () => void): () => void {
  const source = new EventSource('/api/news');
  let wasAway = false;
  source.onmessage = ({ data }) => onNews(JSON.parse(data));
  source.onerror = () => {
    wasAway = true;
  };
  source.onopen = () => {
    if (wasAway) onReturn();
    wasAway = false;
  };
  return () => source.close();
}

function get<T>(path: string): Promise<T> {
  return call<T>(path, {});
}

function post<T>(path: string, body: unknown): Promise<T> {
  return call<T>(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

async function call<T>(path: string, init: RequestInit): Promise<T> {
  const response = await fetch(path, init).catch(() => {
    throw new Error(AWAY);
  });
  if (response.ok) return response.json();
  const { error } = await response.json().catch(() => ({ error: 'There is nothing there.' }));
  throw new Error(error);
}
