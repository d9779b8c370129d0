import type { Knowledge } from '../knowledge/knowledge.js';
import { createMatcher, type Match, type Matcher } from '../matching/matcher.js';
import { composeAnswer, composeExercise, composeUrgent, topicLinks } from './compose.js';
import type { ExerciseLink, Reply, TopicLink, UnknownReply } from './reply.js';

/** The one way into the knowledge for every front: Discord, the terminal, the playground. */
export interface Answers {
  readonly knowledge: Knowledge;
  /** The reply to a question in free words, with how it was found. Never throws. */
  ask(question: string): { readonly reply: Reply; readonly match: Match };
  /** The answer of a topic or red flag, by id; an id that is not there (any more) gets an `unknown`. */
  topic(id: string): Reply;
  /** The card of an exercise, by id, name or alias; a name that is near none gets an `unknown`. */
  exercise(name: string): Reply;
  /** Exercises for what has been typed so far, best first; popular ones for nothing. */
  suggestExercises(typed: string, limit: number): readonly ExerciseLink[];
  /** A few questions that show what can be asked. */
  readonly examples: readonly TopicLink[];
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
 * @param matcher one over the same knowledge, where there is one already: building it takes seconds
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

  const topic = (id: string): Reply => {
    const found = knowledge.topics.get(id);
    if (found) return composeAnswer(found, knowledge, clock());
    const flag = knowledge.redFlags.get(id);
    return flag ? composeUrgent(flag, knowledge) : unknown('gone');
  };

  const replyTo = (match: Match): Reply => {
    const [flag] = match.redFlags;
    if (flag) return composeUrgent(flag.flag, knowledge);
    if (match.analysis.words.length === 0) return unknown('empty');
    if (match.smallTalk !== null) return chat(match.smallTalk, knowledge, examples);
    if (match.exercise) return composeExercise(match.exercise, knowledge);
    switch (match.decision) {
      case 'answer':
        return topic(match.ranked[0]?.id ?? '');
      case 'clarify':
        return {
          kind: 'clarify',
          choices: topicLinks(
            match.offered.map(({ id }) => id),
            knowledge,
          ),
        };
      case 'unknown': {
        const near = match.ranked.filter(({ confidence }) => confidence >= NEAR).slice(0, MAX_NEAR);
        const topics = topicLinks(
          near.map(({ id }) => id),
          knowledge,
        );
        return unknown('not-known', { topics });
      }
    }
  };

  return {
    knowledge,
    examples,
    topic,
    ask(question) {
      const match = matcher.match(question);
      return { match, reply: replyTo(match) };
    },
    exercise(name) {
      const found = matcher.exerciseNames.find(name);
      if (found) return composeExercise(found, knowledge);
      const exercises = suggestExercises(matcher, name, MAX_NEAR);
      return unknown('no-such-exercise', { exercises });
    },
    suggestExercises: (typed, limit) => suggestExercises(matcher, typed, limit),
  };
}

function suggestExercises(matcher: Matcher, typed: string, limit: number): ExerciseLink[] {
  return matcher.exerciseNames.suggest(typed, limit).map(({ id, name }) => ({ id, name }));
}

function chat(id: string, knowledge: Knowledge, examples: readonly TopicLink[]): Reply {
  const text = knowledge.language['small-talk'][id]?.reply ?? '';
  return { kind: 'chat', text, suggestions: examples };
}
