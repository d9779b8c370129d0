import { z } from 'zod';

/**
 * The shapes of the knowledge files, as a curator writes them. The same schemas validate the
 * files, give the program its types and generate the JSON Schemas that editors complete from.
 */

export const SECTIONS = [
  'body',
  'training',
  'racing',
  'injury',
  'strength',
  'nutrition',
  'gear',
  'environment',
  'special',
  'mind',
] as const;

export const VERDICTS = ['yes', 'no', 'it-depends', 'explain', 'how-to', 'see-doctor'] as const;

export const SOURCE_KINDS = [
  'systematic-review',
  'meta-analysis',
  'guideline',
  'consensus',
  'rct',
  'cohort',
  'review',
  'study',
  'health-service',
  'professional-body',
  'textbook',
  'magazine',
] as const;

export const MUSCLES = [
  'gastrocnemius',
  'soleus',
  'tibialis-anterior',
  'tibialis-posterior',
  'peroneals',
  'foot-intrinsics',
  'quadriceps',
  'hamstrings',
  'adductors',
  'gluteus-maximus',
  'gluteus-medius',
  'hip-flexors',
  'abdominals',
  'obliques',
  'erector-spinae',
  'upper-back',
  'lats',
  'chest',
  'shoulders',
  'forearms',
] as const;

export const EQUIPMENT = [
  'none',
  'wall',
  'step',
  'box',
  'bench',
  'dumbbell',
  'kettlebell',
  'barbell',
  'machine',
  'band',
  'ball',
  'rope',
  'towel',
  'foam-roller',
] as const;

export const EXERCISE_CATEGORIES = [
  'strength',
  'plyometric',
  'drill',
  'carry',
  'balance',
  'mobility',
  'stretch',
  'release',
] as const;

export const LEVELS = ['beginner', 'intermediate', 'advanced'] as const;

const text = z.string().trim().min(1);

/** How ids are written. */
export const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const id = text.regex(ID, 'an id is lower-case words joined by hyphens');

/** What an id in a file points to; the loader checks that it exists, editors complete it. */
export type Reference = 'topic' | 'exercise' | 'source';

const reference = (to: Reference, what: string) => id.meta({ reference: to, description: what });

/** A list in which nothing stands twice: each becomes a button, and Discord takes no two alike. */
const distinct = <T extends z.ZodType>(item: T) =>
  z.array(item).refine((list) => new Set(list).size === list.length, 'something stands here twice');

const cited = (what: string) =>
  text.meta({
    suggest: 'source',
    description: `${what} Sources in Pandoc style at the end: [@source-id; @other-id].`,
  });

const month = z
  .string()
  .regex(/^20\d\d-(0[1-9]|1[0-2])$/, 'write the month of the last review as YYYY-MM')
  .describe('The month in which somebody last read the entry against its sources, YYYY-MM.');

/** One FAQ topic: `faq/<section>/<id>.yaml`. */
export const topicSchema = z.strictObject({
  question: text.max(100).describe('The question in its plainest form.'),
  aliases: z.array(text).describe('Other ways in which people really ask it.'),
  verdict: z.enum(VERDICTS),
  short: text.max(240).describe('The answer in one or two sentences; it must stand alone.'),
  why: z
    .array(cited('One claim.'))
    .min(2)
    .max(5)
    .describe('The reasons. The first one carries the short answer and sets its evidence grade.'),
  do: z.array(text).min(2).max(5).describe('What to do: imperatives with amounts.'),
  caution: text.describe('Who should not, and which sign means which clinician.').optional(),
  exercises: distinct(reference('exercise', 'An exercise that the answer recommends.')).optional(),
  related: distinct(
    reference('topic', 'A topic that readers ask next; a red flag is allowed too.'),
  ).min(2),
  reviewed: month,
});

const version = text.meta({
  suggest: 'exercise',
  description: 'An exercise id, or a few words where no exercise of ours fits.',
});
const variation = z.union([version, z.array(version).min(1)]);

/** One exercise: `exercises/<id>.yaml`. */
export const exerciseSchema = z.strictObject({
  name: text.max(80),
  aliases: z.array(text).describe('Other names of the exercise.'),
  category: z.enum(EXERCISE_CATEGORIES),
  primary: z.array(z.enum(MUSCLES)).min(1).describe('The muscles that it trains.'),
  secondary: z.array(z.enum(MUSCLES)).describe('The muscles that help.'),
  equipment: z.array(z.enum(EQUIPMENT)).min(1).describe('Any one of these will do.'),
  level: z.enum(LEVELS),
  steps: z.array(text).min(2).max(7).describe('Imperatives, one movement a step.'),
  dose: cited('Sets and repetitions, or time.'),
  mistakes: z.array(text).min(1).describe('What one sees or feels when it goes wrong.'),
  easier: variation,
  harder: variation,
  why: cited('What it does for a runner.'),
  caution: text.optional(),
});

