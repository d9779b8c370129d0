import type { Analysis } from './analysis.js';
import type { TopicSearch } from './topic-index.js';

/** What a person was answered last, for telling what "how many reps?" is about. */
export interface Context {
  /** The question of that time, as it was asked. */
  readonly question: string;
  /** The topic that it was about. */
  readonly topic: string;
}

/** How a follow-up opens, when it goes on from what was said. */
const OPENS =
  /^(and|but|so|or|also|ok|okay|then|plus|why|wait|hmm|same|any|what about|how about|what if|which ones?|sources?|more|really|seriously|how (long|often|many|much|far|fast|hard|soon|heavy))\b/;
/** Words that stand for something said before. */
const REFERS =
  /\b(its?|that|this|those|these|them|they|there|ones?|same|instead|either|too|still|though|then)\b/;
/** Where "it" and "this" stand for nothing: "is it ok to …", "this week". */
const EMPTY_WORDS =
  /\b(is|was|isnt|would|does|will|be) it (ok|okay|bad|safe|good|normal|better|true|possible|worth|wrong|dangerous|fine|harmful|healthy|unhealthy|a good|a bad|really|too|hard|take|matter)\b|\bthis (week|morning|year|weekend|evening|afternoon|summer|winter)\b/g;
/** What people say before they change the subject. */
const CHANGES_SUBJECT =
  /\b((different|another|new|other|separate|random|unrelated) (question|topic|subject|thing|one)|chang(e|ing) (of |the )?(subject|topic)|completely different|off topic|something else|unrelated)\b/;
const ASKS =
  /\b(how|what|why|when|which|where|who|can|could|should|would|will|is|are|do|does|did|any)\b/;
/** So few words, or telling words, hardly make a question of their own. */
const FEW_WORDS = 4;
const FEW_TELLING_WORDS = 2;
/** Log-odds below which the words are about something else altogether. */
const OFF_TOPIC = -2;
/** So sure a question needs no context, unless it refers to it. */
const COMPLETE = 0.9;

/**
 * True if a message only makes sense with what was said before it. A complete new question never is.
 *
 * @param tellingWords how many of its words are known and tell something about a topic
 * @param confidence of the best topic, 0 to 1, without the context
 */
export function isFollowUp(
  { words }: Pick<Analysis, 'words'>,
  tellingWords: number,
  confidence: number,
  { scope }: Pick<TopicSearch, 'scope'>,
): boolean {
  const text = words.join(' ');
  if (words.length === 0 || CHANGES_SUBJECT.test(text)) return false;
  if (tellingWords >= FEW_TELLING_WORDS && scope < OFF_TOPIC) return false;
  if (OPENS.test(text) || REFERS.test(text.replaceAll(EMPTY_WORDS, ' '))) return true;
  if (confidence >= COMPLETE) return false;
  // "asdf" and "nice one" are as short as "how often", but ask nothing.
  const asks = tellingWords > 0 || ASKS.test(text);
  return asks && (words.length <= FEW_WORDS || tellingWords <= FEW_TELLING_WORDS);
}

/** How much more a topic that the last one is related to, and the last one itself, is expected. */
const RELATED = 0.06;
const SAME = 0.02;

/**
 * What a follow-up is about: the message alone and together with the last question, and the topics
 * that belong together.
 *
 * @param alone what was found for the message
 * @param together what was found for the last topic's question and the message
 */
export function searchInContext(
  alone: TopicSearch,
  together: TopicSearch,
  topic: string,
  related: readonly string[],
): TopicSearch {
  const scores = new Map<string, number>([
    [topic, SAME],
    ...related.map((id): [string, number] => [id, RELATED]),
  ]);
  for (const { topic: id, offTopic, score } of [...alone.hits, ...together.hits]) {
    if (!offTopic) scores.set(id, (scores.get(id) ?? 0) + score);
  }
  const hits = [...scores].map(([id, score]) => ({ topic: id, offTopic: false, score }));
  return { ...together, hits: hits.sort((a, b) => b.score - a.score) };
}
