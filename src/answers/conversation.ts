import type { Knowledge } from '../knowledge/knowledge.js';
import type { Context } from '../matching/follow-up.js';
import type { Reply } from './reply.js';

/** What a person was told last: enough to understand "how many reps?" or "what if it still hurts?". */
export interface Told {
  readonly question: string;
  /** The topic that it was about, or null. */
  readonly topic: string | null;
  /** The exercise that was shown, or null. */
  readonly exercise: string | null;
  /** The danger sign that was raised, or null. */
  readonly redFlag: string | null;
}

/** What a reply leaves to go on from. A reply that said nothing leaves what was told before. */
export function toldBy(reply: Reply, question: string, before: Told | null = null): Told | null {
  const nothing = { question, topic: null, exercise: null, redFlag: null };
  switch (reply.kind) {
    case 'answer':
      return { ...nothing, topic: reply.topic.id };
    case 'clarify':
      return { ...nothing, topic: reply.choices[0]?.id ?? null };
    case 'exercise':
      return { ...nothing, exercise: reply.exercise.id };
    case 'urgent':
      return { ...nothing, redFlag: reply.redFlag };
    case 'chat':
    case 'unknown':
      return before;
  }
}

/**
 * What matching needs to know of it. After an exercise, that is what the exercise is good for. Null if
 * an edit of the knowledge took it away.
 */
export function contextOf(told: Told | null, knowledge: Knowledge): Context | null {
  if (told === null) return null;
  const topic = told.topic ?? relatedTopic(told, knowledge);
  return topic !== null && knowledge.topics.has(topic) ? { question: told.question, topic } : null;
}

function relatedTopic({ exercise, redFlag }: Told, { topics, redFlags }: Knowledge): string | null {
  if (redFlag !== null) {
    return redFlags.get(redFlag)?.related.find((id) => topics.has(id)) ?? 'when-see-doctor';
  }
  for (const topic of topics.values()) {
    if (exercise !== null && topic.exercises.includes(exercise)) return topic.id;
  }
  return null;
}

/** So many conversations are remembered, the latest ones, for so long. */
const MAX_CONVERSATIONS = 10_000;
const LIFETIME_MS = 15 * 60_000;

/** What everybody was told last, by person and place. In memory only: a restart forgets it. */
export class Conversations {
  readonly #clock: () => number;
  readonly #told = new Map<string, { readonly told: Told; readonly at: number }>();

  /** @param clock milliseconds since the epoch */
  constructor(clock: () => number) {
    this.#clock = clock;
  }

  /** What the person was told last in that place, or null if that is long ago. */
  last(person: string, place: string): Told | null {
    const entry = this.#told.get(keyOf(person, place));
    return entry && this.#clock() - entry.at < LIFETIME_MS ? entry.told : null;
  }

  remember(person: string, place: string, told: Told | null): void {
    if (told === null) return;
    const key = keyOf(person, place);
    // Deleted first, so that the oldest entry always stands first.
    this.#told.delete(key);
    this.#told.set(key, { told, at: this.#clock() });
    this.forgetOld();
  }

  /** Forgets what is over. Remembering does that too, but a while can pass without any. */
  forgetOld(): void {
    const now = this.#clock();
    for (const [key, { at }] of this.#told) {
      if (now - at < LIFETIME_MS && this.#told.size <= MAX_CONVERSATIONS) return;
      this.#told.delete(key);
    }
  }

  /** Forgets everything about a person. */
  forget(person: string): void {
    for (const key of this.#told.keys()) {
      if (key.startsWith(keyOf(person, ''))) this.#told.delete(key);
    }
  }
}

function keyOf(person: string, place: string): string {
  return `${person}/${place}`;
}
