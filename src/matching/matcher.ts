import { stemmer } from 'stemmer';
import type { Exercise, Knowledge } from '../knowledge/knowledge.js';
import { type Analysis, byWording, createAnalyzer } from './analysis.js';
import {
  ANSWER_AT,
  ANSWER_FOLLOW_UP_AT,
  ANSWER_WORD_AT,
  type Decision,
  decide,
  knownWording,
  type RankedTopic,
  rankTopics,
} from './confidence.js';
import { ENGLISH_WORDS } from './english.js';
import { createExerciseNames, type ExerciseNames } from './exercise-names.js';
import { type Explanation, explainRanking } from './explanation.js';
import {
  asksForMore,
  asksSomething,
  type Context,
  isFollowUp,
  refersBack,
  searchInContext,
  turnsTo,
} from './follow-up.js';
import { type Learned, learn } from './learn.js';
import { createLexicon, type Lexicon } from './lexicon.js';
import {
  createRedFlagDetector,
  likelyFlags,
  mostUrgentFirst,
  type RaisedFlag,
} from './red-flags.js';
import { createSpeller } from './spelling.js';
import {
  type FlagHit,
  type Search,
  TopicIndex,
  type TopicSearch,
  type Unanswerable,
} from './topic-index.js';
import { createTopicSuggestions } from './topic-suggestions.js';
import { MAX_QUESTION_LENGTH, piecesOf, sentencesOf, wordsOf } from './words.js';

/** All that matching finds out about a message, for the answer and for explaining it. */
export interface Match {
  readonly analysis: Analysis;
  /** Danger signs, most urgent first. They never depend on the ranking. */
  readonly redFlags: readonly RaisedFlag[];
  /** Id of the small talk that the whole message is, or null. */
  readonly smallTalk: string | null;
  /** True if the message was understood as going on from the context. */
  readonly isFollowUp: boolean;
  /**
   * The off-topic domain, or subject of running that no topic treats, that is nearer than every topic.
   * Null where a topic is nearest, or answered all the same: as a known wording, or as a follow-up.
   */
  readonly nearerThanTopics: Unanswerable | null;
  /** The exercise that the message asks to be shown, or null. */
  readonly exercise: Exercise | null;
  readonly decision: Decision;
  /** The choices of a `clarify`, best first, and beside an `answer` what else may have been meant. */
  readonly offered: readonly RankedTopic[];
  /** The nearest topics, best first. */
  readonly ranked: readonly RankedTopic[];
}

export interface Matcher {
  /**
   * Never throws, whatever the message; takes a fraction of a millisecond.
   *
   * @param context what the same person was answered last; a complete new question ignores it
   */
  match(message: string, context?: Context | null): Match;
  /** The nearest topics, best first, as if nobody had ever asked in these very words. */
  nearest(message: string): readonly RankedTopic[];
  /** Ids of topics for a question that is being typed, best first. */
  suggestTopics(typed: string, limit: number): string[];
  /** Why a message was matched as it was. Slower than matching; for people who want to know. */
  explain(match: Match): Explanation;
  readonly exerciseNames: ExerciseNames;
}

const RANKED = 5;
/** So sure, a topic of strength training goes before the card of an exercise that it recommends. */
const TREATED_AT = 0.9;
/** Words that our texts use less often may be typos themselves. */
const ESTABLISHED = 3;
/** So many telling words describe something: "and it is hot" alone is no danger. */
const DESCRIBES = 2;
/** More than are shown, because off-topic domains, dangers and look-alikes are among them. */
const CANDIDATES = 16;
const CANDIDATES_IN_CONTEXT = 30;

/**
 * Builds the matcher over the knowledge.
 *
 * @param learned what was learned from the same knowledge; learning it takes up to a minute
 */
