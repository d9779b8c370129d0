import { sourcesCitedBy } from '../knowledge/cited-sources.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import type { EntryLink } from './page/protocol.js';

/** What an entry leads to and cites, each as `kind/id`. */
export function referencesOf({ kind, id }: EntryLink, knowledge: Knowledge): string[] {
  switch (kind) {
    case 'faq': {
      const topic = knowledge.topics.get(id);
      if (!topic) return [];
      const exercises = topic.exercises.map((exercise) => `exercises/${exercise}`);
      return [...related(topic), ...exercises, ...cited(sourcesCitedBy.topic(topic))];
    }
    case 'exercises': {
      const exercise = knowledge.exercises.get(id);
      if (!exercise) return [];
      const { easier, harder } = exercise;
      const versions = [...easier, ...harder].flatMap((version) =>
        'exercise' in version ? `exercises/${version.exercise}` : [],
      );
      return [...versions, ...cited(sourcesCitedBy.exercise(exercise))];
    }
    case 'red-flags': {
      const flag = knowledge.redFlags.get(id);
      return flag ? [...related(flag), ...cited(sourcesCitedBy.redFlag(flag))] : [];
    }
    case 'tips': {
      const tip = knowledge.tips.get(id);
      return tip ? [`faq/${tip.topic}`, ...cited(sourcesCitedBy.tip(tip))] : [];
    }
    case 'sources':
      return [];
  }
}

/** What is related to an entry is a topic or a danger sign. */
function related({ related: ids }: { readonly related: readonly string[] }): string[] {
  return ids.flatMap((id) => [`faq/${id}`, `red-flags/${id}`]);
}

function cited(sources: readonly string[]): string[] {
  return sources.map((source) => `sources/${source}`);
}
