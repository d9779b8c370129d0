import type { Exercise, Knowledge } from '../knowledge/knowledge.js';
import { type Analysis, byWording, createAnalyzer } from './analysis.js';
import {
  ANSWER_AT,
  ANSWER_FOLLOW_UP_AT,
  ANSWER_WORD_AT,
  type Decision,
  decide,
  type RankedTopic,
  rankTopics,
} from './confidence.js';
import { createExerciseFinder } from './exercise-finder.js';
import { createExerciseNames, type ExerciseNames } from './exercise-names.js';
import { createExplainer, type Explanation } from './explanation.js';
import { asksSomething, type Context, refersBack } from './follow-up.js';
import { type Learned, learn } from './learn.js';
import { createLexicon } from './lexicon.js';
import { createRanking } from './ranking.js';
import { createRedFlagFinder } from './red-flag-finder.js';
import { createRedFlagDetector, type RaisedFlag } from './red-flags.js';
import { TopicIndex, type TopicSearch, type Unanswerable } from './topic-index.js';
import { createTopicSuggestions } from './topic-suggestions.js';
import { wordsOf } from './words.js';

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

/**
 * Builds the matcher over the knowledge.
 *
 * @param learned what was learned from the same knowledge; learning it takes up to a minute
 */
export function createMatcher(knowledge: Knowledge, learned: Learned = learn(knowledge)): Matcher {
  const lexicon = createLexicon(knowledge.language);
  const analyze = createAnalyzer(lexicon, learned);
  const stemsOf = (text: string) => lexicon.stemsOf(wordsOf(text));
  const index = new TopicIndex(learned.topics, lexicon);
  const flags = [...knowledge.redFlags.values()];
  const detectRedFlags = createRedFlagDetector(flags, learned.messages, lexicon);
  const findRedFlags = createRedFlagFinder(detectRedFlags, analyze, index);
  const exerciseNames = createExerciseNames(knowledge, lexicon);
  const flagsByName = new Map(flags.map((flag) => [stemsOf(flag.id).join(' '), flag]));
  const smallTalk = smallTalkByStems(knowledge, stemsOf);
  const ranking = createRanking(knowledge, learned.wordings, index, lexicon);
  const findExercise = createExerciseFinder(knowledge, exerciseNames, ranking);
  const nearest = (message: string): RankedTopic[] => {
    const { stems } = analyze(message);
    return rankTopics(index.search(stems), stems.length);
  };
  const isRelated = (one: string, other: string): boolean =>
    knowledge.topics.get(one)?.related.includes(other) ?? false;
  const areNeighbors = (one: string, other: string): boolean =>
    isRelated(one, other) || isRelated(other, one);
  return {
    exerciseNames,
    nearest,
    suggestTopics: createTopicSuggestions(knowledge, nearest),
    explain: createExplainer(knowledge, index, stemsOf),
    match(message, context = null) {
      const analysis = analyze(message);
      const { stems } = analysis;
      const alone = index.search(stems);
      const rankedAlone = ranking.alone(analysis, alone);
      const goesOn = context !== null && ranking.goesOn(analysis, rankedAlone, context);
      const before = goesOn ? context : null;
      const ranked = before ? ranking.inContext(analysis, alone, before) : rankedAlone;
      const best = ranked.slice(0, RANKED);
      const answerAlone = stems.length === 1 ? ANSWER_WORD_AT : ANSWER_AT;
      const decided = decide(best, areNeighbors, before ? ANSWER_FOLLOW_UP_AT : answerAlone);
      const isAnswered = decided.decision === 'answer';
      const isOfTopic = before !== null || isAnswered;
      const told = before ?? (refersBack(analysis) || !asksSomething(analysis) ? context : null);
      const named = exerciseNames.askedFor(analysis);
      const smallTalkId = smallTalk.get(stems.join(' ')) ?? null;
      const found = findRedFlags(message, {
        analysis,
        flags: alone.flags,
        namesExercise: named !== null,
        context: told,
      });
      // "Fainting" alone says too little to be like anything. "Heat stroke" has an answer.
      const namedFlag = isAnswered ? null : byWording(flagsByName, analysis, lexicon);
      return {
        analysis,
        redFlags: found.length === 0 && namedFlag ? [{ flag: namedFlag, sign: null }] : found,
        smallTalk: smallTalkId,
        isFollowUp: before !== null && smallTalkId === null,
        nearerThanTopics: isOfTopic ? null : nearerThanTopics(alone),
        exercise: findExercise(analysis, named, best[0]),
        ranked: best,
        ...decided,
      };
    },
  };
}

function nearerThanTopics({ hits: [nearest] }: TopicSearch): Unanswerable | null {
  return nearest === undefined || nearest.kind === 'topic'
    ? null
    : { id: nearest.id, kind: nearest.kind };
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