export function createMatcher(knowledge: Knowledge, learned: Learned = learn(knowledge)): Matcher {
  const lexicon = createLexicon(knowledge.language);
  const analyze = createAnalysis(lexicon, learned);
  const stemsOf = (text: string) => lexicon.stemsOf(wordsOf(text));
  const index = new TopicIndex(learned.topics, lexicon);
  const detectRedFlags = createRedFlagDetector(
    [...knowledge.redFlags.values()],
    learned.messages,
    lexicon,
  );
  const exerciseNames = createExerciseNames(knowledge, lexicon);
  const smallTalk = smallTalkByStems(knowledge, stemsOf);
  const nearest = (message: string): RankedTopic[] => {
    const { stems } = analyze(message);
    return rankTopics(index.search(stems, CANDIDATES), stems.length);
  };
  const wordingOf = (analysis: Analysis): string | undefined =>
    byWording(learned.wordings, analysis, lexicon);
  const rankAlone = (analysis: Analysis, search: TopicSearch): RankedTopic[] => {
    const ranked = rankTopics(search, analysis.stems.length);
    const known = wordingOf(analysis);
    return known === undefined ? ranked : knownWording(ranked, known);
  };
  const rankInContext = (analysis: Analysis, alone: TopicSearch, { topic }: Context) => {
    const { stems } = analysis;
    const last = knowledge.topics.get(topic);
    const together = [...stemsOf(last?.question ?? ''), ...stems];
    const found = index.search(together, CANDIDATES_IN_CONTEXT);
    // Danger signs are related, too, but they are raised by what somebody says and never ranked.
    const related = (last?.related ?? []).filter((id) => knowledge.topics.has(id));
    const content = index.contentIn(stems);
    const inContext = searchInContext(alone, content, found, { topic, related });
    const ranked = rankTopics(inContext, together.length);
    return asksForMore(analysis) ? knownWording(ranked, topic) : ranked;
  };
  // "I feel confused and shivery" is a danger sign only after "how do I run in the heat?";
  // a sign of the last question alone was answered then. So also for what is clear by itself, because
  // a false alarm does less harm than a danger that is missed.
  const redFlagsOf = (
    analysis: Analysis,
    likely: readonly FlagHit[],
    context: Context | null,
  ): readonly RaisedFlag[] => {
    if (context === null) return detectRedFlags(analysis, likely);
    const before = analyze(context.question);
    const idsIn = (part: Analysis) => new Set(detectRedFlags(part).map(({ flag }) => flag.id));
    const [old, now] = [idsIn(before), idsIn(analysis)];
    return detectRedFlags(analysis, likely, before.stems).filter(
      ({ flag, sign }) => sign === null || now.has(flag.id) || !old.has(flag.id),
    );
  };
  const describes = (stems: readonly string[]): boolean => index.tellingIn(stems) >= DESCRIBES;
  // A danger is often told in one or two sentences of many.
  const likelyFlagsIn = (message: string, { stems }: Analysis, whole: Search): FlagHit[] => {
    const sentences = sentencesOf(message);
    const parts = sentences.length > 1 ? sentences.map((sentence) => analyze(sentence).stems) : [];
    const pairs = parts.slice(1).map((next, at) => [...(parts[at] ?? []), ...next]);
    return [
      ...(describes(stems) ? likelyFlags(whole.flags, 'message') : []),
      ...[...parts, ...pairs]
        .filter(describes)
        .flatMap((passage) => likelyFlags(index.flagsIn(passage, CANDIDATES), 'passage')),
    ];
  };
  // After asthma, "what about diabetes?" is about diabetes; after big calves, "what about hills?" is not.
  const goesOn = (analysis: Analysis, rankedAlone: readonly RankedTopic[], { topic }: Context) => {
    const sectionOf = (id: string) => knowledge.topics.get(id)?.section;
    const other = rankedAlone[0]?.id ?? '';
    const isSibling = other !== topic && sectionOf(other) === sectionOf(topic);
    if (isSibling && turnsTo(analysis, rankedAlone)) return false;
    return isFollowUp(analysis, index.tellingIn(analysis.stems), rankedAlone);
  };
  // The middle of a long message is not ranked, but a danger told there counts.
  const redFlagsInLong = (message: string, context: Context | null): readonly RaisedFlag[] =>
    mostUrgentFirst(
      piecesOf(message).flatMap((piece) => {
        const analysis = analyze(piece);
        const found = index.search(analysis.stems, CANDIDATES);
        return redFlagsOf(analysis, likelyFlagsIn(piece, analysis, found), context);
      }),
    );
  const isRelated = (one: string, other: string): boolean =>
    knowledge.topics.get(one)?.related.includes(other) ?? false;
  const areNeighbors = (one: string, other: string): boolean =>
    isRelated(one, other) || isRelated(other, one);
  const exerciseIn = (
    analysis: Analysis,
    named: Exercise | null,
    best: RankedTopic | undefined,
  ): Exercise | null => {
    // "What are strides?" is a question of ours, although strides are an exercise as well.
    if (best && wordingOf(analysis) === best.id) return null;
    if (named) return named;
    const asked = exerciseNames.detailsAskedOf(analysis);
    // "How many heel raises can you do?" has an answer that says more than the card.
    return asked && best && best.confidence >= TREATED_AT && treats(best.id, asked) ? null : asked;
  };
  const treats = (id: string, exercise: Exercise): boolean => {
    const topic = knowledge.topics.get(id);
    return (
      topic?.section === 'strength' &&
      topic.verdict === 'how-to' &&
      topic.exercises.includes(exercise.id)
    );
  };
  return {
    exerciseNames,
    nearest,
    suggestTopics: createTopicSuggestions(knowledge, nearest),
    match(message, context = null) {
      const analysis = analyze(message);
      const { stems } = analysis;
      const alone = index.search(stems, CANDIDATES);
      const rankedAlone = rankAlone(analysis, alone);
      const before = context && goesOn(analysis, rankedAlone, context) ? context : null;
      const ranked = before ? rankInContext(analysis, alone, before) : rankedAlone;
      const best = ranked.slice(0, RANKED);
      const answerAlone = stems.length === 1 ? ANSWER_WORD_AT : ANSWER_AT;
      const decided = decide(best, areNeighbors, before ? ANSWER_FOLLOW_UP_AT : answerAlone);
      const isOfTopic = before !== null || decided.decision === 'answer';
      const told = before ?? (refersBack(analysis) || !asksSomething(analysis) ? context : null);
      const named = exerciseNames.askedFor(analysis);
      // "Lateral lunge" has words of dangers, and is none.
      const likely = named ? [] : likelyFlagsIn(message, analysis, alone);
      const smallTalkId = smallTalk.get(stems.join(' ')) ?? null;
      return {
        analysis,
        redFlags:
          message.length > MAX_QUESTION_LENGTH
            ? redFlagsInLong(message, told)
            : redFlagsOf(analysis, likely, told),
        smallTalk: smallTalkId,
        isFollowUp: before !== null && smallTalkId === null,
        nearerThanTopics: isOfTopic ? null : nearerThanTopics(alone),
        exercise: exerciseIn(analysis, named, best[0]),
        ranked: best,
        ...decided,
      };
    },
    explain: ({ analysis: { stems }, ranked, redFlags, nearerThanTopics }) =>
      explainRanking(stems, ranked, redFlags, nearerThanTopics, index, (id) =>
        textsOf(id, knowledge).map((text) => ({ text, stems: stemsOf(text) })),
      ),
  };
}

