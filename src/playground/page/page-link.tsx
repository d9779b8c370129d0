import type { ComponentChildren } from 'preact';
import { useSurroundings } from './place.js';

export interface PageLinkProps {
  readonly to: string;
  /** True for the address that is shown now. */
  readonly isCurrent?: boolean;
  readonly children: ComponentChildren;
}

/** A link to an address of the page, which opens without loading it anew. */
export function PageLink({ to, isCurrent = false, children }: PageLinkProps) {
  const { go } = useSurroundings();
  return (
    <a
      href={to}
      aria-current={isCurrent ? 'page' : undefined}
      onClick={(event) => {
        // A link that is opened in another tab is left to the browser.
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        go(to);
      }}
    >
      {children}
    </a>
  );
}
