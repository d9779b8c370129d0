import type { Answers } from '../answers/answers.js';
import type { Told } from '../answers/conversation.js';
import type { MessageExplanation } from './page/protocol.js';

/** As many as there are messages. */
const MAX_KEPT = 300;

/** What an explanation needs to be made, or made again after the knowledge was edited. */
export interface Asked {
  readonly question: string;
  readonly before: Told | null;
}

/** Why messages were answered as they were. Made when somebody looks, from the question alone. */
export class Explanations {
  readonly #asked = new Map<string, Asked>();

  /** Keeps what was asked under the id of its answer. */
  keep(messageId: string, asked: Asked): void {
    this.#asked.set(messageId, asked);
    const [oldest] = this.#asked.keys();
    if (this.#asked.size > MAX_KEPT && oldest !== undefined) this.#asked.delete(oldest);
  }

  /** With the knowledge of now. Null for a message that answers no question. */
  of(messageId: string, answers: Answers): MessageExplanation | null {
    const asked = this.#asked.get(messageId);
    return asked === undefined ? null : explain(asked, answers);
  }
}

function explain({ question, before }: Asked, answers: Answers): MessageExplanation {
  const { match, reply } = answers.ask(question, before);
  const microseconds = fastest(() => answers.ask(question, before));
  const { words, phrasings, nearerThanTopics, dangers } = answers.explain(match);
  const { topics } = answers.knowledge;
  const { analysis, ranked, redFlags } = match;
  return {
    question,
    decision: reply.kind,
    followUpOf: match.isFollowUp ? (before?.question ?? null) : null,
    words: analysis.words,
    repairs: analysis.repairs,
    stems: analysis.stems,
    carriedBy: words,
    topics: ranked.map(({ id, confidence }, at) => ({
      entry: { kind: 'faq', id, title: topics.get(id)?.question ?? id },
      confidence,
      phrasing: phrasings[at] ?? '',
    })),
    nearerThanTopics,
    redFlags: redFlags.map(({ flag, sign }, at) => ({
      entry: { kind: 'red-flags', id: flag.id, title: flag.title },
      sign,
      phrasing: dangers[at] ?? null,
    })),
    microseconds,
  };
}

const ROUNDS = 5;

/** What it takes when nothing else is in the way, in microseconds. */
function fastest(work: () => void): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return Math.round(Math.min(...times) * 1_000);
}