function nearerThanTopics({ hits: [nearest] }: TopicSearch): Unanswerable | null {
  return nearest === undefined || nearest.kind === 'topic'
    ? null
    : { id: nearest.id, kind: nearest.kind };
}

/** All known ways of asking for a topic or about what has no answer, or of describing a danger. */
function textsOf(id: string, knowledge: Knowledge): readonly string[] {
  const topic = knowledge.topics.get(id);
  if (topic) return [topic.question, ...topic.aliases];
  return (
    knowledge.redFlags.get(id)?.phrasings ??
    knowledge.offTopic.get(id) ??
    knowledge.unanswered.get(id) ??
    []
  );
}

/** Splits messages into words, repairs these, and says what they mean. */
function createAnalysis(lexicon: Lexicon, { vocabulary, otherWords }: Learned) {
  const established = new Map([...vocabulary].filter(([, count]) => count >= ESTABLISHED));
  const stems = new Set([...established.keys(), ...otherWords].map(stemmer));
  const isKnown = (word: string) =>
    established.has(word) || ENGLISH_WORDS.has(word) || stems.has(stemmer(word));
  return createAnalyzer(lexicon, isKnown, createSpeller(established));
}

function smallTalkByStems(
  knowledge: Knowledge,
  stemsOf: (text: string) => string[],
): Map<string, string> {
  return new Map(
    Object.entries(knowledge.language['small-talk']).flatMap(([id, { phrases }]) =>
      phrases.map((phrase): [string, string] => [stemsOf(phrase).join(' '), id]),
    ),
  );
}
