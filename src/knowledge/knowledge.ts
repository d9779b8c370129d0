import type { CitedText } from './citations.js';
import type {
  ExerciseFile,
  LanguageFile,
  RedFlagFile,
  Section,
  SourceFile,
  TipFile,
  TopicFile,
} from './schema.js';
import type { Sign } from './sign-pattern.js';

/** One question of the knowledge base with its answer. */
export interface Topic extends Omit<TopicFile, 'why' | 'do' | 'caution' | 'exercises'> {
  readonly id: string;
  readonly section: Section;
  /** Path of the file that it came from. */
  readonly file: string;
  readonly why: readonly CitedText[];
  readonly do: readonly CitedText[];
  readonly caution: CitedText | null;
  readonly exercises: readonly string[];
}

export interface Exercise
  extends Omit<ExerciseFile, 'dose' | 'why' | 'caution' | 'easier' | 'harder'> {
  readonly id: string;
  readonly file: string;
  readonly dose: CitedText;
  readonly why: CitedText;
  readonly caution: CitedText | null;
  readonly easier: readonly Variation[];
  readonly harder: readonly Variation[];
}

/** An easier or harder version: an exercise of ours, or just words. */
export type Variation = { readonly exercise: string } | { readonly words: string };

/** A danger sign, and what to do about it before anything else. */
export interface RedFlag extends Omit<RedFlagFile, 'do' | 'signs' | 'related'> {
  readonly id: string;
  readonly file: string;
  readonly do: readonly CitedText[];
  readonly signs: readonly Sign[];
  /** Whole messages that must raise it, as people type them. */
  readonly phrasings: readonly string[];
  /** Messages that only sound like it. */
  readonly lookAlikes: readonly string[];
  readonly related: readonly string[];
}

/** One line of advice for a day. */
export interface Tip extends Omit<TipFile, 'text'> {
  readonly id: string;
  readonly file: string;
  readonly text: CitedText;
}

export interface Source extends SourceFile {
  readonly id: string;
}

export type Language = LanguageFile;

/** The whole knowledge base: validated, cross-linked and frozen. Maps keep the order of the files. */
export interface Knowledge {
  readonly topics: ReadonlyMap<string, Topic>;
  readonly exercises: ReadonlyMap<string, Exercise>;
  readonly redFlags: ReadonlyMap<string, RedFlag>;
  readonly tips: ReadonlyMap<string, Tip>;
  readonly sources: ReadonlyMap<string, Source>;
  readonly language: Language;
  /** Questions about other things, by domain. */
  readonly offTopic: ReadonlyMap<string, readonly string[]>;
  /** Questions about running that no topic answers, by subject. */
  readonly unanswered: ReadonlyMap<string, readonly string[]>;
}
