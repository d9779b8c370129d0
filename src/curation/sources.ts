import { sourcesCitedBy } from '../knowledge/cited-sources.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import { type Check, fileNamed, findingIn } from './inspection.js';

const DOI_ADDRESS = /^https?:\/\/(dx\.)?doi\.org\//;

/** Sources that nobody cites, and the same work under two ids. */
export const sources: Check = (inspection) => {
  const { knowledge } = inspection;
  const cited = citedSources(knowledge);
  const file = fileNamed(inspection, 'sources.yaml');
  const works = new Map<string, string>();
  return [...knowledge.sources.values()].flatMap(({ id, doi, url }) => {
    const work = (doi ?? url.replace(DOI_ADDRESS, '')).toLowerCase().replace(/\/$/, '');
    const twin = works.get(work);
    works.set(work, id);
    return [
      ...(cited.has(id) ? [] : [findingIn(inspection, file, [id], `nobody cites "${id}"`)]),
      ...(twin ? [findingIn(inspection, file, [id], `"${id}" is the same work as "${twin}"`)] : []),
    ];
  });
};

/** The ids of all sources that something cites. */
export function citedSources({ topics, exercises, redFlags, tips }: Knowledge): Set<string> {
  return new Set([
    ...[...topics.values()].flatMap(sourcesCitedBy.topic),
    ...[...exercises.values()].flatMap(sourcesCitedBy.exercise),
    ...[...redFlags.values()].flatMap(sourcesCitedBy.redFlag),
    ...[...tips.values()].flatMap(sourcesCitedBy.tip),
  ]);
}
