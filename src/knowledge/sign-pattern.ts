/**
 * A sign as people describe it: one phrase of every group must be said, near each other, in any
 * order. Written `calf / lower leg + swollen / puffy + hot / warm`.
 */
export interface SignPattern {
  /** As the curator wrote it, for explanations. */
  readonly text: string;
  readonly groups: readonly (readonly string[])[];
}

/** A sign of danger, and what is said where it is none: "my garmin’s heart rate" is a reading, no heart. */
export interface Sign extends SignPattern {
  readonly unless: readonly SignPattern[];
}

const PHRASE = /^[\p{L}\p{N}'’-]+( +[\p{L}\p{N}'’-]+)*$/u;

/** Parses a sign; `<name>` stands for the phrases of `terms[name]`. What is wrong comes back as a string. */
export function parseSignPattern(
  text: string,
  terms: Readonly<Record<string, readonly string[]>>,
): SignPattern | string {
  const unknown: string[] = [];
  const expand = (phrase: string): readonly string[] => {
    const name = /^<(.+)>$/.exec(phrase)?.[1];
    if (name === undefined) return [phrase];
    const list = Object.hasOwn(terms, name) ? terms[name] : undefined;
    if (!list) unknown.push(name);
    return list ?? [];
  };
  const groups = text
    .split('+')
    .map((group) => group.split('/').flatMap((phrase) => expand(phrase.trim())));
  if (unknown.length > 0) return `there is no word list "${unknown[0]}" under terms`;
  if (groups.some((group) => group.some((phrase) => phrase === ''))) {
    return 'a sign has an empty part: write "this / that + something else"';
  }
  const odd = groups.flat().find((phrase) => !PHRASE.test(phrase));
  if (odd !== undefined) {
    return `"${odd}" is never found: a sign is made of words and <names>, with "/" or "+" between`;
  }
  return { text, groups };
}
