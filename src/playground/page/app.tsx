import { useEffect, useRef, useState } from 'preact/hooks';
import { Chat } from './chat.js';
import { connection, listen } from './connection.js';
import { Entries } from './entries.js';
import { ModalDialog } from './modal-dialog.js';
import { Channels, Findings, PanelTabs, Top, type View } from './navigation.js';
import { Provider } from './place.js';
import type { EntryKind, Modal, PageAct, Place, ShownMessage } from './protocol.js';
import { ENTRY_KINDS } from './protocol.js';
import { Why } from './why.js';

const NEWS_SHOWN_MS = 4_000;
const INDEX = '/faq';

/** The whole page. Its address says what the side panel shows: an entry or index, or why at `/`. */
export function App({ opened }: { readonly opened: Place }) {
  const [place, setPlace] = useState(opened);
  const [channelId, setChannelId] = useState(opened.channels[0]?.id ?? '');
  const [path, setPath] = useState(location.pathname);
  const entry = entryAt(path);
  /** On a phone the panel takes the place of the channel. */
  const [isPanelOpen, setPanelOpen] = useState(entry !== null);
  const [awaited, setAwaited] = useState<string | null>(null);
  const [explained, setExplained] = useState<string | null>(null);
  const [edition, setEdition] = useState(0);
  const [modal, setModal] = useState<{ modal: Modal; channelId: string } | null>(null);
  const [news, setNews] = useState('');
  const [learning, setLearning] = useState('');
  const lastIndex = useRef(INDEX);
  if (entry) lastIndex.current = path;

  const take = (messages: readonly ShownMessage[]): void =>
    setPlace((before) => ({ ...before, messages: merged(before.messages, messages) }));

  useEffect(() => {
    const reopen = async (): Promise<void> => {
      setPlace(await connection.place());
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
        setNews('Knowledge reloaded.');
      },
      () => void reopen().catch((error: Error) => setNews(error.message)),
    );
  }, []);

  useEffect(() => {
    const follow = (): void => {
      setPath(location.pathname);
      setPanelOpen(entryAt(location.pathname) !== null);
    };
    addEventListener('popstate', follow);
    return () => removeEventListener('popstate', follow);
  }, []);

  useEffect(() => {
    const timer = setTimeout(() => setNews(''), NEWS_SHOWN_MS);
    return () => clearTimeout(timer);
  }, [news]);

  useEffect(() => {
    document.title = `${path === '/' ? '' : `${path.slice(1)} · `}Soleus playground`;
  }, [path]);

  const go = (to: string): void => {
    if (to !== location.pathname) history.pushState(null, '', to);
    setPath(to);
    setPanelOpen(true);
  };

  const show = (view: View): void => {
    if (view === 'chat') setPanelOpen(false);
    else go(view === 'why' ? '/' : lastIndex.current);
  };

  async function act(done: PageAct): Promise<void> {
    const outcome = await connection.act(done);
    if (done.kind === 'dismissal') {
      const isLeft = ({ id }: ShownMessage) => id !== done.messageId;
      setPlace((before) => ({ ...before, messages: before.messages.filter(isLeft) }));
      return;
    }
    take(outcome.messages);
    setAwaited(outcome.messages.at(-1)?.id ?? null);
    const answer = outcome.messages.findLast(({ isExplained }) => isExplained);
    if (answer) {
      setExplained(answer.id);
      go('/');
    }
    setPanelOpen(false);
    if (outcome.modal) setModal({ modal: outcome.modal, channelId: done.channelId });
  }

  const attempt = (tried: PageAct): void =>
    void act(tried).catch((error: Error) => setNews(error.message));

  const jump = (messageId: string): void => {
    const message = place.messages.find(({ id }) => id === messageId);
    if (!message) {
      setNews('That message is gone.');
      return;
    }
    setChannelId(message.channelId);
    setPanelOpen(false);
    requestAnimationFrame(() => {
      const element = document.getElementById(`message-${messageId}`);
      element?.scrollIntoView({ block: 'center' });
      element?.focus();
    });
  };

  const channel = place.channels.find(({ id }) => id === channelId);
  if (!channel) return null;
  const panel = entry ? 'entries' : 'why';
  return (
    <Provider value={{ place, act, attempt, go, jump }}>
      <div class={`app ${isPanelOpen ? 'panel-open' : ''}`}>
        <Top view={isPanelOpen ? panel : 'chat'} onView={show} />
        <Channels
          current={channelId}
          onChoose={(id) => {
            setChannelId(id);
            setPanelOpen(false);
          }}
        />
        <Findings />
        <Chat
          channel={channel}
          awaited={awaited}
          explained={explained}
          onExplain={(messageId) => {
            setExplained(messageId);
            go('/');
          }}
        />
        <aside class="panel" aria-label="For curators">
          <PanelTabs current={panel} onView={show} />
          <div class="panel-body">
            {entry ? (
              <Entries {...entry} channelId={channelId} edition={edition} />
            ) : (
              <Why messageId={explained} edition={edition} />
            )}
          </div>
        </aside>
        <p class="news" role="status">
          {learning || news}
        </p>
      </div>
      {modal && (
        <ModalDialog
          modal={modal.modal}
          onSubmit={(fields) =>
            act({
              kind: 'submission',
              channelId: modal.channelId,
              customId: modal.modal.custom_id,
              fields,
            })
          }
          onClose={() => setModal(null)}
        />
      )}
    </Provider>
  );
}

/** The entry or index that an address of the page stands for; null for `/`. */
function entryAt(path: string): { kind: EntryKind; id: string | null } | null {
  const [, kind = '', id = ''] = path.split('/');
  const known = ENTRY_KINDS.find((one) => one === kind);
  return known ? { kind: known, id: id === '' ? null : id } : null;
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
