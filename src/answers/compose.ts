import { evidenceStrength } from '../knowledge/evidence.js';
import type { Exercise, Knowledge, RedFlag, Topic, Variation } from '../knowledge/knowledge.js';
import { SourceNumbering } from './numbering.js';
import type {
  AnswerReply,
  ExerciseLink,
  ExerciseReply,
  TopicLink,
  UrgentReply,
  VariationLink,
} from './reply.js';

const OUTDATED_AFTER_MONTHS = 24;

/** The answer that a topic gives, as of `now`; `alternatives` are what else may have been meant. */
export function composeAnswer(
  topic: Topic,
  knowledge: Knowledge,
  now: Date,
  alternatives: readonly string[] = [],
): AnswerReply {
  const numbering = new SourceNumbering(knowledge.sources);
  return {
    kind: 'answer',
    topic: { id: topic.id, question: topic.question },
    verdict: topic.verdict,
    short: topic.short,
    why: topic.why.map((text) => numbering.number(text)),
    do: topic.do.map((text) => numbering.number(text)),
    caution: topic.caution && numbering.number(topic.caution),
    evidence: evidenceStrength(topic, knowledge),
    sources: numbering.sources,
    reviewed: topic.reviewed,
    outdated: monthsBetween(topic.reviewed, now) > OUTDATED_AFTER_MONTHS,
    exercises: exerciseLinks(topic.exercises, knowledge),
    alternatives: topicLinks(alternatives, knowledge),
    related: topicLinks(
      topic.related.filter((id) => !alternatives.includes(id)),
      knowledge,
    ),
  };
}

/** What to do about a danger sign, and `also` what else was asked. */
export function composeUrgent(
  flag: RedFlag,
  knowledge: Knowledge,
  also: Topic | null = null,
): UrgentReply {
  const numbering = new SourceNumbering(knowledge.sources);
  return {
    kind: 'urgent',
    redFlag: flag.id,
    title: flag.title,
    urgency: flag.urgency,
    short: flag.short,
    do: flag.do.map((text) => numbering.number(text)),
    sources: numbering.sources,
    related: topicLinks(
      flag.related.filter((id) => id !== also?.id),
      knowledge,
    ),
    also: also && { topic: { id: also.id, question: also.question }, short: also.short },
  };
}

/** The card of an exercise. */
export function composeExercise(exercise: Exercise, knowledge: Knowledge): ExerciseReply {
  const numbering = new SourceNumbering(knowledge.sources);
  const { name, id, aliases, category, level, equipment, primary, secondary, steps, mistakes } =
    exercise;
  const recommending = [...knowledge.topics.values()].filter((topic) =>
    topic.exercises.includes(id),
  );
  return {
    kind: 'exercise',
    exercise: { id, name },
    ...{ aliases, category, level, equipment, primary, secondary, steps, mistakes },
    dose: numbering.number(exercise.dose),
    why: numbering.number(exercise.why),
    caution: exercise.caution && numbering.number(exercise.caution),
    sources: numbering.sources,
    easier: variationLinks(exercise.easier, knowledge),
    harder: variationLinks(exercise.harder, knowledge),
    recommendedBy: recommending.map(({ id, question }) => ({ id, question })),
  };
}

/** Links to topics and red flags; ids that are not there any more are left out. */
export function topicLinks(ids: readonly string[], knowledge: Knowledge): TopicLink[] {
  return ids.flatMap((id) => {
    const question = knowledge.topics.get(id)?.question ?? knowledge.redFlags.get(id)?.title;
    return question === undefined ? [] : { id, question };
  });
}

function exerciseLinks(ids: readonly string[], knowledge: Knowledge): ExerciseLink[] {
  return ids.flatMap((id) => {
    const exercise = knowledge.exercises.get(id);
    return exercise ? { id, name: exercise.name } : [];
  });
}

function variationLinks(variations: readonly Variation[], knowledge: Knowledge): VariationLink[] {
  return variations.flatMap((variation): VariationLink[] =>
    'words' in variation ? [variation] : exerciseLinks([variation.exercise], knowledge),
  );
}

function monthsBetween(month: string, now: Date): number {
  const [year = 0, monthOfYear = 0] = month.split('-').map(Number);
  return (now.getUTCFullYear() - year) * 12 + (now.getUTCMonth() + 1 - monthOfYear);
}
