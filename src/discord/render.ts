import type { APIComponentInContainer, APITextDisplayComponent } from 'discord.js';
import { escapeMarkdown } from 'discord.js';
import { muscleName } from '../answers/names.js';
import { footnotes, originOf, phrases } from '../answers/phrases.js';
import type {
  AnswerReply,
  ChatReply,
  ClarifyReply,
  ExerciseReply,
  NumberedSource,
  Reply,
  UnknownReply,
  UrgentReply,
  VariationLink,
} from '../answers/reply.js';
import {
  ACCENT,
  buttons,
  type Components,
  container,
  exerciseButtons,
  gallery,
  line,
  list,
  markdown,
  text,
  topicButtons,
} from './components.js';
import { clip } from './limits.js';

const MAX_RELATED = 3;
const MAX_EXERCISES = 4;
const MAX_TITLE = 100;

/** What a message shows beside the reply itself. */
export interface Rendering {
  /** True for an answer that only its reader sees and may post for everybody. */
  readonly isPublishable?: boolean;
  /** The picture of an exercise, where the message carries one. */
  readonly picture?: { readonly url: string; readonly alt: string };
}

/**
 * Draws a reply as Components V2.
 *
 * @param askerId the member who may turn a "did you mean" into its answer
 */
export function render(reply: Reply, askerId: string, rendering: Rendering = {}): Components {
  switch (reply.kind) {
    case 'answer':
      return renderAnswer(reply, rendering);
    case 'clarify':
      return renderClarify(reply, askerId);
    case 'unknown':
      return renderUnknown(reply);
    case 'urgent':
      return renderUrgent(reply, rendering);
    case 'exercise':
      return renderExercise(reply, rendering);
    case 'chat':
      return renderChat(reply);
  }
}

function renderAnswer(answer: AnswerReply, { isPublishable = false }: Rendering): Components {
  return [
    container(ACCENT.answer, [
      text(`### ${escapeMarkdown(answer.topic.question)}\n${emphasizeVerdict(answer.short)}`),
      list(phrases.why, answer.why.map(markdown)),
      list(phrases.whatToDo, answer.do.map(markdown)),
      answer.caution && labeled(phrases.caution, markdown(answer.caution)),
      line,
      sourceList(answer.sources),
      text(`-# ${footnotes(answer).join(' · ')}`),
      ...headedRow(phrases.orDidYouMean, topicButtons(answer.alternatives, MAX_RELATED)),
      ...headedRow(phrases.exercises, exerciseButtons(answer.exercises, MAX_EXERCISES)),
      ...headedRow(phrases.related, topicButtons(answer.related, MAX_RELATED)),
      entryButtons(answer.topic.id, 'publish', isPublishable),
    ]),
  ];
}

function renderClarify({ choices }: ClarifyReply, askerId: string): Components {
  const rows = choices.map(({ id, question }) =>
    // A row each, so that whole questions stay readable on a phone.
    buttons([{ label: question, action: { do: 'choose', id, askerId } }]),
  );
  return [
    container(ACCENT.clarify, [
      text(`**${phrases.didYouMean}**`),
      ...rows,
      text(`-# ${phrases.noneOfThese}`),
    ]),
  ];
}

function renderUnknown({ reason, near, suggestions, exercises }: UnknownReply): Components {
  return [
    container(ACCENT.clarify, [
      text(`${phrases.unknown[reason]}\n-# ${near ? phrases.nearest : phrases.forExample}`),
      exerciseButtons(exercises, MAX_EXERCISES),
      ...suggestions.map((topic) => topicButtons([topic], 1)),
    ]),
  ];
}

function renderUrgent(urgent: UrgentReply, { isPublishable = false }: Rendering): Components {
  return [
    container(ACCENT.urgent, [
      text(
        `## ${urgent.urgency === 'talk' ? '' : '⚠️ '}${phrases.urgency[urgent.urgency]}\n**${escapeMarkdown(urgent.short)}**`,
      ),
      list(phrases.whatToDo, urgent.do.map(markdown)),
      line,
      sourceList(urgent.sources),
      text(`-# ${phrases.urgentFooter[urgent.urgency]}`),
      ...(urgent.also
        ? [
            line,
            text(
              `**${escapeMarkdown(urgent.also.topic.question)}**\n${escapeMarkdown(urgent.also.short)}`,
            ),
            topicButtons([urgent.also.topic], 1),
          ]
        : []),
      ...headedRow(phrases.related, topicButtons(urgent.related, MAX_RELATED)),
      buttons(isPublishable ? [publishButton(urgent.redFlag, 'publish')] : []),
    ]),
  ];
}

