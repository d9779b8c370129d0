import type { Matcher } from '../matching/matcher.js';

/** Where one thing that somebody says ends and the next begins. */
const BOUNDARY = /[.!?;\n]+|,| and | but | also | plus /i;
/** Beside a danger sign only an answer that is sure to be meant is worth its place. */
const SURE = 0.8;

/**
 * The topic that a message asks about beside a danger sign: "… and what shoes should I get?". Found in
 * the parts that raise no danger sign themselves and without which one is still raised, so that nobody
 * reads how to train with chest pain, or how to stretch a calf that "is swollen, warm and painful".
 */
export function innocentPart(message: string, matcher: Matcher): string | null {
  const parts = message.split(BOUNDARY);
  for (const [at, part] of parts.entries()) {
    if (!isQuestion(part)) continue;
    const { redFlags, decision, ranked } = matcher.match(part);
    const [best] = ranked;
    const isSure = decision === 'answer' && (best?.confidence ?? 0) >= SURE;
    if (!best || !isSure || redFlags.length > 0) continue;
    const rest = parts.toSpliced(at, 1).join(' ');
    if (matcher.match(rest).redFlags.length > 0) return best.id;
  }
  return null;
}

/** A statement beside a danger sign describes it ("my calf is tight"); only a question asks for more. */
function isQuestion(part: string): boolean {
  return /^\s*(what|which|how|when|where|why|who|do|does|did|is|are|was|will|would|can|could|should|shall|may|any)\b/i.test(
    part,
  );
}
