import { describe, expect, it } from 'vitest';
import { parseCitations } from '../../src/knowledge/citations.js';
import { type EvidenceStrength, evidenceStrength } from '../../src/knowledge/evidence.js';
import type { Knowledge } from '../../src/knowledge/knowledge.js';
import type { SourceKind } from '../../src/knowledge/schema.js';
import { knowledgeOf } from './knowledge-of.js';

const STRENGTHS: Record<SourceKind, EvidenceStrength> = {
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

const knowledge = await knowledgeOf();

/** The grade of an answer with these reasons, where each kind is the id of a source of that kind. */
function gradeOf(...reasons: string[]): EvidenceStrength {
  const topic = knowledge.topics.get('calves-bigger');
  const source = knowledge.sources.get('scan-study');
  if (!topic || !source) throw new Error('the fixture has changed');
  const sources: Knowledge['sources'] = new Map(
    Object.keys(STRENGTHS).map((id) => [id, { ...source, id, kind: id as SourceKind }]),
  );
  const why = reasons.map((reason) => parseCitations(reason).spans);
  return evidenceStrength({ ...topic, why }, { ...knowledge, sources });
}

describe('a source of one kind alone makes the evidence', () => {
  it.each(Object.entries(STRENGTHS))('%s: %s', (kind, strength) => {
    expect(gradeOf(`It grows [@${kind}].`)).toBe(strength);
  });
});

it.each([
  ['magazine; @study', 'limited'],
  ['study; @rct', 'moderate'],
  ['rct; @textbook; @meta-analysis', 'strong'],
])('the strongest of [@%s] counts: %s', (cited, strength) => {
  expect(gradeOf(`It grows [@${cited}].`)).toBe(strength);
});

it('a later reason makes the evidence no stronger', () => {
  expect(gradeOf('It grows [@study].', 'It rests [@meta-analysis].')).toBe('limited');
});

it('a first reason without a source is practice', () => {
  expect(gradeOf('It grows.', 'It rests [@meta-analysis].')).toBe('practice');
});
