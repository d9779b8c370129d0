import { clockTime, isTimeZone, offsetMinutes } from './calendar.js';
import { ABBREVIATIONS, MODERN_NAMES, PLACES } from './places.js';

/** One suggestion for a time zone that somebody is typing. */
export interface TimeZoneChoice {
  readonly timeZone: string;
  /** Such as "Berlin (Europe/Berlin, now 14:05)"; at most 100 characters. */
  readonly label: string;
}

/** Something that people call a zone. */
interface ZoneName {
  readonly timeZone: string;
  /** As it is shown. */
  readonly name: string;
  /** As it is compared. */
  readonly key: string;
}

/** Shown while nothing is typed: where most runners on Discord are. */
const POPULAR = [
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Los_Angeles',
  'Europe/London',
  'Europe/Berlin',
  'Europe/Paris',
  'Asia/Kolkata',
  'Asia/Singapore',
  'Asia/Tokyo',
  'Australia/Sydney',
  'Pacific/Auckland',
  'UTC',
];

/** Every zone by its present name, as the runtime knows them. */
export const TIME_ZONES: readonly string[] = [
  ...new Set([
    ...Intl.supportedValuesOf('timeZone').map((zone) => MODERN_NAMES[zone] ?? zone),
    'UTC',
  ]),
];

let names: readonly ZoneName[] | undefined;

/**
 * The zones that somebody may mean who has typed this much: a city, country, abbreviation, offset
 * such as "UTC+2", or the name of a zone. Best first; `now` is for the clocks in the labels.
 */
export function findTimeZones(typed: string, limit: number, now: number): TimeZoneChoice[] {
  const found = new Map<string, string>();
  for (const key of keysOf(typed)) {
    if (found.size > 0) break;
    for (const { timeZone, name } of [...exactly(typed, key, now), ...alike(key)]) {
      if (found.size === limit) break;
      if (!found.has(timeZone)) found.set(timeZone, name);
    }
  }
  return [...found].map(([timeZone, name]) => choiceOf(timeZone, name, now));
}

function choiceOf(timeZone: string, name: string, now: number): TimeZoneChoice {
  const zone = name === zoneName(timeZone) ? '' : `${timeZone}, `;
  return { timeZone, label: `${name} (${zone}now ${clockTime(now, timeZone)})` };
}

/**
 * The zone that was chosen, or that somebody means who chose none. Null unless whole words of its
 * name were typed: "Mars" is not Marseille. In "Paris, Texas" both have to fit.
 */
export function readTimeZone(typed: string, now: number): string | null {
  const [zones = [], ...others] = typed.split(',').map((part) => zonesCalled(part, now));
  const fits = (zone: string) => others.every((some) => some.length === 0 || some.includes(zone));
  return zones.find(fits) ?? null;
}

function zonesCalled(typed: string, now: number): string[] {
  for (const key of keysOf(typed)) {
    if (key === '') break;
    const called = alike(key).filter((name) => ` ${name.key} `.includes(` ${key} `));
    const zones = [...exactly(typed, key, now), ...called].map(({ timeZone }) => timeZone);
    if (zones.length > 0) return zones;
  }
  return [];
}

function exactly(typed: string, key: string, now: number): Omit<ZoneName, 'key'>[] {
  const zones = ABBREVIATIONS.get(key) ?? zonesAhead(key, now);
  const meant = zones.map((timeZone) => ({ timeZone, name: cityOf(timeZone) }));
  const name = typed.trim();
  // Older names and such as EST5EDT are zones too, though nobody should be led to them.
  if (meant.length === 0 && isTimeZone(name) && !TIME_ZONES.some((zone) => keyOf(zone) === key)) {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions();
    const modern = MODERN_NAMES[timeZone] ?? timeZone;
    meant.push({ timeZone: modern, name: cityOf(modern) });
  }
  return meant;
}

/** The zones whose clocks are now as far ahead as "UTC+2" or "+05:30" says, the fixed one first. */
function zonesAhead(key: string, now: number): readonly string[] {
  const [, sign, hours, minutes = '0'] =
    /^(?:utc|gmt)? ?([+-]) ?(\d{1,2})(?::?(\d\d))?$/.exec(key) ?? [];
  if (sign === undefined) return [];
  const ahead = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
  const isWhole = ahead % 60 === 0 && ahead !== 0;
  // The signs of these names are the other way round.
  const fixed = isWhole ? `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead) / 60}` : 'UTC';
  const there = [...POPULAR, ...TIME_ZONES].filter((zone) => offsetMinutes(now, zone) === ahead);
  return isTimeZone(fixed) && (isWhole || ahead === 0) ? [fixed, ...there] : there;
}

