import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createAnswers } from '../answers/answers.js';
import { byPlace, type Finding, formatFinding } from '../knowledge/finding.js';
import { editorSchemas } from '../knowledge/json-schema.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import { loadKnowledge } from '../knowledge/load.js';
import { configure, matcherOver } from '../start-up.js';
import { dangers, falseAlarms } from './dangers.js';
import { type Check, findingsIn, type Inspection } from './inspection.js';
import { deadLinks } from './links.js';
import { citations, lengths, plainness, readability, style, verdicts } from './prose.js';
import { reachability } from './reachability.js';
import { rendering } from './rendering.js';
import { reviews } from './reviews.js';
import { sources } from './sources.js';
import { summarize } from './summary.js';
import { aliases, retrieval, rewrites, unanswered } from './wording.js';

const CHECKS: readonly Check[] = [
  aliases,
  retrieval,
  unanswered,
  rewrites,
  dangers,
  falseAlarms,
  sources,
  citations,
  verdicts,
  lengths,
  style,
  plainness,
  readability,
  rendering,
  reachability,
  reviews,
];

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { links: { type: 'boolean', default: false } } });
  const { knowledgeDir } = configure();
  const loaded = await loadKnowledge(knowledgeDir);
  if (!loaded.ok) return report(loaded.findings);
  const { knowledge, files } = loaded;
  const matcher = await matcherOver(knowledge);
  const now = new Date();
  const answers = createAnswers(knowledge, () => now, matcher);
  const finding = findingsIn(knowledgeDir, files);
  const inspection: Inspection = { knowledge, matcher, answers, now, finding };
  const findings = CHECKS.flatMap((check) => check(inspection));
  if (values.links) {
    for await (const { id, problem } of deadLinks(knowledge.sources.values(), fetch)) {
      findings.push(finding('sources.yaml', [id], problem));
    }
  }
  await writeSchemas(knowledgeDir, knowledge);
  report(findings.sort(byPlace));
  console.log(`\n${summarize(knowledge)}`);
}

/** Prints the findings; an error among them makes the program end with exit code 1. */
function report(findings: readonly Finding[]): void {
  for (const finding of findings) console.log(formatFinding(finding));
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const warnings = findings.length - errors;
  console.log(
    findings.length === 0
      ? 'The knowledge base is clean.'
      : `${errors} ${errors === 1 ? 'error' : 'errors'}, ${warnings} ${warnings === 1 ? 'warning' : 'warnings'}`,
  );
  if (errors > 0) process.exitCode = 1;
}

/** Brings the JSON Schemas that editors complete from up to date with the ids of the knowledge. */
async function writeSchemas(directory: string, knowledge: Knowledge): Promise<void> {
  const folder = join(directory, '.schema');
  await mkdir(folder, { recursive: true });
  for (const [name, schema] of editorSchemas(knowledge)) {
    const path = join(folder, name);
    const before = await readFile(path, 'utf8').catch(() => '');
    if (before !== schema) await writeFile(path, schema);
  }
}

await main();
