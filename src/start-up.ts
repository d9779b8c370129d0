import { fileURLToPath } from 'node:url';
import { type Answers, createAnswers } from './answers/answers.js';
import { type Config, readConfig } from './config.js';
import { formatFinding } from './knowledge/finding.js';
import { loadKnowledge } from './knowledge/load.js';
import { ParseCache } from './knowledge/parse-cache.js';

const MAX_FINDINGS = 20;
const CACHE = fileURLToPath(
  new URL('../node_modules/.cache/soleus/knowledge.json', import.meta.url),
);

/** The configuration from `.env` and the environment; what is wrong is said, and the program ends. */
export function configure(): Config {
  try {
    process.loadEnvFile();
  } catch {
    // There need not be a file.
  }
  const read = readConfig(process.env);
  if (!read.ok) refuseToStart(['The configuration is wrong:', ...read.problems.map(indent)]);
  return read.config;
}

/** The answers from the knowledge base; what is wrong in it is said, and the program ends. */
export async function loadAnswers({ knowledgeDir }: Config): Promise<Answers> {
  const loaded = await loadKnowledge(knowledgeDir, await ParseCache.open(CACHE));
  if (!loaded.ok) {
    const { findings } = loaded;
    const more = findings.length - MAX_FINDINGS;
    refuseToStart([
      `The knowledge base in ${knowledgeDir} can't be used:`,
      ...findings.slice(0, MAX_FINDINGS).map(formatFinding).map(indent),
      ...(more > 0 ? [indent(`and ${more} more; npm run knowledge lists them all`)] : []),
    ]);
  }
  return createAnswers(loaded.knowledge, () => new Date());
}

/** Says why, on stderr, and ends the program with exit code 1. */
export function refuseToStart(lines: readonly string[]): never {
  process.stderr.write(`${lines.join('\n')}\n`);
  process.exit(1);
}

function indent(line: string): string {
  return `  ${line}`;
}
