import { syllable } from 'syllable';
import { type CitedText, citedIn, withoutCitations } from '../knowledge/citations.js';
import type { Finding } from '../knowledge/finding.js';
import type { Exercise, Knowledge } from '../knowledge/knowledge.js';
import type { Verdict } from '../knowledge/schema.js';
import type { Check } from './inspection.js';

/** A text that readers see, with its place. */
interface Prose {
  readonly file: string;
  readonly path: readonly PropertyKey[];
  readonly text: string;
}

/** Reasons without a source. Everything in `why` is a claim. */
export const citations: Check = ({ knowledge, finding }) =>
  [...knowledge.topics.values()].flatMap(({ file, why }) =>
    why.flatMap((reason, at) =>
      citedIn(reason).length > 0
        ? []
        : finding(file, ['why', at], 'a reason needs a citation: [@source-id]'),
    ),
  );

const OPENINGS: Partial<Record<Verdict, RegExp>> = {
  yes: /^(Yes|Mostly)\b/,
  no: /^(No|Mostly not)\b/,
  'it-depends':
    /^(It depends|Mostly|Sometimes|Partly|A little|Maybe|Often|Rarely|Usually|Only|Somewhat)\b/,
};

/** Short answers that don't open with their verdict. */
export const verdicts: Check = ({ knowledge, finding }) =>
  [...knowledge.topics.values()].flatMap(({ file, verdict, short }) => {
    const opening = OPENINGS[verdict];
    if (!opening || opening.test(short)) return [];
    const message = `the verdict is ${verdict}, but the answer opens with "${short.split(' ', 3).join(' ')}"`;
    return finding(file, ['short'], message);
  });

const LENGTHS = { why: 220, tip: 200, entry: 1_500 } as const;

/** Texts that are too long to read between two messages. */
export const lengths: Check = ({ knowledge: { topics, tips }, finding }) => {
  const over = (file: string, path: PropertyKey[], text: string, limit: number): Finding[] =>
    text.length > limit ? [finding(file, path, `${text.length} characters; at most ${limit}`)] : [];
  return [
    ...[...topics.values()].flatMap((topic) => [
      ...topic.why.flatMap((reason, at) =>
        over(topic.file, ['why', at], withoutCitations(reason), LENGTHS.why),
      ),
      ...over(
        topic.file,
        [],
        [
          topic.question,
          topic.short,
          ...[...topic.why, ...topic.do, topic.caution ?? []].map(withoutCitations),
        ].join(''),
        LENGTHS.entry,
      ),
    ]),
    ...[...tips.values()].flatMap((tip) =>
      over(tip.file, [tip.id, 'text'], withoutCitations(tip.text), LENGTHS.tip),
    ),
  ];
};

const BRITISH =
  /\b(\w*fibres?|(kilo|centi|milli)?metres?|litres?|programmes?|colou\w*|behaviou\w*|cent(re|red|res)|favou\w*|tyres?|anaemi\w*|oedema|haemo\w*|oesoph\w*|diarrhoea|grey|(organ|recogn|minim|maxim|stabil|optim|real|special|mobil|util)is(e|es|ed|ing|ation)|practis\w+|tummy)\b/i;

const HOLLOW =
  /studies (show|suggest)|research (shows|suggests)|it is important to|listen to your body|everyone is different|consult (your|a) doctor before|!/i;

/** American spelling, both units, and none of the phrases that say nothing. */
export const style: Check = ({ knowledge, finding }) =>
  proseOf(knowledge).flatMap(({ file, path, text }) => {
    const problems = [
      ...(BRITISH.exec(text) ? [`British spelling: "${BRITISH.exec(text)?.[0]}"`] : []),
      ...(HOLLOW.exec(text) ? [`says nothing: "${HOLLOW.exec(text)?.[0]}"`] : []),
      ...loneUnits(text),
    ];
    return problems.map((problem) => finding(file, path, problem));
  });