const pattern = text.describe(
  'Things said near each other: "calf / lower leg + swollen / puffy". Slashes part alternatives; <name> stands for a list under terms.',
);

const sign = z.union(
  [
    pattern,
    z.strictObject({
      sign: pattern,
      unless: z.array(pattern).min(1).describe('Any one of these cancels the sign, and no other.'),
    }),
  ],
  { error: 'write the words of the sign, or "sign:" and "unless:" beneath each other' },
);

/** How soon: call for help now, be seen today, or talk to somebody. */
export const URGENCIES = ['emergency', 'same-day', 'talk'] as const;

const redFlagSchema = z.strictObject({
  title: text.max(100),
  urgency: z.enum(URGENCIES),
  signs: z.array(sign).min(1).describe('Any one of these raises the flag.'),
  short: text.max(240).describe('What it may be and how soon to be seen.'),
  do: z.array(cited('What to do now, most urgent first.')).min(2).max(5),
  related: distinct(reference('topic', 'A topic to read once the danger is over.')).optional(),
});

/** `red-flags.yaml`: the danger signs that come before every other answer. */
export const redFlagsSchema = z.strictObject({
  terms: z.record(id, z.array(text).min(1)).describe('Word lists that the signs share.'),
  flags: z.record(id, redFlagSchema),
});

/** `red-flag-phrasings.yaml`: how people say that they are in danger. */
export const redFlagPhrasingsSchema = z.record(
  id,
  z.strictObject({
    phrasings: z.array(text).min(1).describe('Whole messages that must raise the flag.'),
    'look-alikes': z
      .array(text)
      .min(1)
      .describe('Messages that only sound like it, and must raise nothing.'),
  }),
);

const sourceSchema = z.strictObject({
  title: text,
  authors: text.optional(),
  publisher: text
    .optional()
    .describe('Journal, body or site. Without it the site of the address is shown.'),
  year: z.int().min(1900).max(2100).optional(),
  url: z.url({ protocol: /^https?$/ }),
  doi: z
    .string()
    .regex(/^10\.\d{4,9}\/\S+$/, 'a DOI looks like 10.1000/xyz')
    .optional(),
  kind: z.enum(SOURCE_KINDS),
  note: text.optional().describe('For curators: what was read, or what limits it. Not shown.'),
});

/** `sources.yaml`: everything that is cited, once. */
export const sourcesSchema = z.record(id, sourceSchema);

const smallTalkSchema = z.strictObject({
  phrases: z.array(text).min(1).describe('Whole messages, without punctuation.'),
  reply: text,
});

/** `language.yaml`: how runners write. */
export const languageSchema = z.strictObject({
  rewrites: z
    .record(text, z.record(text, text))
    .describe('Lists of "what people write: what it means", applied to whole words.'),
  synonyms: z
    .array(z.array(text).min(2))
    .describe('Words that mean the same here; the first one stands for all.'),
  'weak-words': z.array(text).describe('Words that say little about the topic.'),
  'small-talk': z.record(id, smallTalkSchema),
});

export const SEASONS = ['spring', 'summer', 'fall', 'winter'] as const;

const tipSchema = z.strictObject({
  text: cited('One action or one insight, true on any day or in its seasons.'),
  topic: reference('topic', 'Where to read more.'),
  seasons: z
    .array(z.enum(SEASONS))
    .min(1)
    .optional()
    .describe('Where it suits not all of the year.'),
});

/** `tips.yaml`: the daily tips, by an id that never changes. */
export const tipsSchema = z.record(id, tipSchema);

const questionsById = z.record(id, z.array(text).min(1));

/** `off-topic.yaml`: what people ask that is not about running, by domain. */
export const offTopicSchema = questionsById;

/** `unanswered.yaml`: what people ask about running that no topic answers, by subject. */
export const unansweredSchema = questionsById;

export type Section = (typeof SECTIONS)[number];
export type Verdict = (typeof VERDICTS)[number];
export type Urgency = (typeof URGENCIES)[number];
export type SourceKind = (typeof SOURCE_KINDS)[number];
export type Muscle = (typeof MUSCLES)[number];
export type Level = (typeof LEVELS)[number];
export type TopicFile = z.infer<typeof topicSchema>;
export type ExerciseFile = z.infer<typeof exerciseSchema>;
export type RedFlagFile = z.infer<typeof redFlagSchema>;
export type RedFlagPhrasingsFile = z.infer<typeof redFlagPhrasingsSchema>;
export type SourceFile = z.infer<typeof sourceSchema>;
export type TipFile = z.infer<typeof tipSchema>;
export type LanguageFile = z.infer<typeof languageSchema>;
