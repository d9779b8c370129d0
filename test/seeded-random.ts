/** Numbers from 0 up to 1 that look random and are the same on every run (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A text of at most `maxLength` parts, each drawn from `parts`. */
export function randomText(
  random: () => number,
  parts: readonly string[],
  maxLength: number,
): string {
  const length = Math.floor(random() * (maxLength + 1));
  return Array.from({ length }, () => parts[Math.floor(random() * parts.length)] ?? '').join('');
}
