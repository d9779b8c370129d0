import { phrases } from '../answers/phrases.js';
import { renderTip } from '../discord/tip-message.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import type { TipChannel } from '../tips/posting.js';
import type { NewMessage } from './history.js';

/** Posts tips as messages of the playground. */
export function createTipChannel(
  knowledge: () => Pick<Knowledge, 'sources'>,
  post: (message: NewMessage) => { readonly id: string },
): TipChannel {
  return {
    async post({ channelId, tip, roleId, nonce }) {
      const rendering = { title: phrases.tips.title, roleId, mark: nonce };
      const { id } = post({ channelId, components: renderTip(tip, knowledge(), rendering) });
      return { ok: true, messageId: id };
    },
    // What was posted is recorded in the same process, so that there is never a doubt.
    async find() {
      return { ok: true, messageId: null };
    },
  };
}
