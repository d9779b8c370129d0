import type { Muscle } from '../knowledge/schema.js';

/** `2026-11` as "November 2026". */
export function monthName(month: string): string {
  return new Date(`${month}-01T00:00:00Z`).toLocaleDateString('en-US', {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
}

/** `2026-11-28` as "Sat, Nov 28". */
export function dateName(on: string): string {
  return new Date(`${on}T00:00:00Z`).toLocaleDateString('en-US', {
    weekday: 'short',
    month: 'short',
    day: 'numeric',
    timeZone: 'UTC',
  });
}

const DAY_NAMES = [
  'Mondays',
  'Tuesdays',
  'Wednesdays',
  'Thursdays',
  'Fridays',
  'Saturdays',
  'Sundays',
];

/** Days of the week, Monday is 1. */
export function daysName(weekdays: readonly number[]): string {
  const days = weekdays.join('');
  if (days === '1234567') return 'Every day';
  if (days === '12345') return 'Monday to Friday';
  const names = weekdays.map((day) => DAY_NAMES[day - 1] ?? '');
  return names.length === 1
    ? `On ${names[0]}`
    : `On ${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** A piece of equipment in words. */
export function equipmentName(thing: string): string {
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
