import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { editorSchemas } from '../../src/knowledge/json-schema.js';
import { fixtureText, knowledgeOf } from './knowledge-of.js';
import { realKnowledge } from './real-knowledge.js';

/** The part of JSON Schema that the editor schemas use. */
interface Schema {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly propertyNames?: Schema;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly examples?: readonly string[];
  readonly defaultSnippets?: readonly { readonly label: string; readonly body: string }[];
}

const schemas = editorSchemas(await knowledgeOf());

function schemaOf(name: string): Schema {
  return JSON.parse(schemas.get(`${name}.json`) ?? '{}');
}

it('there is a schema for every kind of file', () => {
  expect([...schemas.keys()].sort()).toEqual([
    'exercise.json',
    'language.json',
    'off-topic.json',
    'red-flag-phrasings.json',
    'red-flags.json',
    'sources.json',
    'tips.json',
    'topic.json',
    'unanswered.json',
  ]);
});

describe('the schema accepts the file of the fixture', () => {
  it.each([
    ['topic', 'faq/body/calves-bigger.yaml'],
    ['topic', 'faq/training/tempo-run.yaml'],
    ['exercise', 'exercises/calf-raise.yaml'],
    ['red-flags', 'red-flags.yaml'],
    ['red-flag-phrasings', 'red-flag-phrasings.yaml'],
    ['tips', 'tips.yaml'],
    ['sources', 'sources.yaml'],
    ['language', 'language.yaml'],
    ['off-topic', 'off-topic.yaml'],
    ['unanswered', 'unanswered.yaml'],
  ])('%s: %s', (name, file) => {
    expect(misfits(schemaOf(name), parse(fixtureText(file)))).toEqual([]);
  });
});

describe('the schema of a topic refuses', () => {
  const topic: Record<string, unknown> = parse(fixtureText('faq/body/calves-bigger.yaml'));
  const { short: _, ...withoutShort } = topic;
  it.each<[string, unknown]>([
    ['an unknown field', { ...topic, author: 'me' }],
    ['a missing field', withoutShort],
    ['a wrong verdict', { ...topic, verdict: 'perhaps' }],
    ['a topic that does not exist', { ...topic, related: ['tempo-run', 'no-run'] }],
    ['an exercise that does not exist', { ...topic, exercises: ['no-raise'] }],
    ['a single reason', { ...topic, why: ['It grows.'] }],
    ['a month that is none', { ...topic, reviewed: '2026-13' }],
  ])('%s', (_, entry) => {
    expect(misfits(schemaOf('topic'), entry)).toHaveLength(1);
  });
});

describe('ids are completed', () => {
  it('of topics and red flags among the related ones', () => {
    expect(schemaOf('topic').properties?.related?.items?.enum).toEqual([
      'calf-clot',
      'calves-bigger',
      'tempo-run',
    ]);
  });

  it('of exercises', () => {
    expect(schemaOf('topic').properties?.exercises?.items?.enum).toEqual(['calf-raise']);
    expect(schemaOf('exercise').properties?.easier?.anyOf?.[0]?.examples).toEqual(['calf-raise']);
  });

  it('of sources, as snippets, because a citation stands inside of a text', () => {
    const reason = schemaOf('topic').properties?.why?.items;
    expect(reason?.defaultSnippets?.map(({ label }) => label)).toEqual([
      '@review-of-trials',
      '@scan-study',
    ]);
    expect(reason?.defaultSnippets?.[0]?.body).toContain('[@review-of-trials]');
  });
});

it('the committed schemas know the real knowledge base as it is now', async () => {
  const now = editorSchemas(realKnowledge);
  const committed = new Map<string, string>();
  for (const name of await readdir('knowledge/.schema')) {
    committed.set(name, await readFile(join('knowledge/.schema', name), 'utf8'));
  }
  const names = new Set([...now.keys(), ...committed.keys()]);
  const outdated = [...names].filter((name) => committed.get(name) !== now.get(name));
  expect(outdated, 'run npm run knowledge').toEqual([]);
});

it('our own marks are not left in a schema', () => {
  expect([...schemas.values()].join()).not.toMatch(/"(reference|suggest)":/);
});

/** The places in `value` that do not fit the schema. */
function misfits(schema: Schema, value: unknown, path = '$'): string[] {
  const wrong = (condition: boolean | undefined) => (condition ? [path] : []);
  if (schema.anyOf) return wrong(!schema.anyOf.some((one) => misfits(one, value).length === 0));
  if (schema.enum) return wrong(!schema.enum.includes(value));
  if (schema.type === 'array') {
    if (!Array.isArray(value) || value.length < (schema.minItems ?? 0)) return [path];
    return value.flatMap((item, at) => misfits(schema.items ?? {}, item, `${path}.${at}`));
  }
  if (schema.type === 'object') {
    if (typeof value !== 'object' || value === null) return [path];
    return [
      ...(schema.required ?? []).flatMap((key) => (key in value ? [] : [`${path}.${key}`])),
      ...Object.entries(value).flatMap(([key, inner]) => {
        const own = schema.properties?.[key] ?? schema.additionalProperties;
        if (!own) return [`${path}.${key}`];
        const name = misfits(schema.propertyNames ?? {}, key, `${path}.${key}`);
        return [...name, ...(own === true ? [] : misfits(own, inner, `${path}.${key}`))];
      }),
    ];
  }
  if (typeof value !== 'string') return wrong(schema.type === 'string');
  return [
    ...wrong(schema.maxLength !== undefined && value.length > schema.maxLength),
    ...wrong(schema.pattern !== undefined && !new RegExp(schema.pattern).test(value)),
  ];
}
