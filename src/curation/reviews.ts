import type { Check } from './inspection.js';

/** Entries that nobody has read against their sources for two years, or that claim it of a month to come. */
export const reviews: Check = ({ knowledge, answers, now, finding }) => {
  const thisMonth = now.toISOString().slice(0, 7);
  return [...knowledge.topics.values()].flatMap(({ id, file, reviewed }) => {
    if (reviewed > thisMonth) {
      return finding(file, ['reviewed'], `${reviewed} is still to come`);
    }
    const reply = answers.topic(id);
    if (reply.kind !== 'answer' || !reply.outdated) return [];
    const message = `last reviewed ${reviewed}: read it against its sources again`;
    return finding(file, ['reviewed'], message, 'warning');
  });
};
