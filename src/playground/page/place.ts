import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { PageAct, Place } from './protocol.js';

/** What every part of the page may need to know and do. */
export interface Surroundings {
  readonly place: Place;
  /** Does something as the member at the page. Rejects with a sentence that says what went wrong. */
  act(act: PageAct): Promise<void>;
  /** The same where there is no place to say so: the page itself does. */
  attempt(act: PageAct): void;
  /** Goes to an address of the page. */
  go(path: string): void;
  /** Scrolls to a message. */
  jump(messageId: string): void;
}

const SurroundingsContext = createContext<Surroundings | null>(null);

export const { Provider } = SurroundingsContext;

export function useSurroundings(): Surroundings {
  const surroundings = useContext(SurroundingsContext);
  if (surroundings === null) throw new Error('there is no page around this part of it');
  return surroundings;
}
