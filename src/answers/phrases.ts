import type { EvidenceStrength } from '../knowledge/evidence.js';
import type { Muscle, Urgency } from '../knowledge/schema.js';
import type { AnswerReply, NumberedSource, UnknownReply } from './reply.js';

/** Every sentence that Soleus itself says, in one place; what the knowledge says is in `knowledge/`. */
export const phrases = {
  why: 'Why',
  whatToDo: 'What to do',
  caution: 'Caution',
  sources: 'Sources',
  related: 'People also ask',
  exercises: 'Exercises',
  didYouMean: 'Did you mean one of these?',
  noneOfThese: 'None of these? Ask again in other words.',
  seeClinician: 'See a clinician',
  evidence: {
    strong: 'Strong evidence',
    moderate: 'Moderate evidence',
    limited: 'Limited evidence',
    practice: 'Expert practice, little research',
  } satisfies Record<EvidenceStrength, string>,
  reviewed: (month: string) => `Reviewed ${monthName(month)}`,
  outdated: 'More than two years old: newer research may say more',
  urgency: {
    emergency: 'This may be an emergency',
    'same-day': 'Get this seen today',
    talk: 'You don’t have to carry this alone',
  } satisfies Record<Urgency, string>,
  urgentFooter: {
    emergency: 'I am a bot and cannot examine you. When in doubt, get help now.',
    'same-day': 'I am a bot and cannot examine you. When in doubt, get help now.',
    talk: 'I am a bot. There are people who want to hear from you.',
  } satisfies Record<Urgency, string>,
  unknown: {
    empty: 'Ask me a running question, in your own words.',
    'not-known':
      "I don't know that one. I answer questions about running: training, racing, injuries, strength, food, gear and weather.",
    'no-such-exercise': "I don't know an exercise of that name.",
    gone: 'That answer is no longer in my knowledge base. Ask me the question again.',
  } satisfies Record<UnknownReply['reason'], string>,
  nearest: 'The nearest things that I know:',
  forExample: 'You could ask:',
  unreadableReply:
    "Discord doesn't show me the text of that reply. Mention me in it, or use `/ask`.",
  exercise: {
    does: 'Works',
    helps: 'Helped by',
    dose: 'Dose',
    steps: 'Steps',
    mistakes: 'Common mistakes',
    easier: 'Easier',
    harder: 'Harder',
    forRunners: 'For runners',
    equipment: (things: readonly string[]) => things.map(equipmentName).join(' or '),
    recommendedBy: 'Helps with',
  },
  help: {
    title: 'Soleus answers running questions',
    intro:
      'Ask in your own words. Every answer is written by people and shows its sources. When I don’t know, I say so.',
    ways: [
      '**In a channel:** mention me with your question, or use `/ask`.',
      '**In a direct message:** just write.',
      '**Exercises:** `/exercise` shows how to do one: steps, dose, mistakes.',
    ],
    covers: (topics: number, exercises: number) =>
      `I know ${topics} questions and ${exercises} exercises. Try one:`,
    safety:
      'I am no doctor. Chest pain, fainting or a hot, swollen calf needs a clinician, not a bot.',
  },
  error: 'Something went wrong on my side. Please try again in a minute.',
  commands: {
    ask: 'Ask a running question in your own words',
    askQuestion: 'For example: does running make your calves bigger?',
    exercise: 'See how to do an exercise',
    exerciseName: 'Start typing a name, such as calf raise',
    help: 'What you can ask Soleus',
  },
} as const;

/** What stands below an answer: how sure it is and how fresh. */
export function footnotes({ verdict, evidence, reviewed, outdated }: AnswerReply): string[] {
  return [
    ...(verdict === 'see-doctor' ? [phrases.seeClinician] : []),
    phrases.evidence[evidence],
    phrases.reviewed(reviewed),
    ...(outdated ? [phrases.outdated] : []),
  ];
}

/** Where and when a source appeared: "Sports Medicine 2018". */
export function originOf({ publisher, year }: NumberedSource): string {
  return year === undefined ? publisher : `${publisher} ${year}`;
}

/** `2026-11` as "November 2026". */
function monthName(month: string): string {
  return new Date(`${month}-01T00:00:00Z`).toLocaleDateString('en-US', {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
}

function equipmentName(thing: string): string {
  return thing === 'none' ? 'no equipment' : thing.replaceAll('-', ' ');
}

const MUSCLE_NAMES: Partial<Record<Muscle, string>> = {
  gastrocnemius: 'calf (gastrocnemius)',
  soleus: 'deep calf (soleus)',
  'tibialis-anterior': 'shin (tibialis anterior)',
  'tibialis-posterior': 'inner shin (tibialis posterior)',
  peroneals: 'outer shin (peroneals)',
  'foot-intrinsics': 'small foot muscles',
  quadriceps: 'front thigh (quadriceps)',
  hamstrings: 'back thigh (hamstrings)',
  adductors: 'inner thigh (adductors)',
  'gluteus-maximus': 'buttock (gluteus maximus)',
  'gluteus-medius': 'side of the hip (gluteus medius)',
  'erector-spinae': 'lower back (erector spinae)',
  obliques: 'side of the trunk (obliques)',
  abdominals: 'belly (abdominals)',
};

/** A muscle in everyday words, with the anatomical name where it differs. */
export function muscleName(muscle: Muscle): string {
  return MUSCLE_NAMES[muscle] ?? muscle.replaceAll('-', ' ');
}

/** The same, short: "calf", "front thigh". */
export function shortMuscleName(muscle: Muscle): string {
  return muscleName(muscle).replace(/ \(.*\)$/, '');
}
