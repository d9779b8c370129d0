import { sourcesCitedBy } from '../knowledge/cited-sources.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import type { Check } from './inspection.js';

const DOI_PAGE = /^(dx\.)?doi\.org\//;

/** Sources that nobody cites, the same work under two ids, and two works at one address. */
export const sources: Check = ({ knowledge, finding }) => {
  const cited = citedSources(knowledge);
  const works = new Map<string, string>();
  const pages = new Map<string, string>();
  return [...knowledge.sources.values()].flatMap(({ id, doi, url }) => {
    const report = (message: string, severity?: 'warning') =>
      finding('sources.yaml', [id], message, severity);
    const page = url
      .toLowerCase()
      .replace(/^https?:\/\/(www\.)?/, '')
      .replace(/\/$/, '');
    const work = doi?.toLowerCase() ?? page.replace(DOI_PAGE, '');
    const [sameWork, samePage] = [works.get(work), pages.get(page)];
    works.set(work, id);
    pages.set(page, id);
    return [
      ...(cited.has(id) ? [] : [report(`nobody cites "${id}"`)]),
      ...(sameWork ? [report(`"${id}" is the same work as "${sameWork}"`)] : []),
      ...(samePage && !sameWork
        ? [report(`"${id}" has the address of "${samePage}"`, 'warning')]
        : []),
    ];
  });
};

/** The ids of all sources that something cites. */
function citedSources({ topics, exercises, redFlags, tips }: Knowledge): Set<string> {
  return new Set([
    ...[...topics.values()].flatMap(sourcesCitedBy.topic),
    ...[...exercises.values()].flatMap(sourcesCitedBy.exercise),
    ...[...redFlags.values()].flatMap(sourcesCitedBy.redFlag),
    ...[...tips.values()].flatMap(sourcesCitedBy.tip),
  ]);
}
