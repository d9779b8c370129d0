import type { Answers } from '../../answers/answers.js';
import { phrases } from '../../answers/phrases.js';
import { SECTIONS } from '../../knowledge/schema.js';
import type { Command } from '../command.js';
import { ACCENT, type Components, container, menu, text, topicButtons } from '../components.js';
import { ephemeral } from '../response.js';
import { everywhere } from './availability.js';

const SHOWN_OF_SECTION = 8;

export const help: Command = {
  shape: { name: 'help', description: phrases.commands.help, ...everywhere },
  run: (_request, { answers }) => ephemeral(renderHelp(answers)),
};

/** What can be asked, and how; with a section, some of its questions. */
export function renderHelp(
  { knowledge, examples }: Pick<Answers, 'knowledge' | 'examples'>,
  section?: string,
): Components {
  const { title, intro, ways, covers, choose, more, safety } = phrases.help;
  const topics = [...knowledge.topics.values()];
  const sections = SECTIONS.map((value) => ({ value, label: phrases.sections[value] }));
  const chosen = sections.find(({ value }) => value === section);
  const shown = chosen
    ? topics.filter((topic) => topic.section === chosen.value).slice(0, SHOWN_OF_SECTION)
    : examples;
  const walk = menu(
    { do: 'section', id: 'help' },
    choose,
    sections.map(({ value, label }) => {
      const count = topics.filter((topic) => topic.section === value).length;
      return { value, label: phrases.help.section(label, count) };
    }),
  );
  const opening = chosen
    ? [text(`### ${chosen.label}\n${more}`)]
    : [
        text(`### ${title}\n${intro}`),
        text(ways.map((way) => `- ${way}`).join('\n')),
        text(covers(topics.length, knowledge.exercises.size)),
      ];
  return [
    container(ACCENT.answer, [
      ...opening,
      ...shown.map((topic) => topicButtons([topic], 1)),
      walk,
      text(`-# ${safety}`),
    ]),
  ];
}
