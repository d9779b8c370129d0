import type { Knowledge, RedFlag, Topic } from '../knowledge/knowledge.js';
import type { Matcher } from '../matching/matcher.js';

/** Where one thing that somebody says ends and the next begins. */
const BOUNDARY = /[.!?;\n]+|,| and | but | also | plus /i;
/** Beside a danger sign only an answer that is sure to be meant is worth its place. */
const SURE = 0.8;
/** A statement beside a danger sign describes it ("my calf is tight"); only a question asks for more. */
const ASKS =
  /^\s*(what|which|how|when|where|why|who|do|does|did|is|are|will|would|can|could|should|any)\b/i;
/** "Is it the coffee?", "will heel drops help?": questions about the danger itself. */
const ASKS_ABOUT_IT = /\b(it|its|this|that|these|those|them|helps?|need|cause[ds]?)\b/i;
/** "What is a tempo run?" tells nobody to run one; "what's a good breakfast?" is no such question. */
const ASKS_WHAT_SOMETHING_IS =
  /^\s*what( is|'s|s| are| does) (?!(a good|good|the best|best|the right|my|your|i|you)\b)/i;

/**
 * The topic that a message asks about beside a danger sign: "… and what shoes should I get?". Found in
 * the parts that raise no danger sign themselves and without which one is still raised. Nobody may read
 * below a danger sign how to train, race, eat or treat themselves with it: only gear, and what
 * something is, is innocent, unless the danger names the topic as related.
 */
export function innocentPart(
  message: string,
  danger: RedFlag,
  knowledge: Knowledge,
  matcher: Matcher,
): Topic | null {
  if (danger.urgency === 'talk') return null;
  const parts = message.split(BOUNDARY);
  for (const [at, part] of parts.entries()) {
    if (!ASKS.test(part) || ASKS_ABOUT_IT.test(part)) continue;
    const { redFlags, decision, ranked } = matcher.match(part);
    const [best] = ranked;
    const topic = knowledge.topics.get(best?.id ?? '');
    const isSure = decision === 'answer' && (best?.confidence ?? 0) >= SURE;
    if (!topic || !isSure || redFlags.length > 0) continue;
    if (topic.section !== 'gear' && !ASKS_WHAT_SOMETHING_IS.test(part)) continue;
    if (danger.related.includes(topic.id)) continue;
    const rest = parts.toSpliced(at, 1).join(' ');
    if (matcher.match(rest).redFlags.length > 0) return topic;
  }
  return null;
}
