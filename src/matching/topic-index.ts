import { addScores, hasWeight, type LinearModel, trainClassifier } from './classifier.js';
import { FeatureSpace, type LearnedFeatures, learnFeatures } from './features.js';
import type { Lexicon } from './lexicon.js';
import { logOdds, trainLogistic } from './logistic.js';
import { dot } from './sparse-vector.js';

/** What the index learns a topic from. */
export interface TopicText {
  readonly id: string;
  /** True for a domain that is not ours: it competes, and is never the answer. */
  readonly offTopic: boolean;
  /** The stems of the question and of each alias. */
  readonly phrasings: readonly (readonly string[])[];
}

/** What was learned from the phrasings of all topics, as plain data. */
export interface LearnedTopics extends LearnedFeatures {
  readonly topics: readonly Pick<TopicText, 'id' | 'offTopic'>[];
  readonly model: LinearModel;
  /** By feature: how much it speaks for a question of ours, against the off-topic ones. */
  readonly scope: Float32Array;
}

/** How near a topic is to a question. */
export interface TopicHit {
  readonly topic: string;
  readonly offTopic: boolean;
  /** About 0 to 1. */
  readonly score: number;
}

/** What is found for a question. */
export interface TopicSearch {
  /** The nearest topics and off-topic domains, best first. */
  readonly hits: readonly TopicHit[];
  /** 0 to 1: the share of the question's telling words, by how telling they are, that the best topic knows. */
  readonly coverage: number;
  /** Log-odds that such words are from a question of ours and not from an off-topic one. */
  readonly scope: number;
}

/** Trains the index; this takes seconds over a whole knowledge base. */
export function learnTopics(
  texts: readonly TopicText[],
  lexicon: Pick<Lexicon, 'isWeak'>,
  epochs?: number,
): LearnedTopics {
  const phrasings = texts.flatMap(({ phrasings }, label) =>
    phrasings.map((stems) => ({ stems, label })),
  );
  const { learned, vectors } = learnFeatures(
    phrasings.map(({ stems }) => stems),
    lexicon,
  );
  const examples = phrasings.flatMap(({ label }, at) => {
    const vector = vectors[at];
    return vector ? { vector, label } : [];
  });
  return {
    ...learned,
    topics: texts.map(({ id, offTopic }) => ({ id, offTopic })),
    model: trainClassifier(examples, texts.length, learned.features.length, epochs),
    scope: trainLogistic(
      examples.map(({ vector, label }) => ({ vector, positive: !texts[label]?.offTopic })),
      learned.features.length,
    ),
  };
}

/** Finds the topics that a question is about. */
export class TopicIndex {
  readonly #lexicon: Pick<Lexicon, 'isWeak'>;
  readonly #space: FeatureSpace;
  readonly #learned: LearnedTopics;
  readonly #scores: Float32Array;

  constructor(learned: LearnedTopics, lexicon: Pick<Lexicon, 'isWeak'>) {
    this.#lexicon = lexicon;
    this.#space = new FeatureSpace(learned, lexicon);
    this.#learned = learned;
    this.#scores = new Float32Array(learned.topics.length);
  }

  /** Looks a question up. Topics that share nothing with it are left out. */
  search(stems: readonly string[], limit: number): TopicSearch {
    const { model, scope, topics } = this.#learned;
    const question = this.#space.vectorOf(stems);
    this.#scores.fill(0);
    addScores(model, question, this.#scores);
    const best = highest(this.#scores, limit).filter((label) => (this.#scores[label] ?? 0) > 0);
    const label = best.find((one) => !topics[one]?.offTopic);
    return {
      hits: best.flatMap((one) => {
        const topic = topics[one];
        return topic
          ? { topic: topic.id, offTopic: topic.offTopic, score: this.#scores[one] ?? 0 }
          : [];
      }),
      coverage: label === undefined ? 0 : this.#coverage(stems, label),
      scope: logOdds(scope, question),
    };
  }

  /** How many different words of a text are known and tell something about a topic. */
  tellingIn(stems: readonly string[]): number {
    const telling = stems.filter(
      (stem) =>
        !this.#lexicon.isWeak(stem) &&
        !/^\d+$/.test(stem) &&
        this.#space.numberOf(stem) !== undefined,
    );
    return new Set(telling).size;
  }

  /** How much a text says, in words as telling as the rarest: "how often" says 0.85. */
  contentIn(stems: readonly string[]): number {
    return this.#space.contentOf(stems);
  }

  #coverage(stems: readonly string[], label: number): number {
    let known = 0;
    let all = 0;
    for (const stem of new Set(stems)) {
      if (this.#lexicon.isWeak(stem)) continue;
      const feature = this.#space.numberOf(stem);
      const telling = this.#space.idfOf(feature);
      all += telling;
      if (feature !== undefined && hasWeight(this.#learned.model, feature, label)) known += telling;
    }
    return all === 0 ? 0 : known / all;
  }

  /** By position of a stem: how much the topic's score falls when it is left out. */
  evidence(stems: readonly string[], topic: string): number[] {
    const label = this.#learned.topics.findIndex(({ id }) => id === topic);
    const scoreOf = (some: readonly string[]): number => {
      const scores = new Float32Array(this.#learned.topics.length);
      addScores(this.#learned.model, this.#space.vectorOf(some), scores);
      return scores[label] ?? 0;
    };
    const whole = scoreOf(stems);
    return stems.map((_, at) => whole - scoreOf(stems.toSpliced(at, 1)));
  }

  /** 0 to 1: how alike two texts are, by the cosine of their vectors. */
  similarity(a: readonly string[], b: readonly string[]): number {
    return dot(this.#space.vectorOf(a), this.#space.vectorOf(b));
  }
}

/** The positions of the highest scores, highest first. */
function highest(scores: Float32Array, count: number): number[] {
  const best: number[] = [];
  for (let at = 0; at < scores.length; at++) {
    const score = scores[at] ?? 0;
    if (best.length === count && score <= (scores[best[count - 1] ?? 0] ?? 0)) continue;
    let rank = best.length;
    while (rank > 0 && score > (scores[best[rank - 1] ?? 0] ?? 0)) rank--;
    best.splice(rank, 0, at);
    if (best.length > count) best.pop();
  }
  return best;
}
