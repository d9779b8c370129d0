import { type Answers, createAnswers } from '../../src/answers/answers.js';
import { type Changes, fixtureText, knowledgeOf } from '../knowledge/knowledge-of.js';

/**
 * Topics that say of fat and of sore calves what "calves-bigger" says of big ones: "run calf" could be
 * any of the three. Training tilts the scale a little, so that two would be too few to be sure of that.
 */
export const TWINS: Changes = {
  'faq/body/calves-fat.yaml': twin('fat', 'shed'),
  'faq/body/calves-sore.yaml': twin('sore', 'ache'),
};

/** The answers from the fixture with these changes, in November 2026. */
export async function answersOf(changes: Changes = {}): Promise<Answers> {
  return createAnswers(await knowledgeOf(changes), () => new Date('2026-11-22T12:00:00Z'));
}

function twin(big: string, grow: string): string {
  return fixtureText('faq/body/calves-bigger.yaml')
    .replaceAll('bigger', big)
    .replaceAll('big', big)
    .replaceAll('grow', grow);
}
