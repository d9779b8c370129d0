import { type Answers, createAnswers } from '../../src/answers/answers.js';
import { type Changes, fixtureText, knowledgeOf } from '../knowledge/knowledge-of.js';

/** A topic that says of fat calves what "calves-bigger" says of big ones: "calves" could be both. */
export const TWIN: Changes = {
  'faq/body/calves-fat.yaml': fixtureText('faq/body/calves-bigger.yaml')
    .replaceAll('bigger', 'fat')
    .replaceAll('big', 'fat')
    .replaceAll('grow', 'shed'),
};

/** The answers from the fixture with these changes, in November 2026. */
export async function answersOf(changes: Changes = {}): Promise<Answers> {
  return createAnswers(await knowledgeOf(changes), () => new Date('2026-11-22T12:00:00Z'));
}
