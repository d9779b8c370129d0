import { stemmer } from 'stemmer';
import { withoutCitations } from '../knowledge/citations.js';
import type { Exercise, Knowledge, Topic } from '../knowledge/knowledge.js';
import { type Analysis, createAnalyzer } from './analysis.js';
import { type Decision, decide, type RankedTopic, rankTopics } from './confidence.js';
import { ENGLISH_WORDS } from './english.js';
import { createExerciseNames, type ExerciseNames } from './exercise-names.js';
import { createLexicon, type Lexicon } from './lexicon.js';
import { createRedFlagDetector, type RaisedFlag } from './red-flags.js';
import { createSpeller } from './spelling.js';
import { TopicIndex, type TopicText } from './topic-index.js';
import { wordsOf } from './words.js';

/** All that matching finds out about a message, for the answer and for explaining it. */
export interface Match {
  readonly analysis: Analysis;
  /** Danger signs, most urgent first. They never depend on the ranking. */
  readonly redFlags: readonly RaisedFlag[];
  /** Id of the small talk that the whole message is, or null. */
  readonly smallTalk: string | null;
  /** The exercise that the message asks to be shown, or null. */
  readonly exercise: Exercise | null;
  readonly decision: Decision;
  /** The choices of a `clarify`, best first. */
  readonly offered: readonly RankedTopic[];
  /** The nearest topics, best first. */
  readonly ranked: readonly RankedTopic[];
}

export interface Matcher {
  /** Never throws, whatever the message; takes about a millisecond. */
  match(message: string): Match;
  readonly exerciseNames: ExerciseNames;
}

const RANKED = 5;
/** More than are shown, because off-topic domains are among them. */
const CANDIDATES = 8;

/** Builds every index over the knowledge, once. */
export function createMatcher(knowledge: Knowledge): Matcher {
  const lexicon = createLexicon(knowledge.language);
  const vocabulary = countWords(knowledge, lexicon);
  const offTopicWords = [...knowledge.offTopic.values()].flat().flatMap(wordsOf);
  const words = [...vocabulary.keys(), ...offTopicWords];
  const known = new Set([...words, ...words.map(stemmer), ...ENGLISH_WORDS]);
  const analyze = createAnalyzer(lexicon, known, createSpeller(vocabulary));
  const stemsOf = (text: string) => lexicon.stemsOf(wordsOf(text));
  const index = new TopicIndex(
    [
      ...[...knowledge.topics.values()].map((topic) => topicText(topic, stemsOf)),
      ...[...knowledge.offTopic].map(([id, questions]) => offTopicText(id, questions, stemsOf)),
    ],
    lexicon.isWeak,
  );
  const detectRedFlags = createRedFlagDetector(knowledge.redFlags.values(), lexicon);
  const exerciseNames = createExerciseNames(knowledge, lexicon);
  const smallTalk = smallTalkByStems(knowledge, stemsOf);
  return {
    exerciseNames,
    match(message) {
      const analysis = analyze(message);
      const { stems } = analysis;
      const hits = index.search(stems, CANDIDATES);
      const ranked = rankTopics(hits, index.unknownShare(stems)).slice(0, RANKED);
      // "What are strides?" is a question of ours, although strides are an exercise as well.
      const nearest = wordsOf(ranked[0]?.phrasing ?? '').join(' ');
      const isAskedInTheseWords = nearest === analysis.words.join(' ');
      return {
        analysis,
        redFlags: detectRedFlags(analysis),
        smallTalk: smallTalk.get(stems.join(' ')) ?? null,
        exercise: isAskedInTheseWords ? null : exerciseNames.askedFor(analysis),
        ranked,
        ...decide(ranked),
      };
    },
  };
}

function topicText(topic: Topic, stemsOf: (text: string) => string[]): TopicText {
  const answer = [...topic.why, ...topic.do, topic.caution ?? []].map(withoutCitations);
  return {
    id: topic.id,
    offTopic: false,
    phrasings: phrasingsOf([topic.question, ...topic.aliases], stemsOf),
    answer: [topic.short, ...answer].map(stemsOf),
  };
}

function offTopicText(
  id: string,
  questions: readonly string[],
  stemsOf: (text: string) => string[],
): TopicText {
  return { id, offTopic: true, phrasings: phrasingsOf(questions, stemsOf), answer: [] };
}

function phrasingsOf(
  texts: readonly string[],
  stemsOf: (text: string) => string[],
): TopicText['phrasings'] {
  return texts.map((text) => ({ text, stems: stemsOf(text) }));
}

function smallTalkByStems(
  knowledge: Knowledge,
  stemsOf: (text: string) => string[],
): Map<string, string> {
  return new Map(
    Object.entries(knowledge.language['small-talk']).flatMap(([id, { phrases }]) =>
      phrases.map((phrase): [string, string] => [stemsOf(phrase).join(' '), id]),
    ),
  );
}

/** Every word that the knowledge uses, with how often: what a typo can be repaired to. */
function countWords(knowledge: Knowledge, lexicon: Lexicon): Map<string, number> {
  const counts = new Map([...lexicon.words].map((word) => [word, 1]));
  const texts = [
    ...[...knowledge.topics.values()].flatMap((topic) => [topic.question, ...topic.aliases]),
    ...[...knowledge.exercises.values()].flatMap(({ name, aliases }) => [name, ...aliases]),
    ...[...knowledge.redFlags.values()].flatMap(({ signs, unless }) =>
      [...signs, ...unless].flatMap(({ groups }) => groups.flat()),
    ),
    ...Object.values(knowledge.language['small-talk']).flatMap(({ phrases }) => phrases),
  ];
  for (const word of texts.flatMap(wordsOf)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
