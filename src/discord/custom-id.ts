/**
 * What a button, menu or form does, written into its custom id, so that it works after a restart and
 * on any process: nothing about old messages is kept in memory.
 */
export type Action =
  /** Show a topic's answer to the one who pressed. A mark tells the message from others like it. */
  | { readonly do: 'topic'; readonly id: string; readonly mark?: string }
  /** Show an exercise to the one who pressed. */
  | { readonly do: 'exercise'; readonly id: string }
  /** The choice of a "did you mean": it turns into the answer, if the asker pressed it. */
  | { readonly do: 'choose'; readonly id: string; readonly askerId: string }
  /** Post an answer that only its reader sees for everybody. */
  | { readonly do: 'publish'; readonly id: string }
  /** The same for an exercise: its id may be that of a topic, too. */
  | { readonly do: 'publish-exercise'; readonly id: string }
  /** The entry helped. */
  | { readonly do: 'helpful'; readonly id: string }
  /** The entry did not help: asks what was wrong. */
  | { readonly do: 'unhelpful'; readonly id: string }
  /** The form that says what was wrong with an entry. */
  | { readonly do: 'correct'; readonly id: string }
  /** A page of the exercises; the filters are in the id. */
  | { readonly do: 'browse'; readonly id: string }
  /** The menu of a page of exercises: its values are ids of exercises. */
  | { readonly do: 'open'; readonly id: string }
  /** The menu of the help: its values are sections. */
  | { readonly do: 'section'; readonly id: string }
  /** A member's own data: `export`, `delete` or, after a second look, `delete-now`. */
  | { readonly do: 'my-data'; readonly id: string }
  /** A schedule of tips, and what becomes of it: `resume`, `unskip` or `off`. */
  | { readonly do: 'tips'; readonly id: string };

// The type asks for every kind: buttons of one that is missing here would be taken for old ones.
const KINDS: Readonly<Record<Action['do'], true>> = {
  topic: true,
  exercise: true,
  choose: true,
  publish: true,
  'publish-exercise': true,
  helpful: true,
  unhelpful: true,
  correct: true,
  browse: true,
  open: true,
  section: true,
  'my-data': true,
  tips: true,
};

export function encodeAction(action: Action): string {
  const parts: string[] = [action.do, action.id];
  if (action.do === 'choose') parts.push(action.askerId);
  if (action.do === 'topic' && action.mark !== undefined) parts.push(action.mark);
  return parts.join(':');
}

/** The action of a custom id, or null if it is none of ours (or of a version that is gone). */
export function decodeAction(customId: string): Action | null {
  const [kind = '', id, askerId] = customId.split(':');
  if (!id || !isKind(kind)) return null;
  if (kind === 'choose') return askerId ? { do: kind, id, askerId } : null;
  return { do: kind, id };
}

function isKind(kind: string): kind is Action['do'] {
  return Object.hasOwn(KINDS, kind);
}
