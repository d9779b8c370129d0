import type { ComponentChildren } from 'preact';
import { type Block, type Inline, parseMarkdown } from './markdown.js';
import { momentName } from './moment.js';
import { useSurroundings } from './place.js';

/** Discord markdown, drawn. Everything becomes elements or plain text, never HTML. */
export function Markdown({ text }: { readonly text: string }) {
  return (
    <>
      {parseMarkdown(text).map((block, index) => (
        <Lines key={index} block={block} />
      ))}
    </>
  );
}

function Lines({ block }: { readonly block: Block }) {
  switch (block.as) {
    case 'heading': {
      // The page has the first two levels of headings; those in messages follow below.
      const Heading = (['h3', 'h4', 'h5'] as const)[block.level - 1] ?? 'h5';
      return (
        <Heading class={`md-heading md-h${block.level}`}>
          <Spans of={block.inside} />
        </Heading>
      );
    }
    case 'list': {
      const List = block.isOrdered ? 'ol' : 'ul';
      return (
        <List class="md-list" {...(block.isOrdered ? { start: block.start } : {})}>
          {block.items.map((item, index) => (
            <li key={index}>
              <Spans of={item} />
            </li>
          ))}
        </List>
      );
    }
    case 'code':
      return <pre class="md-code">{block.text}</pre>;
    case 'quote':
      return (
        <blockquote class="md-quote">
          <Spans of={block.inside} />
        </blockquote>
      );
    default:
      return (
        <p class={block.as === 'small' ? 'md-small' : 'md-line'}>
          <Spans of={block.inside} />
        </p>
      );
  }
}

function Spans({ of: inline }: { readonly of: readonly Inline[] }): ComponentChildren {
  return inline.map((part, index) => <Span key={index} part={part} />);
}

function Span({ part }: { readonly part: Inline }) {
  if (typeof part === 'string') return <>{part}</>;
  switch (part.as) {
    case 'link':
      return (
        <Link to={part.to}>
          <Spans of={part.inside} />
        </Link>
      );
    case 'mention':
      return <Mention of={part.of} id={part.id} />;
    case 'time': {
      const date = new Date(part.seconds * 1_000);
      if (Number.isNaN(date.getTime())) return <>{String(part.seconds)}</>;
      return (
        <time dateTime={date.toISOString()} title={date.toLocaleString()} class="md-time">
          {momentName(part.seconds, part.style, Date.now())}
        </time>
      );
    }
    default: {
      const Tag = part.as;
      return (
        <Tag>
          <Spans of={part.inside} />
        </Tag>
      );
    }
  }
}

const MESSAGE_LINK = /^https:\/\/discord\.com\/channels\/\d+\/(\d+)\/(\d+)$/;

function Link({ to, children }: { readonly to: string; readonly children: ComponentChildren }) {
  const { jump, place } = useSurroundings();
  const [, channelId, messageId] = MESSAGE_LINK.exec(to) ?? [];
  const channel = place.channels.find(({ id }) => id === channelId);
  if (channel === undefined || messageId === undefined) {
    return (
      <a href={to} target="_blank" rel="noreferrer noopener">
        {children}
      </a>
    );
  }
  return (
    <button type="button" class="mention" onClick={() => jump(messageId)}>
      #{channel.name} › message
    </button>
  );
}

function Mention({ of, id }: { readonly of: 'user' | 'role' | 'channel'; readonly id: string }) {
  const { place } = useSurroundings();
  const named = { user: place.members, role: place.roles, channel: place.channels }[of];
  const found = named.find((one) => one.id === id);
  const sign = of === 'channel' ? '#' : '@';
  return <span class="mention">{found ? `${sign}${found.name}` : `${sign}unknown`}</span>;
}
