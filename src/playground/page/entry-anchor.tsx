import { PageLink } from './page-link.js';
import type { EntryLink } from './protocol.js';

/** A link to an entry of the knowledge base, which opens in the side panel. */
export function EntryAnchor({ to: { kind, id, title } }: { readonly to: EntryLink }) {
  return <PageLink to={`/${kind}/${id}`}>{title}</PageLink>;
}
