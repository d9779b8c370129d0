import { useEffect, useRef, useState } from 'preact/hooks';
import { Chat } from './chat.js';
import { connection } from './connection.js';
import { Entries } from './entries.js';
import { useLivePlace } from './live-place.js';
import { ModalDialog } from './modal-dialog.js';
import { Channels, Findings, PanelTabs, Top, type View } from './navigation.js';
import { Provider } from './place.js';
import { ENTRY_KINDS, type EntryKind, type Modal, type PageAct, type Place } from './protocol.js';
import { Why } from './why.js';

const INDEX = '/faq';

/** The whole page. Its address says what the side panel shows: an entry or index, or why at `/`. */
export function App({ opened }: { readonly opened: Place }) {
  const { place, edition, news, announce, take, drop } = useLivePlace(opened);
  const [channelId, setChannelId] = useState(opened.channels[0]?.id ?? '');
  const [path, setPath] = useState(location.pathname);
  const entry = entryAt(path);
  /** On a phone the panel takes the place of the channel. */
  const [isPanelOpen, setPanelOpen] = useState(entry !== null);
  const [awaited, setAwaited] = useState<string | null>(null);
  const [explained, setExplained] = useState<string | null>(null);
  const [modal, setModal] = useState<{ modal: Modal; channelId: string } | null>(null);
  const lastIndex = useRef(INDEX);
  if (entry) lastIndex.current = path;

  useEffect(() => {
    const follow = (): void => {
      setPath(location.pathname);
      setPanelOpen(entryAt(location.pathname) !== null);
    };
    addEventListener('popstate', follow);
    return () => removeEventListener('popstate', follow);
  }, []);

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
    if (done.kind === 'dismissal') return drop(done.messageId);
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
    void act(tried).catch((error: Error) => announce(error.message));

  const jump = (messageId: string): void => {
    const message = place.messages.find(({ id }) => id === messageId);
    if (!message) {
      announce('That message is gone.');
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
          {news}
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
