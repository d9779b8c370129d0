import { z } from 'zod';
import type { Knowledge } from './knowledge.js';
import {
  exerciseSchema,
  languageSchema,
  offTopicSchema,
  type Reference,
  redFlagPhrasingsSchema,
  redFlagsSchema,
  sourcesSchema,
  tipsSchema,
  topicSchema,
  unansweredSchema,
} from './schema.js';

const SCHEMAS = {
  topic: topicSchema,
  exercise: exerciseSchema,
  'red-flags': redFlagsSchema,
  'red-flag-phrasings': redFlagPhrasingsSchema,
  tips: tipsSchema,
  sources: sourcesSchema,
  language: languageSchema,
  'off-topic': offTopicSchema,
  unanswered: unansweredSchema,
} as const;

/**
 * The JSON Schemas from which editors complete and check the knowledge files, by file name. They
 * know the ids of the knowledge, so that references and citations are completed too.
 */
export function editorSchemas(
  knowledge: Pick<Knowledge, 'topics' | 'exercises' | 'redFlags' | 'sources'>,
): ReadonlyMap<string, string> {
  const idsOf: Record<Reference, string[]> = {
    topic: [...knowledge.topics.keys(), ...knowledge.redFlags.keys()].sort(),
    exercise: [...knowledge.exercises.keys()].sort(),
    source: [...knowledge.sources.keys()].sort(),
  };
  const override = ({ jsonSchema }: { jsonSchema: z.core.JSONSchema.BaseSchema }): void =>
    complete(jsonSchema, idsOf);
  return new Map(
    Object.entries(SCHEMAS).map(([name, schema]) => {
      const json = JSON.stringify(z.toJSONSchema(schema, { override }));
      return [`${name}.json`, `${json}\n`];
    }),
  );
}

/** Replaces our own `reference` and `suggest` marks by what editors understand. */
function complete(schema: z.core.JSONSchema.BaseSchema, idsOf: Record<Reference, string[]>): void {
  const { reference, suggest } = schema as { reference?: Reference; suggest?: Reference };
  if (reference) {
    schema.enum = idsOf[reference];
    delete schema.pattern;
    delete schema.minLength;
    delete schema.reference;
  }
  if (suggest === 'source') {
    // Citations stand inside a text, where an enum can't help; the YAML language server offers snippets.
    schema.defaultSnippets = idsOf.source.map((id) => ({ label: `@${id}`, body: `$1 [@${id}].` }));
  } else if (suggest) schema.examples = idsOf[suggest];
  delete schema.suggest;
}
