import type { Answers } from '../answers/answers.js';
import type { Reply } from '../answers/reply.js';
import type { Response } from './command.js';
import { decodeAction } from './custom-id.js';
import { render } from './render.js';

export interface ButtonPress {
  readonly customId: string;
  readonly userId: string;
  readonly inDirectMessage: boolean;
}

/** What a press of a button answers. Buttons of old messages and of deleted entries get a kind word. */
export function pressButton(press: ButtonPress, answers: Answers): Response {
  const action = decodeAction(press.customId);
  const reply: Reply =
    action?.do === 'exercise' ? answers.exercise(action.id) : answers.topic(action?.id ?? '');
  const components = render(reply, press.userId);
  if (action?.do === 'choose' && action.askerId === press.userId && reply.kind !== 'unknown') {
    return { kind: 'update', components };
  }
  // In a channel others would be disturbed by an answer that one member looked up.
  return { kind: 'message', components, ephemeral: !press.inDirectMessage };
}
