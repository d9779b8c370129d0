import { stripVTControlCharacters } from 'node:util';
import pc from 'picocolors';
import terminalLink from 'terminal-link';
import wrapAnsi from 'wrap-ansi';
import { muscleName } from '../answers/names.js';
import { footnotes, originOf, phrases } from '../answers/phrases.js';
import type {
  AnswerReply,
  ExerciseLink,
  ExerciseReply,
  NumberedSource,
  NumberedText,
  Reply,
  TopicLink,
  UrgentReply,
  VariationLink,
} from '../answers/reply.js';

/** A reply as lines of text for a terminal of `width` columns, in color where it has color. */
export function draw(reply: Reply, width: number): string {
  return layOut(blocksOf(reply), width);
}

/** What a reader may go on to, in the order in which `draw` numbers it. */
export function choicesOf(reply: Reply): readonly (TopicLink | ExerciseLink)[] {
  switch (reply.kind) {
    case 'answer':
      return [...reply.alternatives, ...reply.related, ...reply.exercises];
    case 'clarify':
      return reply.choices;
    case 'unknown':
      return [...reply.suggestions, ...reply.exercises];
    case 'urgent':
      return [...(reply.also ? [reply.also.topic] : []), ...reply.related];
    case 'exercise':
      return reply.recommendedBy;
    case 'chat':
      return reply.suggestions;
  }
}

/** Paragraphs; `indent` is put before each line after the first. */
interface Block {
  readonly text: string;
  readonly indent?: string;
  /** True for a block that follows the one before without an empty line. */
  readonly close?: boolean;
}

function blocksOf(reply: Reply): Block[] {
  switch (reply.kind) {
    case 'answer':
      return answerBlocks(reply);
    case 'urgent':
      return urgentBlocks(reply);
    case 'exercise':
      return exerciseBlocks(reply);
    case 'clarify':
      return choiceBlocks(phrases.didYouMean, choicesOf(reply));
    case 'unknown':
      return [
        { text: phrases.unknown[reply.reason] },
        ...choiceBlocks(reply.near ? phrases.nearest : phrases.forExample, choicesOf(reply)),
      ];
    case 'chat': {
      const choices = choiceBlocks(reply.text, choicesOf(reply));
      return choices.length > 0 ? choices : [{ text: reply.text }];
    }
  }
}

function answerBlocks(answer: AnswerReply): Block[] {
  return [
    { text: pc.bold(pc.green(answer.topic.question)) },
    { text: pc.bold(answer.short) },
    ...list(phrases.why, answer.why.map(inline)),
    ...list(phrases.whatToDo, answer.do.map(inline)),
    ...(answer.caution ? [labeled(phrases.caution, inline(answer.caution))] : []),
    ...sourceBlocks(answer.sources),
    { text: pc.dim(footnotes(answer).join(' · ')) },
    ...alternativeBlocks(answer),
  ];
}

/** What else may have been meant, and what it leads to, numbered as one list. */
function alternativeBlocks(answer: AnswerReply): Block[] {
  const choices = choicesOf(answer);
  const count = answer.alternatives.length;
  return [
    ...choiceBlocks(phrases.orDidYouMean, choices.slice(0, count)),
    ...choiceBlocks(phrases.related, choices.slice(count), count + 1),
  ];
}

function urgentBlocks(urgent: UrgentReply): Block[] {
  return [
    { text: pc.bold(pc.red(phrases.urgency[urgent.urgency])) },
    { text: pc.bold(urgent.short) },
    ...list(phrases.whatToDo, urgent.do.map(inline)),
    ...sourceBlocks(urgent.sources),
    { text: pc.dim(phrases.urgentFooter[urgent.urgency]) },
    ...(urgent.also ? [labeled(urgent.also.topic.question, urgent.also.short)] : []),
    ...choiceBlocks(phrases.related, choicesOf(urgent)),
  ];
}

function exerciseBlocks(card: ExerciseReply): Block[] {
  const names = phrases.exercise;
  const muscles = (list: ExerciseReply['primary']) => list.map(muscleName).join(', ');
  return [
    { text: pc.bold(pc.green(card.exercise.name)) },
    {
      text: pc.dim([card.level, card.category, names.equipment(card.equipment)].join(' · ')),
      close: true,
    },
    labeled(names.does, muscles(card.primary)),
    ...(card.secondary.length > 0
      ? [{ ...labeled(names.helps, muscles(card.secondary)), close: true }]
      : []),
    ...list(names.steps, card.steps, (index) => `${index + 1}. `),
    labeled(names.dose, inline(card.dose)),
    ...list(names.mistakes, card.mistakes),
    labeled(names.easier, variations(card.easier)),
    { ...labeled(names.harder, variations(card.harder)), close: true },
    labeled(names.forRunners, inline(card.why)),
    ...(card.caution ? [labeled(phrases.caution, inline(card.caution))] : []),
    ...sourceBlocks(card.sources),
    ...choiceBlocks(names.recommendedBy, card.recommendedBy),
  ];
}

function sourceBlocks(sources: readonly NumberedSource[]): Block[] {
  return list(
    phrases.sources,
    sources.map((source) => {
      const title = terminalLink(source.title, source.link, {
        fallback: (text, url) => `${text} (${url})`,
      });
      return pc.dim(`${title}, ${originOf(source)}`);
    }),
    (index) => pc.dim(`[${index + 1}] `),
  );
}

function choiceBlocks(
  title: string,
  links: readonly (TopicLink | ExerciseLink)[],
  from = 1,
): Block[] {
  const names = links.map((link) => ('question' in link ? link.question : link.name));
  return list(title, names, (index) => pc.cyan(`${from + index}  `));
}

/** A heading with items under it, each behind its marker and indented as far. */
function list(
  title: string,
  items: readonly string[],
  marker: (index: number) => string = () => '- ',
): Block[] {
  if (items.length === 0) return [];
  return [
    { text: heading(title) },
    ...items.map((item, index) => ({
      text: marker(index) + item,
      indent: ' '.repeat(stripVTControlCharacters(marker(index)).length),
      close: true,
    })),
  ];
}

function labeled(label: string, content: string): Block {
  return { text: `${heading(`${label}:`)} ${content}` };
}

function heading(title: string): string {
  return pc.bold(title);
}

function inline(text: NumberedText): string {
  return text
    .map((span) =>
      typeof span === 'string'
        ? span
        : span.sources
            .map(({ number, link }) =>
              pc.cyan(terminalLink(`[${number}]`, link, { fallback: (label) => label })),
            )
            .join(''),
    )
    .join('');
}

function variations(versions: readonly VariationLink[]): string {
  return versions.map((one) => ('words' in one ? one.words : one.name)).join('; ');
}

function layOut(blocks: readonly Block[], width: number): string {
  return blocks
    .map(({ text, indent = '', close = false }, index) => {
      const [first = '', ...rest] = wrapAnsi(text, width - indent.length, { hard: true }).split(
        '\n',
      );
      const gap = index === 0 ? '' : close ? '\n' : '\n\n';
      return gap + [first, ...rest.map((line) => indent + line)].join('\n');
    })
    .join('');
}
