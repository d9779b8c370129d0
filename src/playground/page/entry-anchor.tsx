import { useSurroundings } from './place.js';
import type { EntryLink } from './protocol.js';

/** A link to an entry of the knowledge base, which opens in the side panel. */
export function EntryAnchor({ to: { kind, id, title } }: { readonly to: EntryLink }) {
  const { go } = useSurroundings();
  const path = `/${kind}/${id}`;
  return (
    <a
      href={path}
      class="entry-link"
      onClick={(event) => {
        // A link that is opened in another tab is left to the browser.
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        go(path);
      }}
    >
      {title}
    </a>
  );
}
