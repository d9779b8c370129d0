import type { Answers } from '../answers/answers.js';
import type { Example } from './page/protocol.js';
import { RUNNING } from './place.js';

/** What another member wrote, so that "Answer this" can be tried on it. */
export const OTHERS_QUESTION =
  'second week back after a long break and my calves are so sore i walk like a penguin, normal??';

/** A danger sign as somebody would tell it. */
export const DANGER_SIGN =
  'my left calf is hot and swollen since the flight home, can i run it off?';

const EXERCISE = 'stair-calf-raise';

/** What a newcomer may try with one click: questions, a danger sign, an exercise, a tip. */
export function examplesOf({ examples, knowledge }: Answers): Example[] {
  const ask = (content: string): Example => ({
    label: content,
    act: { kind: 'message', channelId: RUNNING, content },
  });
  const command = (
    label: string,
    name: string,
    options: Readonly<Record<string, string>> = {},
  ): Example => ({
    label,
    act: { kind: 'command', channelId: RUNNING, name, subcommand: null, options },
  });
  const exercise = knowledge.exercises.get(EXERCISE) ?? [...knowledge.exercises.values()][0];
  return [
    ...examples.slice(0, 2).map(({ question }) => ask(question)),
    ask(DANGER_SIGN),
    ...(exercise ? [command(`/exercise ${exercise.name}`, 'exercise', { name: exercise.id })] : []),
    command('/tip', 'tip'),
    command('/help', 'help'),
  ];
}
