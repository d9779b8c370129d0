import type { EvidenceStrength } from '../knowledge/evidence.js';
import type { Source } from '../knowledge/knowledge.js';
import type { Muscle, Urgency, Verdict } from '../knowledge/schema.js';

/**
 * Everything that Soleus can say, without saying how it looks: Discord, the terminal and the
 * playground each draw it in their own way.
 */
export type Reply =
  | AnswerReply
  | ClarifyReply
  | UnknownReply
  | UrgentReply
  | ExerciseReply
  | ChatReply;

/** A curated answer with its sources. */
export interface AnswerReply {
  readonly kind: 'answer';
  readonly topic: TopicLink;
  readonly verdict: Verdict;
  readonly short: string;
  readonly why: readonly NumberedText[];
  readonly do: readonly NumberedText[];
  readonly caution: NumberedText | null;
  readonly evidence: EvidenceStrength;
  readonly sources: readonly NumberedSource[];
  /** Month of the last review, YYYY-MM. */
  readonly reviewed: string;
  /** True if that is more than two years ago. */
  readonly outdated: boolean;
  readonly exercises: readonly ExerciseLink[];
  /** What else may have been meant, likeliest first; empty where there is little doubt. */
  readonly alternatives: readonly TopicLink[];
  readonly related: readonly TopicLink[];
}

/** "Did you mean": two to four topics, likeliest first. */
export interface ClarifyReply {
  readonly kind: 'clarify';
  readonly choices: readonly TopicLink[];
}

/** An honest "I don't know". */
export interface UnknownReply {
  readonly kind: 'unknown';
  /**
   * `empty`: there was no question; `no-answer-yet`: a question about running that no topic treats;
   * `gone`: what a button led to is not there any more.
   */
  readonly reason:
    | 'empty'
    | 'not-known'
    | 'no-answer-yet'
    | 'other-language'
    | 'no-such-exercise'
    | 'gone';
  /** True if the suggestions are near the question; else they show what can be asked. */
  readonly near: boolean;
  readonly suggestions: readonly TopicLink[];
  readonly exercises: readonly ExerciseLink[];
}

/** A danger sign: it comes before everything else. */
export interface UrgentReply {
  readonly kind: 'urgent';
  readonly redFlag: string;
  readonly title: string;
  readonly urgency: Urgency;
  readonly short: string;
  readonly do: readonly NumberedText[];
  readonly sources: readonly NumberedSource[];
  readonly related: readonly TopicLink[];
  /** What else the message asked, with its short answer; null if it asked nothing else. */
  readonly also: ShortAnswer | null;
}

/** An answer in one or two sentences. */
export interface ShortAnswer {
  readonly topic: TopicLink;
  readonly short: string;
}

export interface ExerciseReply {
  readonly kind: 'exercise';
  readonly exercise: ExerciseLink;
  readonly aliases: readonly string[];
  readonly category: string;
  readonly level: string;
  readonly equipment: readonly string[];
  readonly primary: readonly Muscle[];
  readonly secondary: readonly Muscle[];
  readonly steps: readonly string[];
  readonly dose: NumberedText;
  readonly mistakes: readonly string[];
  readonly easier: readonly VariationLink[];
  readonly harder: readonly VariationLink[];
  readonly why: NumberedText;
  readonly caution: NumberedText | null;
  readonly sources: readonly NumberedSource[];
  /** Topics whose answers recommend it. */
  readonly recommendedBy: readonly TopicLink[];
}

/** Small talk. */
export interface ChatReply {
  readonly kind: 'chat';
  readonly text: string;
  /** A few topics that show what can be asked. */
  readonly suggestions: readonly TopicLink[];
}

export interface TopicLink {
  readonly id: string;
  readonly question: string;
}

export interface ExerciseLink {
  readonly id: string;
  readonly name: string;
}

/** Another version of an exercise: one that has a card, or just words. */
export type VariationLink = ExerciseLink | { readonly words: string };

/** Text whose citations carry the numbers under which the sources are listed. */
export type NumberedText = readonly (string | { readonly sources: readonly NumberedSource[] })[];

export interface NumberedSource extends Source {
  /** Counts from 1, in the order in which the text cites. */
  readonly number: number;
  readonly publisher: string;
  /** The DOI where there is one, else the page's own address. */
  readonly link: string;
}
