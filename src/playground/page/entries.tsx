import { useState } from 'preact/hooks';
import { Components } from './components.js';
import { connection } from './connection.js';
import { EntryAnchor } from './entry-anchor.js';
import { Failure } from './failure.js';
import { useLoaded } from './loaded.js';
import { PageLink } from './page-link.js';
import { useSurroundings } from './place.js';
import { ENTRY_KINDS, type EntryKind, type PageAct, type ShownEntry } from './protocol.js';

const KIND_NAMES: Readonly<Record<EntryKind, string>> = {
  faq: 'Questions',
  exercises: 'Exercises',
  'red-flags': 'Danger signs',
  tips: 'Tips',
  sources: 'Sources',
};

export interface EntriesProps {
  readonly kind: EntryKind;
  /** The entry to show; null for the index. */
  readonly id: string | null;
  readonly channelId: string;
  /** Changes when the knowledge base was edited. */
  readonly edition: number;
}

/** The knowledge base: an index of everything, and one entry at a time. */
export function Entries({ kind, id, channelId, edition }: EntriesProps) {
  return id === null ? (
    <Index kind={kind} edition={edition} />
  ) : (
    <Entry key={`${kind}/${id}`} kind={kind} id={id} channelId={channelId} edition={edition} />
  );
}

function Index({ kind, edition }: { readonly kind: EntryKind; readonly edition: number }) {
  const { value: entries, failure } = useLoaded(connection.entries, [edition]);
  const [wanted, setWanted] = useState('');
  const words = wanted.toLowerCase().split(/\s+/).filter(Boolean);
  const found = (entries ?? []).filter((entry) => {
    const text = `${entry.title} ${entry.id} ${entry.group}`.toLowerCase();
    return entry.kind === kind && words.every((word) => text.includes(word));
  });
  const groups = Map.groupBy(found, ({ group }) => group);
  return (
    <>
      <nav class="kinds" aria-label="Kinds of entries">
        {ENTRY_KINDS.map((one) => (
          <PageLink key={one} to={`/${one}`} isCurrent={one === kind}>
            {KIND_NAMES[one]}
          </PageLink>
        ))}
      </nav>
      <input
        type="search"
        class="search"
        placeholder={`Search ${KIND_NAMES[kind].toLowerCase()}`}
        aria-label={`Search ${KIND_NAMES[kind].toLowerCase()}`}
        value={wanted}
        onInput={({ currentTarget }) => setWanted(currentTarget.value)}
      />
      <Failure of={failure} />
      <p class="hint" role="status">
        {entries !== null &&
          (found.length === 0 ? 'Nothing of that name.' : `${found.length} entries`)}
      </p>
      {[...groups].map(([group, members]) => (
        <section key={group}>
          <h3>{group}</h3>
          <ul class="plain">
            {members.map((entry) => (
              <li key={entry.id}>
                <EntryAnchor to={entry} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function Entry({ kind, id, channelId, edition }: EntriesProps & { readonly id: string }) {
  const { value: entry, failure } = useLoaded(() => connection.entry(kind, id), [edition]);
  return (
    <>
      <p>
        <PageLink to={`/${kind}`}>
          <span aria-hidden="true">← </span>
          {KIND_NAMES[kind]}
        </PageLink>
      </p>
      <Failure of={failure} />
      {entry && failure === '' && <Card entry={entry} channelId={channelId} />}
    </>
  );
}

function Card({ entry, channelId }: { readonly entry: ShownEntry; readonly channelId: string }) {
  const { attempt } = useSurroundings();
  const tryIt = tryOut(entry, channelId);
  const press = (customId: string, values: readonly string[] = []): void =>
    attempt({ kind: 'press', channelId, messageId: null, customId, values });
  return (
    <>
      <h3>{entry.title}</h3>
      {tryIt && (
        <p>
          <button type="button" class="button primary" onClick={() => attempt(tryIt)}>
            {entry.kind === 'faq' ? 'Ask it' : 'Show it in the channel'}
          </button>
        </p>
      )}
      {entry.components.length > 0 && (
        <div>
          <Components of={entry.components} on={{ files: entry.files, isBusy: false, press }} />
        </div>
      )}
      <h3>In the files</h3>
      <p class="place">
        <code>
          {entry.file}:{entry.line}
        </code>
      </p>
      <textarea
        class="yaml"
        readOnly
        spellcheck={false}
        rows={20}
        aria-label={`YAML of ${entry.title}`}
        value={entry.yaml}
      />
      {entry.usedBy.length > 0 && (
        <>
          <h3>Used by</h3>
          <ul class="plain">
            {entry.usedBy.map((user) => (
              <li key={`${user.kind}/${user.id}`}>
                <EntryAnchor to={user} />
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** How a member would get to see the entry, where there is a way. */
function tryOut({ kind, id, title }: ShownEntry, channelId: string): PageAct | null {
  if (kind === 'faq') return { kind: 'message', channelId, content: title };
  if (kind !== 'exercises') return null;
  return { kind: 'command', channelId, name: 'exercise', subcommand: null, options: { name: id } };
}
