import { citedIn } from './citations.js';
import type { Knowledge, Topic } from './knowledge.js';
import type { SourceKind } from './schema.js';

/** How well a claim is supported, from the kind of study behind it. */
export type EvidenceStrength = 'strong' | 'moderate' | 'limited' | 'practice';

const STRENGTH_OF_KIND: Record<SourceKind, EvidenceStrength> = {
  'systematic-review': 'strong',
  'meta-analysis': 'strong',
  guideline: 'strong',
  consensus: 'strong',
  rct: 'moderate',
  cohort: 'moderate',
  review: 'moderate',
  study: 'limited',
  'health-service': 'practice',
  'professional-body': 'practice',
  textbook: 'practice',
  magazine: 'practice',
};

const STRONGEST_FIRST: readonly EvidenceStrength[] = ['strong', 'moderate', 'limited', 'practice'];

/**
 * The strength of the evidence behind a topic's short answer: that of the strongest source of its
 * first reason, which by the rule of the knowledge base is the one that the short answer rests on.
 */
export function evidenceStrength(topic: Topic, knowledge: Knowledge): EvidenceStrength {
  const kinds = citedIn(topic.why[0] ?? []).flatMap((id) => knowledge.sources.get(id)?.kind ?? []);
  const strengths = new Set(kinds.map((kind) => STRENGTH_OF_KIND[kind]));
  return STRONGEST_FIRST.find((strength) => strengths.has(strength)) ?? 'practice';
}
