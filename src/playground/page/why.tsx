import { connection } from './connection.js';
import { EntryAnchor } from './entry-anchor.js';
import { Failure } from './failure.js';
import { useLoaded } from './loaded.js';
import type { MessageExplanation } from './protocol.js';

const DECISIONS: Readonly<Record<string, string>> = {
  answer: 'Answered: one topic is clearly ahead.',
  clarify: 'Offered a choice: no topic is clearly ahead.',
  unknown: 'Declined: it does not look like a question that the knowledge base answers.',
  urgent: 'A danger sign was raised. It comes before everything else.',
  exercise: 'Showed an exercise that was asked for by its name.',
  chat: 'Small talk.',
};

export interface WhyProps {
  /** The message to explain; null before there is one. */
  readonly messageId: string | null;
  /** Changes when the knowledge base was edited. */
  readonly edition: number;
}

/** Why a question was answered as it was. */
export function Why({ messageId, edition }: WhyProps) {
  const { value: explanation, failure } = useLoaded(
    () => (messageId === null ? null : connection.explanation(messageId)),
    [messageId, edition],
  );
  if (failure !== '') return <Failure of={failure} />;
  if (explanation === null) {
    return <p class="hint">Ask something: here it says which words led to the answer.</p>;
  }
  return <Explanation of={explanation} />;
}

function Explanation({ of: found }: { readonly of: MessageExplanation }) {
  return (
    <>
      <blockquote class="asked">{found.question}</blockquote>
      <p>
        <strong>{DECISIONS[found.decision] ?? found.decision}</strong>{' '}
        <span class="hint">Found in {(found.microseconds / 1_000).toFixed(2)} ms.</span>
      </p>
      {found.followUpOf !== null && (
        <p>
          Understood as going on from: <q>{found.followUpOf}</q>
        </p>
      )}
      {found.redFlags.length > 0 && (
        <>
          <h3>Danger signs</h3>
          <ul class="plain">
            {found.redFlags.map(({ entry, sign, phrasing }) => (
              <li key={entry.id}>
                <EntryAnchor to={entry} />
                {sign !== null && <code class="sign">{sign}</code>}
                {phrasing !== null && <span class="hint">like the wording: “{phrasing}”</span>}
              </li>
            ))}
          </ul>
        </>
      )}
      {found.nearerThanTopics !== null && (
        <p>
          Nearer than any topic: <strong>{found.nearerThanTopics.id}</strong> in{' '}
          <code>{found.nearerThanTopics.kind}.yaml</code>.{' '}
          <span class="hint">Nearest wording: “{found.nearerThanTopics.phrasing}”</span>
        </p>
      )}
      {found.topics.length > 0 && (
        <>
          <h3>Nearest topics</h3>
          <ol class="plain">
            {found.topics.map(({ entry, confidence, phrasing }) => (
              <li key={entry.id} class="topic">
                <EntryAnchor to={entry} />
                <Share of={confidence} label="confidence" />
                <span class="hint">nearest wording: “{phrasing}”</span>
              </li>
            ))}
          </ol>
        </>
      )}
      {found.carriedBy.length > 0 && (
        <>
          <h3>Words that carried the first</h3>
          <ul class="plain">
            {found.carriedBy.map(({ stem, share }, index) => (
              <li key={index} class="carrier">
                <span>{stem}</span>
                <Share of={share} label="of the score" />
              </li>
            ))}
          </ul>
        </>
      )}
      <h3>As it was understood</h3>
      <dl>
        <dt>Words</dt>
        <dd>{found.words.join(' ') || 'none'}</dd>
        <dt>Repaired typos</dt>
        <dd>
          {found.repairs.length === 0
            ? 'none'
            : found.repairs.map(({ from, to }) => `${from} → ${to}`).join(', ')}
        </dd>
        <dt>Stems</dt>
        <dd>{found.stems.join(' ') || 'none'}</dd>
      </dl>
    </>
  );
}

function Share({ of: share, label }: { readonly of: number; readonly label: string }) {
  const percent = `${(share * 100).toFixed(share < 0.1 ? 1 : 0)} %`;
  return (
    <span class="share">
      <meter min={0} max={1} value={share} aria-label={label} />
      <span>{percent}</span>
    </span>
  );
}
