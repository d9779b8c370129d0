import { setImmediate } from 'node:timers/promises';
import { toYaml } from '../knowledge/yaml-file.js';
import type { Answers } from './answers.js';
import type { TopicLink } from './reply.js';

/** A question that was not answered well, and how often. */
export interface AskedGap {
  readonly question: string;
  readonly count: number;
}

/** Gaps that are about the same, with the topic that is nearest to them. */
export interface GapGroup<Gap extends AskedGap = AskedGap> {
  readonly near: TopicLink | null;
  readonly gaps: readonly Gap[];
}

/** What a member said was wrong with an entry. */
export interface ReportedCorrection {
  readonly entryId: string;
  readonly wrong: string;
  readonly source: string | null;
}

/** Below this confidence the nearest topic says nothing about a question. */
const NEAR = 0.02;

/** Puts questions that are near the same topic together, the most asked groups first. */
export async function groupGaps<Gap extends AskedGap>(
  gaps: readonly Gap[],
  answers: Answers,
): Promise<GapGroup<Gap>[]> {
  const groups = new Map<string, { near: TopicLink | null; gaps: Gap[] }>();
  for (const gap of gaps) {
    // A question takes milliseconds, and there can be thousands: others get their turn in between.
    await setImmediate();
    const [best] = answers.ask(gap.question).match.ranked;
    const topic =
      best && best.confidence >= NEAR ? answers.knowledge.topics.get(best.id) : undefined;
    const near = topic ? { id: topic.id, question: topic.question } : null;
    const group = groups.get(near?.id ?? '') ?? { near, gaps: [] };
    group.gaps.push(gap);
    groups.set(near?.id ?? '', group);
  }
  return [...groups.values()].sort((a, b) => total(b) - total(a));
}

/** The groups and the corrections as a YAML file from which aliases and entries can be copied. */
export function gapReport(
  groups: readonly GapGroup[],
  corrections: readonly ReportedCorrection[],
): string {
  const near = groups.filter((group) => group.near !== null);
  return toYaml({
    'aliases to consider, by topic': Object.fromEntries(
      near.map(({ near: topic, gaps }) => [topic?.id ?? '', gaps.map(({ question }) => question)]),
    ),
    'questions near nothing that is known': groups
      .filter((group) => group.near === null)
      .flatMap(({ gaps }) => gaps.map(({ question, count }) => ({ question, asked: count }))),
    corrections: corrections.map(({ entryId, wrong, source }) => ({
      entry: entryId,
      wrong,
      ...(source === null ? {} : { source }),
    })),
  });
}

function total({ gaps }: GapGroup): number {
  return gaps.reduce((sum, { count }) => sum + count, 0);
}
