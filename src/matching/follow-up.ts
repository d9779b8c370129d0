import type { Analysis } from './analysis.js';
import { ANSWER_AT, type RankedTopic } from './confidence.js';
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
  /^(and|but|so|or|also|ok|okay|then|plus|why|wait|hmm|same|any|what about|how about|what if|which ones?|sources?|more|really|seriously|(for )?how (long|often|many|much|far|fast|hard|soon|heavy))\b/;
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
/** So few telling words hardly make a question of their own. */
const FEW = 2;
/** A message is about something else if it is less likely than that about something that we know. */
const KNOWN = 0.3;
/** How sure a question is that needs no context, though it may say "it": the more it says, the less. */
const COMPLETE = [
  { tellingWords: 8, confidence: 0 },
  { tellingWords: 5, confidence: ANSWER_AT },
  { tellingWords: 3, confidence: 0.98 },
] as const;
const TURNS_TO = /^(and|but|or|also|plus|(what|how) about)\b/;
const SURE_SUBJECT = 0.98;

/** Asking for the reasons, the sources or more of what was just said: that is the last topic, whole. */
const ASKS_FOR_MORE =
  /^(but |and |ok |okay |so )?(why( (is|was) (that|this|it))?|how (come|so)|really|seriously|are you sure|huh|says who|who says (so|that)|how do you know( that| this)?|(tell me |say |know )?more( info(rmation)?| details?| on that| about (that|this|it))?|go on|explain( that| this| it)?|(what are |where are |any |your |the |got |is there |show me )*(sources?|references?|citations?|stud(y|ies)|evidence|proof|research)( (on|for|behind|of|to) (that|this|it))?)( please| pls| plz| though)?$/;

/** True if a message asks for more of what was just said, and for nothing else. */
export function asksForMore({ words }: Pick<Analysis, 'words'>): boolean {
  return ASKS_FOR_MORE.test(words.join(' '));
}

/** True if a message says that it goes on from something, be that in the message itself. */
export function refersBack({ words }: Pick<Analysis, 'words'>): boolean {
  const text = words.join(' ');
  if (CHANGES_SUBJECT.test(text)) return false;
  return OPENS.test(text) || REFERS.test(text.replaceAll(EMPTY_WORDS, ' '));
}

/** False if a message only tells something, such as how somebody feels. */
export function asksSomething({ words }: Pick<Analysis, 'words'>): boolean {
  return ASKS.test(words.join(' '));
}

/**
 * True if a message only makes sense with what was said before it. A complete new question never is.
 *
 * @param tellingWords how many of its words are known and tell something about a topic
 * @param ranked the topics without the context, best first
 */
export function isFollowUp(
  analysis: Pick<Analysis, 'words'>,
  tellingWords: number,
  ranked: readonly Pick<RankedTopic, 'confidence'>[],
): boolean {
  if (asksForMore(analysis)) return true;
  const text = analysis.words.join(' ');
  if (CHANGES_SUBJECT.test(text)) return false;
  const known = ranked.reduce((sum, { confidence }) => sum + confidence, 0);
  // "And my wife?" has one telling word, which need not be known.
  if (tellingWords > (OPENS.test(text) ? 1 : 0) && known < KNOWN) return false;
  const sure = ranked[0]?.confidence ?? 0;
  if (refersBack(analysis)) {
    return !COMPLETE.some(
      (least) => tellingWords >= least.tellingWords && sure >= least.confidence,
    );
  }
  // "asdf" and "nice one" are as short as "how often", but ask nothing.
  return sure < ANSWER_AT && tellingWords <= FEW && (tellingWords > 0 || asksSomething(analysis));
}

/** True if a message turns to another subject that is sure by itself: "and vo2max?", "what about covid?". */
export function turnsTo(
  { words }: Pick<Analysis, 'words'>,
  [best]: readonly Pick<RankedTopic, 'confidence'>[],
): boolean {
  return TURNS_TO.test(words.join(' ')) && (best?.confidence ?? 0) >= SURE_SUBJECT;
}

/** How much more a topic that the last one is related to, and the last one itself, is expected. */
const RELATED = 0.065;
const SAME = 0.02;
/** A message with less content is understood from the last topic alone, with more also by itself. */
const LITTLE_CONTENT = 0.9;
const MUCH_CONTENT = 1.6;

/**
 * What a follow-up is about: the message together with the last question, and by itself as far as it
 * says enough for that, and the topics that belong together.
 *
 * @param alone what was found for the message
 * @param content how much the message says, see `TopicIndex.contentIn`
 * @param together what was found for the last topic's question and the message
 */
export function searchInContext(
  alone: Pick<TopicSearch, 'hits'>,
  content: number,
  together: TopicSearch,
  { topic, related }: { readonly topic: string; readonly related: readonly string[] },
): TopicSearch {
  const scores = new Map<string, number>([
    [topic, SAME],
    ...related.map((id): [string, number] => [id, RELATED]),
  ]);
  const add = ({ hits }: Pick<TopicSearch, 'hits'>, weight: number) => {
    for (const { id, kind, score } of hits) {
      if (kind === 'topic') scores.set(id, (scores.get(id) ?? 0) + weight * score);
    }
  };
  add(together, 1);
  const byItself = (content - LITTLE_CONTENT) / (MUCH_CONTENT - LITTLE_CONTENT);
  add(alone, Math.min(Math.max(byItself, 0), 1));
  const hits = [...scores].map(([id, score]) => ({ id, kind: 'topic' as const, score }));
  return { ...together, hits: hits.sort((a, b) => b.score - a.score) };
}
