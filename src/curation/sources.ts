import { sourcesCitedBy } from '../knowledge/cited-sources.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import type { Check } from './inspection.js';

const DOI_ADDRESS = /^https?:\/\/(dx\.)?doi\.org\//;

/** Sources that nobody cites, and the same work under two ids. */
export const sources: Check = ({ knowledge, finding }) => {
  const cited = citedSources(knowledge);
  const works = new Map<string, string>();
  return [...knowledge.sources.values()].flatMap(({ id, doi, url }) => {
    const report = (message: string) => finding('sources.yaml', [id], message);
    const work = (doi ?? url.replace(DOI_ADDRESS, '')).toLowerCase().replace(/\/$/, '');
    const twin = works.get(work);
    works.set(work, id);
    return [
      ...(cited.has(id) ? [] : [report(`nobody cites "${id}"`)]),
      ...(twin ? [report(`"${id}" is the same work as "${twin}"`)] : []),
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
