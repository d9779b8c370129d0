import { createAnswers } from '../../src/answers/answers.js';
import { type Check, findingsIn, type Inspection } from '../../src/curation/inspection.js';
import { formatFinding } from '../../src/knowledge/finding.js';
import { loadKnowledge } from '../../src/knowledge/load.js';
import { createMatcher } from '../../src/matching/matcher.js';
import { type Changes, inChangedCopy, replacing } from '../knowledge/knowledge-of.js';

export const CALVES = 'faq/body/calves-bigger.yaml';
export const TEMPO = 'faq/training/tempo-run.yaml';
export const PHRASINGS = 'red-flag-phrasings.yaml';
export const RAISE = 'exercises/calf-raise.yaml';

/** A month after the newest review of the fixture. */
const NOW = new Date('2026-12-15T12:00:00Z');

/** What a check finds in the fixture with these changes, with paths inside of the knowledge folder. */
export function foundBy(check: Check, changes: Changes = {}, now = NOW): Promise<string[]> {
  return inChangedCopy(changes, async (folder) => {
    const findings = check(await inspectionOf(folder, now));
    return findings.map((finding) => formatFinding(finding).replaceAll(`${folder}/`, ''));
  });
}

/** What the checks look at in a folder, whose knowledge base must load. */
export async function inspectionOf(folder: string, now = NOW): Promise<Inspection> {
  const loaded = await loadKnowledge(folder);
  if (!loaded.ok) throw new Error(loaded.findings.map(formatFinding).join('\n'));
  const { knowledge, files } = loaded;
  return {
    knowledge,
    now,
    finding: findingsIn(folder, files),
    // Most checks need neither.
    get matcher() {
      return createMatcher(knowledge);
    },
    get answers() {
      return createAnswers(knowledge, () => now);
    },
  };
}

/** An edit that gives a topic as many aliases as `count`, all about its own subject. */
export function withAliases(
  subject: 'calves' | 'tempo run',
  count: number,
): (text: string) => string {
  const lines = Array.from({ length: count }, (_, at) => `  - ${subject} in week ${at + 1}\n`);
  return (text) => text.replace(/^aliases: .*\n/m, `aliases:\n${lines.join('')}`);
}

/** An edit that gives the one red flag as many phrasings as `count`. */
export function withPhrasings(count: number): (text: string) => string {
  const lines = Array.from({ length: count }, (_, at) => `    - burning shank in week ${at + 1}\n`);
  return (text) => text.replace(/(phrasings:\n)( {4}- .*\n)+/, `$1${lines.join('')}`);
}

/** The changes that leave nothing to be found in the fixture today. */
export function inOrder(): Changes {
  const month = new Date().toISOString().slice(0, 7);
  const calves = withAliases('calves', 40);
  const tempo = withAliases('tempo run', 40);
  return {
    [CALVES]: (text) => calves(replacing('2026-11', month)(text)),
    [TEMPO]: (text) => tempo(replacing('2023-01', month)(text)),
    [PHRASINGS]: withPhrasings(40),
  };
}
