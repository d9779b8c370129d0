const TIME = /^(\d{1,2})(?:[:.h]?([0-5]\d))?\s*(?:(h|uhr|o'?clock)|([ap])\.?\s?m?\.?)?$/;
const NAMED = new Map([
  ['noon', '12:00'],
  ['midday', '12:00'],
  ['midnight', '00:00'],
]);

/**
 * Reads a time of day as people type it (7:30, 7.30, 730, 7:30 pm, 7pm, 19h, noon) as `HH:MM`.
 * Null for what is none, and for a bare number, which could be morning or evening.
 */
export function parseTime(typed: string): string | null {
  const text = typed.trim().toLowerCase();
  const named = NAMED.get(text);
  if (named !== undefined) return named;
  const [, hourText, minutes, unit, half] = TIME.exec(text) ?? [];
  if (hourText === undefined || (minutes === undefined && !unit && !half)) return null;
  let hour = Number(hourText);
  if (half) {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (half === 'p' ? 12 : 0);
  }
  return hour > 23 ? null : `${String(hour).padStart(2, '0')}:${minutes ?? '00'}`;
}
