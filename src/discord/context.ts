import type { Answers } from '../answers/answers.js';
import type { Conversations } from '../answers/conversation.js';
import type { WorkedMuscles } from '../pictures/muscle-map.js';
import type { Storage } from '../storage/storage.js';
import type { Log } from '../telemetry/log.js';
import type { AccessCheck } from './channel-access.js';
import type { Cooldown } from './cooldown.js';
import type { RecentAnswers } from './recent-answers.js';

/** What handlers work with. It is passed in, so that a front without Discord can run the same handlers. */
export interface Context {
  readonly answers: Answers;
  readonly storage: Storage;
  readonly conversations: Conversations;
  readonly recentAnswers: RecentAnswers;
  readonly cooldown: Cooldown;
  /** Draws the muscles of an exercise as a PNG. */
  readonly muscleMap: (worked: WorkedMuscles) => Uint8Array;
  /** Not there where there is no Discord that could be asked. */
  readonly accessTo?: AccessCheck;
  readonly clock: () => Date;
  /** Takes work that no answer waits for; a stop does, before the database is closed. */
  readonly background: (work: Promise<void>) => void;
  readonly log: Log;
}
