/**
 * The longest question that is ranked, in characters. What is said in more than this is cut in the
 * middle, because people put the question first or last.
 */
export const MAX_QUESTION_LENGTH = 600;

const DISCORD_MARKUP = /<(?:@[!&]?|#|a?:\w+:|t:|\/[^:>]+:)[^>\s]*>/g;
const LINK = /\bhttps?:\/\/\S+/g;
const COMBINING_MARKS = /\p{M}+/gu;
const APOSTROPHES = /['’‘ʼ`´]/g;
/** Before letters and digits are taken out of them: 1️⃣ is no one, and ℹ️ is no I. */
const EMOJI = /\p{Extended_Pictographic}|[\d#*]\u{fe0f}?\u{20e3}/gu;
const THOUSANDS = /(\d)[,](?=\d{3}\b)/g;
const NUMBER_WITH_UNIT =
  /\b(\d+)(kms?|kilometers?|miles?|mins?|minutes?|hrs?|hours?|kgs?|lbs?|mph|kph|m|s|h|yo|x)\b/g;
/** "5k" and "10k" are names of races, so 10km is one too. */
const RACE_DISTANCE = /\b(5|10) ?kms?\b/g;
const STRETCHED_LETTER = /([a-z])\1{2,}/g;
const WORD = /[\p{L}\p{N}]+/gu;

/** The bare words of a message: lower case, without accents, markup, mentions, links and emoji. */
export function wordsOf(message: string): string[] {
  const text = shorten(message)
    .replace(APOSTROPHES, '')
    .replace(EMOJI, ' ')
    .normalize('NFKD')
    .replace(COMBINING_MARKS, '')
    .toLowerCase()
    .replace(DISCORD_MARKUP, ' ')
    .replace(LINK, ' ')
    .replace(/&/g, ' and ')
    .replace(THOUSANDS, '$1')
    .replace(RACE_DISTANCE, '$1k')
    .replace(NUMBER_WITH_UNIT, '$1 $2')
    .replace(STRETCHED_LETTER, '$1$1');
  return text.match(WORD) ?? [];
}

/** The longest text that Discord lets anybody send, an option of a command. */
const MAX_MESSAGE_LENGTH = 6_000;
const OVERLAP = 200;

/**
 * All of a message, also of one that is too long to be looked at whole: a danger may be told in the
 * middle. Each piece overlaps the next.
 */
export function piecesOf(message: string): string[] {
  const end = Math.min(message.length, MAX_MESSAGE_LENGTH);
  const pieces = [message.slice(0, MAX_QUESTION_LENGTH)];
  for (let at = MAX_QUESTION_LENGTH; at < end; at += MAX_QUESTION_LENGTH - OVERLAP) {
    pieces.push(message.slice(at - OVERLAP, at - OVERLAP + MAX_QUESTION_LENGTH));
  }
  return pieces;
}

const SENTENCE_END = /[.!?;\n]+/;

/** What a message says one after the other. */
export function sentencesOf(message: string): string[] {
  return shorten(message)
    .split(SENTENCE_END)
    .filter((sentence) => sentence.trim() !== '');
}

function shorten(message: string): string {
  if (message.length <= MAX_QUESTION_LENGTH) return message;
  const half = MAX_QUESTION_LENGTH / 2;
  return `${message.slice(0, half)} ${message.slice(-half)}`;
}