/** Names that start with what is typed come before those with a later word that does. */
function alike(key: string): ZoneName[] {
  if (key === '') return [];
  names ??= allNames();
  const ranked = names.map((name) => ({ name, rank: rankOf(name.key, key) }));
  return ranked
    .filter(({ rank }) => rank < 4)
    .sort((one, other) => one.rank - other.rank)
    .map(({ name }) => name);
}

function rankOf(name: string, key: string): number {
  if (name === key) return 0;
  if (name.startsWith(key)) return 1;
  if (name.includes(` ${key}`)) return 2;
  return key.length > 2 && name.includes(key) ? 3 : 4;
}

/** The larger ones first, as they are likelier meant. */
function allNames(): readonly ZoneName[] {
  const pairs: (readonly [timeZone: string, name: string])[] = [
    ...POPULAR.map((zone) => [zone, cityOf(zone)] as const),
    ...Object.entries(PLACES).flatMap(([zone, places]) =>
      places.split(', ').map((place) => [zone, place] as const),
    ),
    ...TIME_ZONES.map((zone) => [zone, cityOf(zone)] as const),
    ...countries(),
    ...TIME_ZONES.map((zone) => [zone, zone] as const),
  ];
  return pairs.map(([timeZone, name]) => {
    const shown = name === timeZone ? cityOf(timeZone) : name;
    return { timeZone, name: shown, key: keyOf(name) };
  });
}

/** Newer runtimes have a method where older ones have a property. */
interface LocaleWithZones {
  readonly timeZones?: readonly string[];
  getTimeZones?(): readonly string[] | undefined;
}

function countries(): (readonly [timeZone: string, country: string])[] {
  const display = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  return letters.flatMap((first) =>
    letters.flatMap((second) => {
      const country = display.of(first + second);
      if (country === undefined) return [];
      const locale = new Intl.Locale(`und-${first}${second}`) as LocaleWithZones;
      const zones = locale.getTimeZones?.() ?? locale.timeZones ?? [];
      return zones.map((zone) => [MODERN_NAMES[zone] ?? zone, country] as const);
    }),
  );
}

/** As it is shown; fixed ones as "UTC+1", because their own names have the sign the other way round. */
export function zoneName(timeZone: string): string {
  const fixed = /^Etc\/GMT([+-])(\d+)$/.exec(timeZone);
  if (fixed) return `UTC${fixed[1] === '+' ? '-' : '+'}${fixed[2]}`;
  return timeZone.replaceAll('_', ' ');
}

/** "Buenos Aires" of America/Argentina/Buenos_Aires. */
function cityOf(timeZone: string): string {
  const name = zoneName(timeZone);
  return name.slice(name.lastIndexOf('/') + 1);
}

/** As it is compared, and for a second try without what people add to the name of a zone or city. */
function keysOf(typed: string): string[] {
  const key = keyOf(typed);
  const bare = key
    .replace(/,.*/, '')
    .replace(/ (city|((standard|daylight|summer) )?time|dc)$/, '')
    .trim();
  return bare === '' || bare === key ? [key] : [key, bare];
}

function keyOf(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('.', '')
    .replace(/[\s_]+/g, ' ')
    .trim();
}

/** Languages that are spoken in more than one country, with a country that uses the setting. */
const COUNTRY_OF_LOCALE: Readonly<Record<string, string>> = { 'es-419': 'Mexico' };

/** The zones that somebody may live in whose Discord has this language, then the popular ones. */
export function guessTimeZones(locale: string, limit: number, now: number): TimeZoneChoice[] {
  const country = COUNTRY_OF_LOCALE[locale] ?? countryOf(locale);
  // English is the language of many who never changed it, so that it says nothing.
  const likely = country === undefined || locale === 'en-US' ? [] : findTimeZones(country, 3, now);
  const known = new Set(likely.map(({ timeZone }) => timeZone));
  const others = POPULAR.filter((zone) => !known.has(zone));
  return [...likely, ...others.map((zone) => choiceOf(zone, cityOf(zone), now))].slice(0, limit);
}

function countryOf(locale: string): string | undefined {
  try {
    const { region } = new Intl.Locale(locale).maximize();
    return region && new Intl.DisplayNames('en', { type: 'region', fallback: 'none' }).of(region);
  } catch {
    return undefined;
  }
}