function renderExercise(
  card: ExerciseReply,
  { picture, isPublishable = false }: Rendering,
): Components {
  const { exercise, primary, secondary, level, equipment } = card;
  const names = phrases.exercise;
  const helping = secondary.length > 0 ? `\n**${names.helps}:** ${muscles(secondary)}` : '';
  const facts = [capitalized(level), card.category, names.equipment(equipment)];
  return [
    container(ACCENT.answer, [
      text(
        `### ${escapeMarkdown(exercise.name)}\n-# ${facts.join(' · ')}\n` +
          `**${names.does}:** ${muscles(primary)}${helping}`,
      ),
      picture ? gallery(picture) : null,
      numbered(names.steps, card.steps),
      labeled(names.dose, markdown(card.dose)),
      list(
        names.mistakes,
        card.mistakes.map((mistake) => escapeMarkdown(mistake)),
      ),
      text(
        `**${names.easier}:** ${variations(card.easier)}\n` +
          `**${names.harder}:** ${variations(card.harder)}`,
      ),
      labeled(names.forRunners, markdown(card.why)),
      card.caution && labeled(phrases.caution, markdown(card.caution)),
      line,
      sourceList(card.sources),
      versionButtons(card),
      ...headedRow(names.recommendedBy, topicButtons(card.recommendedBy, MAX_RELATED)),
      entryButtons(exercise.id, 'publish-exercise', isPublishable),
    ]),
  ];
}

/** What can be done with an entry: say whether it helped, and show it to the others. */
function entryButtons(id: string, publish: Publish, isPublishable: boolean) {
  const { helpful, unhelpful } = phrases.feedback;
  return buttons([
    { label: helpful, action: { do: 'helpful', id } },
    { label: unhelpful, action: { do: 'unhelpful', id } },
    ...(isPublishable ? [publishButton(id, publish)] : []),
  ]);
}

type Publish = 'publish' | 'publish-exercise';

function publishButton(id: string, publish: Publish) {
  return { label: phrases.publish, action: { do: publish, id } } as const;
}

/** Buttons to the easier and harder versions that have a card. */
function versionButtons({ easier, harder }: ExerciseReply) {
  const labeled = [
    ...easier.map((version) => ({ version, label: phrases.exercise.easier })),
    ...harder.map((version) => ({ version, label: phrases.exercise.harder })),
  ];
  const byId = new Map(
    labeled.flatMap(({ version, label }) =>
      'id' in version ? [[version.id, `${label}: ${version.name}`] as const] : [],
    ),
  );
  return buttons([...byId].map(([id, label]) => ({ label, action: { do: 'exercise', id } })));
}

function renderChat({ text: reply, suggestions }: ChatReply): Components {
  return [
    container(ACCENT.answer, [
      text(escapeMarkdown(reply)),
      ...suggestions.map((topic) => topicButtons([topic], 1)),
    ]),
  ];
}

function labeled(label: string, content: string): APITextDisplayComponent {
  return text(`**${label}:** ${content}`);
}

/** The first sentence is the verdict, so it stands out. */
function emphasizeVerdict(short: string): string {
  const [, verdict = short, rest = ''] = /^(.+?[.:;])(\s.*)?$/s.exec(short) ?? [];
  return `**${escapeMarkdown(verdict)}**${escapeMarkdown(rest)}`;
}

/** Where to read more, in small print; nothing where there are no sources. */
export function sourceList(sources: readonly NumberedSource[]): APITextDisplayComponent | null {
  if (sources.length === 0) return null;
  const lines = sources.map((source) => {
    const title = `[${linkText(source.title)}](<${source.link}>)`;
    return `-# [${source.number}] ${title}, ${escapeMarkdown(originOf(source))}`;
  });
  return text(`-# **${phrases.sources}**\n${lines.join('\n')}`);
}

/** Square brackets would end the link early. */
function linkText(title: string): string {
  return escapeMarkdown(clip(title, MAX_TITLE)).replaceAll('[', '(').replaceAll(']', ')');
}

function headedRow(
  heading: string,
  row: APIComponentInContainer | null,
): APIComponentInContainer[] {
  return row ? [text(`-# ${heading}`), row] : [];
}

function numbered(heading: string, items: readonly string[]): APITextDisplayComponent {
  const lines = items.map((item, index) => `${index + 1}. ${escapeMarkdown(item)}`);
  return text(`**${heading}**\n${lines.join('\n')}`);
}

function variations(versions: readonly VariationLink[]): string {
  return versions
    .map((version) => escapeMarkdown('words' in version ? version.words : version.name))
    .join('; ');
}

function muscles(list: readonly Parameters<typeof muscleName>[0][]): string {
  return list.map(muscleName).join(', ');
}

function capitalized(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
