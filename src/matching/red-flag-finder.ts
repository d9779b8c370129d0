import type { Analysis } from './analysis.js';
import type { Context } from './follow-up.js';
import {
  likelyFlags,
  mostUrgentFirst,
  type RaisedFlag,
  type RedFlagDetector,
} from './red-flags.js';
import type { FlagHit, TopicIndex } from './topic-index.js';
import { MAX_QUESTION_LENGTH, piecesOf, sentencesOf } from './words.js';

/** What is known of a message before danger signs are looked for. */
interface Reading {
  readonly analysis: Analysis;
  /** The danger signs among what is nearest to the message. */
  readonly flags: readonly FlagHit[];
  /** True if it asks for an exercise by its name. "Lateral lunge" has words of dangers, and is none. */
  readonly namesExercise: boolean;
  /** What it goes on from, or null. */
  readonly context: Context | null;
}

/** The question before: its stems, and the danger signs that were answered then. */
interface Before {
  readonly stems: readonly string[];
  readonly raised: ReadonlySet<string>;
}

/** So many telling words describe something: "and it is hot" alone is no danger. */
const DESCRIBES = 2;

/**
 * Looks for danger signs in messages as people write them: in each sentence, in all of a long message, and
 * together with the question before. The flags that a message raises come most urgent first.
 */
export function createRedFlagFinder(
  detect: RedFlagDetector,
  analyze: (text: string) => Analysis,
  index: Pick<TopicIndex, 'flagsIn' | 'tellingIn'>,
): (message: string, reading: Reading) => readonly RaisedFlag[] {
  const describes = (stems: readonly string[]): boolean => index.tellingIn(stems) >= DESCRIBES;
  // A danger is often told in one or two sentences of many.
  const likelyIn = (
    message: string,
    { stems }: Analysis,
    flags: readonly FlagHit[],
  ): readonly FlagHit[] => {
    const sentences = sentencesOf(message);
    const parts = sentences.length > 1 ? sentences.map((sentence) => analyze(sentence).stems) : [];
    const pairs = parts.slice(1).map((next, at) => [...(parts[at] ?? []), ...next]);
    return [
      ...(describes(stems) ? likelyFlags(flags, 'message') : []),
      ...[...parts, ...pairs]
        .filter(describes)
        .flatMap((passage) => likelyFlags(index.flagsIn(passage), 'passage')),
    ];
  };
  const raisedIn = (analysis: Analysis): ReadonlySet<string> =>
    new Set(detect(analysis).map(({ flag }) => flag.id));
  const beforeIn = ({ question }: Context): Before => {
    const analysis = analyze(question);
    return { stems: analysis.stems, raised: raisedIn(analysis) };
  };
  // "I feel confused and shivery" is a danger sign only after "how do I run in the heat?";
  // a sign of the last question alone was answered then. So also for what is clear by itself, because
  // a false alarm does less harm than a danger that is missed.
  const raisedBy = (
    analysis: Analysis,
    likely: readonly FlagHit[],
    before: Before | null,
  ): readonly RaisedFlag[] => {
    if (before === null) return detect(analysis, likely);
    const now = raisedIn(analysis);
    const raised = detect(analysis, likely, before.stems).filter(
      ({ flag, sign }) => sign === null || now.has(flag.id) || !before.raised.has(flag.id),
    );
    // Likeness has not heard the question before: confused and shivery is like hypothermia.
    const isToldWithBefore = ({ flag, sign }: RaisedFlag) => sign !== null && !now.has(flag.id);
    return mostUrgentFirst([...raised.filter(isToldWithBefore), ...raised]);
  };
  // The middle of a long message is not ranked, but a danger told there counts.
  const raisedByPieces = (message: string, before: Before | null): readonly RaisedFlag[] =>
    mostUrgentFirst(
      piecesOf(message).flatMap((piece) => {
        const analysis = analyze(piece);
        const likely = likelyIn(piece, analysis, index.flagsIn(analysis.stems));
        return raisedBy(analysis, likely, before);
      }),
    );
  return (message, { analysis, flags, namesExercise, context }) => {
    const before = context && beforeIn(context);
    if (message.length > MAX_QUESTION_LENGTH) return raisedByPieces(message, before);
    const likely = namesExercise ? [] : likelyIn(message, analysis, flags);
    return raisedBy(analysis, likely, before);
  };
}
