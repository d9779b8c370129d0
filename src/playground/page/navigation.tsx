import { useSurroundings } from './place.js';

/** What a phone shows one of, and a wide window shows together. */
export type View = 'chat' | 'why' | 'entries';

const NAMES: Readonly<Record<View, string>> = {
  chat: 'Chat',
  why: 'Why this answer',
  entries: 'Knowledge',
};

/** The title of the page; on a phone also the way between its views. */
export function Top({
  view,
  onView,
}: {
  readonly view: View;
  readonly onView: (view: View) => void;
}) {
  return (
    <header class="top">
      <img src="/assets/soleus.svg" alt="" class="logo" />
      <h1>Soleus playground</h1>
      <nav class="views" aria-label="Views">
        {(['chat', 'why', 'entries'] as const).map((one) => (
          <button
            key={one}
            type="button"
            class="tab"
            aria-current={view === one ? 'page' : undefined}
            onClick={() => onView(one)}
          >
            {one === 'why' ? 'Why' : NAMES[one]}
          </button>
        ))}
      </nav>
    </header>
  );
}

export function Channels({
  current,
  onChoose,
}: {
  readonly current: string;
  readonly onChoose: (channelId: string) => void;
}) {
  const { place } = useSurroundings();
  return (
    <nav class="channels" aria-label="Channels">
      <h2>{place.guild}</h2>
      {place.channels.map(({ id, name, kind }) => (
        <button
          key={id}
          type="button"
          class="channel"
          aria-current={id === current ? 'page' : undefined}
          onClick={() => onChoose(id)}
        >
          <span aria-hidden="true">{kind === 'guild' ? '# ' : '@ '}</span>
          {name}
        </button>
      ))}
    </nav>
  );
}

/** Which of its two things the side panel shows. */
export function PanelTabs({
  current,
  onView,
}: {
  readonly current: 'why' | 'entries';
  readonly onView: (view: View) => void;
}) {
  return (
    <div class="panel-tabs">
      {(['why', 'entries'] as const).map((one) => (
        <button
          key={one}
          type="button"
          class="tab"
          aria-pressed={current === one}
          onClick={() => onView(one)}
        >
          {NAMES[one]}
        </button>
      ))}
    </div>
  );
}

/** What keeps an edit of the knowledge base from being served. */
export function Findings() {
  const { findings } = useSurroundings().place;
  if (findings.length === 0) return null;
  return (
    <div class="findings" role="alert">
      <strong>The edited knowledge is broken, the old one is still served:</strong>
      <ul>
        {findings.map((finding) => (
          <li key={finding}>
            <code>{finding.trim()}</code>
          </li>
        ))}
      </ul>
    </div>
  );
}
