import type { Knowledge } from '../knowledge/knowledge.js';
import type { Explanation } from '../matching/explanation.js';
import { createMatcher, type Match, type Matcher } from '../matching/matcher.js';
import { composeAnswer, composeExercise, composeUrgent, topicLinks } from './compose.js';
import { contextOf, type Told, toldBy } from './conversation.js';
import { innocentPart } from './innocent-part.js';
import type { ExerciseLink, Reply, TopicLink, UnknownReply } from './reply.js';

/** The one way into the knowledge for every front: Discord, the terminal, the playground. */
export interface Answers {
  readonly knowledge: Knowledge;
  /**
   * The reply to a question in free words, with how it was found. Never throws.
   *
   * @param before what the same person was told last in the same place, for follow-ups
   */
  ask(question: string, before?: Told | null): Answered;
  /** The reply to an entry that was chosen by its id; null if there is none of that id. */
  choose(id: string): Omit<Answered, 'match'> | null;
  /** Questions for what has been typed so far, best first; a few examples for nothing. */
  suggestTopics(typed: string, limit: number): readonly TopicLink[];
  /** Why a question was answered as it was. */
  explain(match: Match): Explanation;
  /** The answer of a topic or red flag, by id; an id that is not there (any more) gets an `unknown`. */
  topic(id: string): Reply;
  /** The card of an exercise, by id, name or alias; a name that is near none gets an `unknown`. */
  exercise(name: string): Reply;
  /** Exercises for what has been typed so far, best first; popular ones for nothing. */
  suggestExercises(typed: string, limit: number): readonly ExerciseLink[];
  /** A few questions that show what can be asked. */
  readonly examples: readonly TopicLink[];
}

/** A reply, how it was found, and what of it a follow-up goes on from. */
export interface Answered {
  readonly reply: Reply;
  readonly match: Match;
  readonly told: Told | null;
}

const EXAMPLES = [
  'calves-bigger',
  'start-running',
  'shin-splints',
  'eat-before-run',
  'tight-calves',
];
const MAX_EXAMPLES = 4;
/** Below this confidence a topic is not near enough to be mentioned in an "I don't know". */
const NEAR = 0.06;
const MAX_NEAR = 3;

/**
 * @param clock the time, for telling whether a review is old
 * @param matcher one over the same knowledge, where there is one already: learning takes up to a minute
 */
export function createAnswers(
  knowledge: Knowledge,
  clock: () => Date,
  matcher: Matcher = createMatcher(knowledge),
): Answers {
  const examples = topicLinks(EXAMPLES, knowledge).slice(0, MAX_EXAMPLES);
  const unknown = (
    reason: UnknownReply['reason'],
    near: { topics?: readonly TopicLink[]; exercises?: readonly ExerciseLink[] } = {},
  ): UnknownReply => {
    const { topics = [], exercises = [] } = near;
    const isNear = topics.length + exercises.length > 0;
    return {
      kind: 'unknown',
      reason,
      near: isNear,
      suggestions: isNear ? topics : examples,
      exercises,
    };
  };

  const topic = (id: string, alternatives: readonly string[] = []): Reply => {
    const found = knowledge.topics.get(id);
    if (found) return composeAnswer(found, knowledge, clock(), alternatives);
    const flag = knowledge.redFlags.get(id);
    return flag ? composeUrgent(flag, knowledge) : unknown('gone');
  };

  const exercise = (name: string): Reply => {
    const found = matcher.exerciseNames.find(name);
    if (found) return composeExercise(found, knowledge);
    const exercises = suggestExercises(matcher, name, MAX_NEAR);
    return unknown('no-such-exercise', { exercises });
  };

  const replyTo = (question: string, match: Match, before: Told | null): Reply => {
    const [raised] = match.redFlags;
    if (raised) {
      const also = innocentPart(question, raised.flag, knowledge, matcher);
      return composeUrgent(raised.flag, knowledge, also);
    }
    if (match.analysis.words.length === 0) return unknown('empty');
    if (match.smallTalk !== null) return chat(match.smallTalk, knowledge, examples);
    if (match.exercise) return composeExercise(match.exercise, knowledge);
    if (match.isFollowUp && before?.redFlag) return topic(before.redFlag);
    if (match.isFollowUp && before?.exercise) return exercise(before.exercise);
    const offered = match.offered.map(({ id }) => id);
    switch (match.decision) {
      case 'answer':
        // What was told last stands right above.
        return topic(
          match.ranked[0]?.id ?? '',
          offered.filter((id) => id !== before?.topic),
        );
      case 'clarify':
        return { kind: 'clarify', choices: topicLinks(offered, knowledge) };
      case 'unknown': {
        const near = match.ranked.filter(({ confidence }) => confidence >= NEAR).slice(0, MAX_NEAR);
        const topics = topicLinks(
          near.map(({ id }) => id),
          knowledge,
        );
        return unknown(whyUnknown(match), { topics });
      }
    }
  };

  return {
    knowledge,
    examples,
    topic: (id) => topic(id),
    ask(question, before = null) {
      const match = matcher.match(question, contextOf(before, knowledge));
      const reply = replyTo(question, match, before);
      return { match, reply, told: toldBy(reply, question, before) };
    },
    choose(id) {
      if (!knowledge.topics.has(id) && !knowledge.redFlags.has(id)) return null;
      const reply = topic(id);
      return { reply, told: toldBy(reply, id) };
    },
    suggestTopics: (typed, limit) =>
      typed.trim() === '' ? examples : topicLinks(matcher.suggestTopics(typed, limit), knowledge),
    explain: matcher.explain,
    exercise,
    suggestExercises: (typed, limit) => suggestExercises(matcher, typed, limit),
  };
}

function suggestExercises(matcher: Matcher, typed: string, limit: number): ExerciseLink[] {
  return matcher.exerciseNames.suggest(typed, limit).map(({ id, name }) => ({ id, name }));
}

/** The domain of `off-topic.yaml` that holds questions in other languages. */
const OTHER_LANGUAGES = 'other-languages';

function whyUnknown({ nearerThanTopics }: Match): UnknownReply['reason'] {
  if (nearerThanTopics?.kind === 'unanswered') return 'no-answer-yet';
  return nearerThanTopics?.id === OTHER_LANGUAGES ? 'other-language' : 'not-known';
}

function chat(id: string, knowledge: Knowledge, examples: readonly TopicLink[]): Reply {
  const text = knowledge.language['small-talk'][id]?.reply ?? '';
  return { kind: 'chat', text, suggestions: examples };
}