/** What Discord or a browser would show otherwise than it is written, or that only some fields may hold. */
const MARKUP = /\[@[^\]]*\]?|\]\(|https?:|<\S[^>]*>|\*\*|`/i;

/** Texts that are more than plain words: with a citation where none belongs, a link or markup. */
export const plainness: Check = ({ knowledge, finding }) =>
  [...proseOf(knowledge), ...labelsOf(knowledge)].flatMap(({ file, path, text }) => {
    const markup = MARKUP.exec(text)?.[0];
    if (markup === undefined) return [];
    const message = markup.startsWith('[@')
      ? `no citation belongs here: "${markup}"`
      : `texts are plain, without links and markup: "${markup}"`;
    return finding(file, path, message);
  });

const UNIT_PAIRS: readonly (readonly [RegExp, RegExp, string])[] = [
  [/\d[ -]?(km|kilometers?)\b/, /\bmiles?\b|\bmph\b/, 'kilometers without miles'],
  // A mile time, such as 7:30 a mile, needs no kilometers.
  [
    /(?<![:.\d])\d+(\.\d+)?[ -]?miles?\b/,
    /\bkm\b|\bkilometers?\b|\d ?m\b|\bmeters\b/,
    'miles without kilometers',
  ],
  [/\d ?°C/, /°F/, '°C without °F'],
  [/\d ?°F/, /°C/, '°F without °C'],
  [/\d[ -]?(lbs?|pounds?)\b/, /\bkg\b|\bkilograms?\b/, 'pounds without kilograms'],
  [/\d[ -]?(oz|ounces?)\b/, /\d ?(g|grams?|ml|milliliters?|liters?)\b/, 'ounces without grams'],
  [/\d[ -]?(feet|foot|ft)\b/, /\d ?(m|cm)\b|\b(centi)?meters?\b/, 'feet without meters'],
  [/\d[ -]?inch(es)?\b/, /\d ?(cm|mm)\b|\b(centi|milli)?meters?\b/, 'inches without centimeters'],
  // "400 m" is the name of a distance on the track, and of a race.
  [/\d[ -]?meters?\b/, /\b(feet|foot|ft|yards?|miles?)\b/, 'meters without feet'],
];

/** Units of one system without the other in the same text. */
function loneUnits(text: string): string[] {
  return UNIT_PAIRS.flatMap(([one, other, message]) =>
    one.test(text) && !other.test(text) ? message : [],
  );
}

/** Sentences above this school grade lose a reader on the run. */
const MAX_GRADE = 17;
/** Short sentences with one long word score high and read well. */
const MIN_WORDS = 14;

/** Sentences that are hard to read, by the Flesch-Kincaid grade. */
export const readability: Check = ({ knowledge, finding }) =>
  proseOf(knowledge).flatMap(({ file, path, text }) =>
    sentencesOf(text).flatMap((sentence) => {
      const grade = gradeOf(sentence);
      if (grade <= MAX_GRADE) return [];
      const message = `hard to read (grade ${Math.round(grade)}, at most ${MAX_GRADE}): "${sentence}"`;
      return finding(file, path, message);
    }),
  );

/**
 * The US school grade that a sentence asks for (Kincaid, Fishburne, Rogers, Chissom 1975,
 * "Derivation of new readability formulas for Navy enlisted personnel"); 0 for a short sentence.
 */
export function gradeOf(sentence: string): number {
  const words = sentence.split(/\s+/).filter((word) => /[a-z]/i.test(word));
  if (words.length < MIN_WORDS) return 0;
  const syllables = words.reduce((sum, word) => sum + syllable(word), 0);
  return 0.39 * words.length + (11.8 * syllables) / words.length - 15.59;
}

function sentencesOf(text: string): string[] {
  return text.split(/(?<=[.?!;:])\s+/);
}

/** What readers see that is no prose of ours: titles, names, questions and small talk. */
function labelsOf({ topics, exercises, redFlags, sources, language }: Knowledge): Prose[] {
  const versions = (exercise: Exercise, version: 'easier' | 'harder'): Prose[] =>
    exercise[version].flatMap((one, at) =>
      'words' in one ? { file: exercise.file, path: [version, at], text: one.words } : [],
    );
  return [
    ...[...topics.values()].map(({ file, question }) => ({
      file,
      path: ['question'],
      text: question,
    })),
    ...[...exercises.values()].flatMap((exercise) => [
      { file: exercise.file, path: ['name'], text: exercise.name },
      ...versions(exercise, 'easier'),
      ...versions(exercise, 'harder'),
    ]),
    ...[...redFlags.values()].map(({ file, id, title }) => ({
      file,
      path: ['flags', id, 'title'],
      text: title,
    })),
    ...[...sources.values()].flatMap(({ id, title, publisher = '' }) => [
      { file: 'sources.yaml', path: [id, 'title'], text: title },
      { file: 'sources.yaml', path: [id, 'publisher'], text: publisher },
    ]),
    ...Object.entries(language['small-talk']).map(([id, { reply }]) => ({
      file: 'language.yaml',
      path: ['small-talk', id, 'reply'],
      text: reply,
    })),
  ];
}

/** The prose that readers see, without citations. */
function proseOf({ topics, exercises, redFlags, tips }: Knowledge): Prose[] {
  const one = (file: string, path: PropertyKey[], text: CitedText | string | null): Prose[] =>
    text === null
      ? []
      : [{ file, path, text: typeof text === 'string' ? text : withoutCitations(text) }];
  const each = (file: string, path: PropertyKey[], texts: readonly (CitedText | string)[]) =>
    texts.flatMap((text, at) => one(file, [...path, at], text));
  return [
    ...[...topics.values()].flatMap(({ file, short, why, do: steps, caution }) => [
      ...one(file, ['short'], short),
      ...each(file, ['why'], why),
      ...each(file, ['do'], steps),
      ...one(file, ['caution'], caution),
    ]),
    ...[...exercises.values()].flatMap(({ file, steps, mistakes, dose, why, caution }) => [
      ...each(file, ['steps'], steps),
      ...each(file, ['mistakes'], mistakes),
      ...one(file, ['dose'], dose),
      ...one(file, ['why'], why),
      ...one(file, ['caution'], caution),
    ]),
    ...[...redFlags.values()].flatMap(({ file, id, short, do: steps }) => [
      ...one(file, ['flags', id, 'short'], short),
      ...each(file, ['flags', id, 'do'], steps),
    ]),
    ...[...tips.values()].flatMap(({ file, id, text }) => one(file, [id, 'text'], text)),
  ];
}
