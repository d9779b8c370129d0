import type { Exercise, Knowledge } from '../knowledge/knowledge.js';
import type { Analysis } from './analysis.js';
import type { RankedTopic } from './confidence.js';
import type { ExerciseNames } from './exercise-names.js';
import type { Ranking } from './ranking.js';

/** So sure, a topic of strength training goes before the card of an exercise that it recommends. */
const TREATED_AT = 0.9;

/**
 * Finds the exercise that a message asks to be shown, or null. It takes the exercise that the message
 * names and nothing else (`named`), and the topic that was ranked best.
 */
export function createExerciseFinder(
  { topics }: Pick<Knowledge, 'topics'>,
  exerciseNames: ExerciseNames,
  ranking: Pick<Ranking, 'knownAs'>,
): (analysis: Analysis, named: Exercise | null, best: RankedTopic | undefined) => Exercise | null {
  const treats = (id: string, exercise: Exercise): boolean => {
    const topic = topics.get(id);
    return (
      topic?.section === 'strength' &&
      topic.verdict === 'how-to' &&
      topic.exercises.includes(exercise.id)
    );
  };
  return (analysis, named, best) => {
    // "What are strides?" is a question of ours, although strides are an exercise as well.
    if (best && ranking.knownAs(analysis) === best.id) return null;
    if (named) return named;
    const asked = exerciseNames.detailsAskedOf(analysis);
    // "How many heel raises can you do?" has an answer that says more than the card.
    return asked && best && best.confidence >= TREATED_AT && treats(best.id, asked) ? null : asked;
  };
}
