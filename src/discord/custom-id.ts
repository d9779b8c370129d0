/**
 * What a button does, written into its custom id, so that it works after a restart and on any
 * process: nothing about old messages is kept in memory.
 */
export type Action =
  /** Show a topic's answer to the one who pressed. */
  | { readonly do: 'topic'; readonly id: string }
  /** Show an exercise to the one who pressed. */
  | { readonly do: 'exercise'; readonly id: string }
  /** The choice of a "did you mean": it turns into the answer, if the asker pressed it. */
  | { readonly do: 'choose'; readonly id: string; readonly askerId: string };

export function encodeAction(action: Action): string {
  const parts = [action.do, action.id];
  if (action.do === 'choose') parts.push(action.askerId);
  return parts.join(':');
}

/** The action of a custom id, or null if it is none of ours (or of a version that is gone). */
export function decodeAction(customId: string): Action | null {
  const [kind, id, askerId] = customId.split(':');
  if (!id) return null;
  if (kind === 'topic' || kind === 'exercise') return { do: kind, id };
  if (kind === 'choose' && askerId) return { do: kind, id, askerId };
  return null;
}
