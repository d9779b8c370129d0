import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseEnv } from 'node:util';
import { type Answers, createAnswers } from './answers/answers.js';
import { type Config, readConfig } from './config.js';
import { type Finding, formatFinding } from './knowledge/finding.js';
import type { Knowledge } from './knowledge/knowledge.js';
import { loadKnowledge } from './knowledge/load.js';
import { ParseCache } from './knowledge/parse-cache.js';
import { type Learned, recallOrLearn, type Texts } from './matching/learn.js';
import { learnAside } from './matching/learn-aside.js';
import { createMatcher, type Matcher } from './matching/matcher.js';

const MAX_FINDINGS = 20;
const CACHE = fileURLToPath(new URL('../node_modules/.cache/soleus', import.meta.url));

/** The configuration from `.env` and the environment; what is wrong is said, and the program ends. */
export function configure(): Config {
  for (const [name, value] of Object.entries(parseEnv(readEnvFile()))) {
    process.env[name] ??= value;
  }
  const read = readConfig(process.env);
  if (!read.ok) giveUp(['The configuration is wrong:', ...read.problems.map(indent)]);
  return read.config;
}

/** Not `process.loadEnvFile`, to which a file that can't be read is one that is not there. */
function readEnvFile(): string {
  try {
    return readFileSync('.env', 'utf8');
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return isMissing ? '' : giveUp([`The file .env can't be read: ${error}`]);
  }
}

/** Says that learning takes a while. */
export type Announce = (text: string) => void;

const LEARNING =
  'Learning the ways of asking. It takes about a minute, once after a change of them.';
/** Learning that is over sooner needs no announcement. */
const QUICK_MS = 2_000;
const announceOnStderr: Announce = (text) => process.stderr.write(`${text}\n`);

type LoadedAnswers =
  | { readonly ok: true; readonly answers: Answers }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/** The answers from the knowledge base, or what is wrong with it. */
export async function loadAnswers(directory: string, announce?: Announce): Promise<LoadedAnswers> {
  const loaded = await loadKnowledge(directory, await ParseCache.open(CACHE, directory));
  if (!loaded.ok) return loaded;
  const { knowledge } = loaded;
  const matcher = await matcherOver(knowledge, announce);
  return { ok: true, answers: createAnswers(knowledge, () => new Date(), matcher) };
}

/** The matcher over the knowledge; what it learned from the same texts before is remembered. */
export async function matcherOver(
  knowledge: Knowledge,
  announce = announceOnStderr,
): Promise<Matcher> {
  const learnAnew = async (texts: Texts): Promise<Learned> => {
    const announcement = setTimeout(announce, QUICK_MS, LEARNING);
    try {
      return await learnAside(texts);
    } finally {
      clearTimeout(announcement);
    }
  };
  return createMatcher(knowledge, await recallOrLearn(knowledge, CACHE, learnAnew));
}

/** The same for a start: what is wrong is said, and the program ends. */
export async function requireAnswers({ knowledgeDir }: Config): Promise<Answers> {
  const loaded = await loadAnswers(knowledgeDir);
  if (!loaded.ok) {
    giveUp([`The knowledge base in ${knowledgeDir} can't be used:`, ...listed(loaded.findings)]);
  }
  return loaded.answers;
}

/** The first findings, a line each. */
export function listed(findings: readonly Finding[]): string[] {
  const more = findings.length - MAX_FINDINGS;
  return [
    ...findings.slice(0, MAX_FINDINGS).map(formatFinding),
    ...(more > 0 ? [`and ${more} more; npm run knowledge lists them all`] : []),
  ].map(indent);
}

/** Says why, on stderr, and ends the program with exit code 1. */
export function giveUp(lines: readonly string[]): never {
  process.stderr.write(`${lines.join('\n')}\n`);
  process.exit(1);
}

function indent(line: string): string {
  return `  ${line}`;
}
