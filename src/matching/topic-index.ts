import { FeatureSpace } from './features.js';
import { dot, forEach, normalize, Postings, type SparseVector } from './sparse-vector.js';

/** A way of asking for a topic. */
export interface Phrasing {
  readonly text: string;
  readonly stems: readonly string[];
}

/** What the index learns a topic from. */
export interface TopicText {
  readonly id: string;
  /** True for a domain that is not ours: it competes, and is never the answer. */
  readonly offTopic: boolean;
  /** The question and its aliases. */
  readonly phrasings: readonly Phrasing[];
  /** The stems of each sentence of the answer: weaker evidence. */
  readonly answer: readonly (readonly string[])[];
}

/** How near a topic is to a question. */
export interface TopicHit {
  readonly topic: string;
  readonly offTopic: boolean;
  /** About 0 to 1.2: how near the topic as a whole is, helped by its nearest phrasing. */
  readonly score: number;
  /** The phrasing that was nearest. */
  readonly nearest: Phrasing;
}

/** How much a sentence of the answer counts beside a phrasing. */
const ANSWER_WEIGHT = 0.15;
/** Below 1 it keeps a word that every phrasing of a topic repeats from speaking for all of it. */
const DAMPING = 0.4;
/** How much a phrasing that says the very same adds to a topic's score. */
const PHRASING_BONUS = 0.2;
/** Of this many topics the nearest phrasings are looked up. */
const RERANKED = 8;

interface IndexedTopic {
  readonly id: string;
  readonly offTopic: boolean;
  readonly phrasings: readonly { readonly phrasing: Phrasing; readonly vector: SparseVector }[];
}

/**
 * Finds topics by the cosine between the question and the sum of all that is known to be said about
 * a topic (a Rocchio classifier: Manning, Raghavan, Schütze 2008, "Introduction to Information
 * Retrieval", section 14.2), over TF-IDF weights of words, word pairs and letter groups. The best
 * topics are then ordered with their nearest phrasings.
 */
export class TopicIndex {
  readonly #isWeak: (stem: string) => boolean;
  readonly #space: FeatureSpace;
  /** Inverse document frequency by feature. */
  readonly #idf: Float32Array;
  readonly #topics: IndexedTopic[];
  readonly #postings: Postings;
  /** By feature: the weights of what is being worked on, and zero again afterwards. */
  readonly #scratch: Float32Array;

  constructor(topics: readonly TopicText[], isWeak: (stem: string) => boolean) {
    this.#isWeak = isWeak;
    this.#space = new FeatureSpace(isWeak);
    const learned = topics.map(({ phrasings }) =>
      phrasings.map((phrasing) => ({ phrasing, features: this.#space.learn(phrasing.stems) })),
    );
    const all = learned.flat();
    this.#idf = inverseFrequencies(
      all.map(({ features }) => features),
      this.#space.size,
    );
    this.#topics = topics.map(({ id, offTopic }, at) => ({
      id,
      offTopic,
      phrasings: (learned[at] ?? []).map(({ phrasing, features }) => ({
        phrasing,
        vector: this.#weighted(features),
      })),
    }));
    this.#scratch = new Float32Array(this.#space.size);
    this.#postings = new Postings(
      topics.map((topic, at) => this.#topicVector(topic, at)),
      this.#space.size,
    );
  }

  /** The topics nearest to the question, best first. */
  search(stems: readonly string[], limit: number): TopicHit[] {
    const question = this.#weighted(this.#space.of(stems));
    const scores = new Float32Array(this.#topics.length);
    forEach(question, (feature, weight) => {
      this.#postings.addTo(scores, feature, weight);
      this.#scratch[feature] = weight;
    });
    const hits = highest(scores, Math.max(limit, RERANKED)).map((topic) =>
      this.#hit(topic, scores[topic] ?? 0),
    );
    forEach(question, (feature) => {
      this.#scratch[feature] = 0;
    });
    return hits
      .filter((hit) => hit !== null)
      .sort((a, b) => b.score - a.score)
      .slice(0, limit);
  }

  /** 0 to 1: how many of the words that tell something occur in nothing that we know. */
  unknownShare(stems: readonly string[]): number {
    const telling = [...new Set(stems)].filter((stem) => !this.#isWeak(stem));
    const unknown = telling.filter((stem) => this.#space.numberOf(stem) === undefined);
    return unknown.length / Math.max(telling.length, 1);
  }

  #hit(topicNumber: number, score: number): TopicHit | null {
    const topic = this.#topics[topicNumber];
    if (!topic || score === 0) return null;
    let nearest = topic.phrasings[0]?.phrasing;
    let similarity = 0;
    for (const { phrasing, vector } of topic.phrasings) {
      const own = dot(vector, this.#scratch);
      if (own > similarity) [similarity, nearest] = [own, phrasing];
    }
    if (!nearest) return null;
    return {
      topic: topic.id,
      offTopic: topic.offTopic,
      score: score + PHRASING_BONUS * similarity ** 2,
      nearest,
    };
  }

  /** Gives the features of a text their TF-IDF weights and length 1, in place. */
  #weighted(vector: SparseVector): SparseVector {
    const { features, weights } = vector;
    for (let at = 0; at < weights.length; at++) {
      weights[at] = (weights[at] ?? 0) * (this.#idf[features[at] ?? 0] ?? 0);
    }
    return normalize(vector);
  }

  #topicVector({ answer }: TopicText, topic: number): SparseVector {
    // The sum is dense for speed, so what was said is noted on the side.
    const sum = this.#scratch;
    const said: number[] = [];
    const add = (vector: SparseVector, share: number): void =>
      forEach(vector, (feature, weight) => {
        if (sum[feature] === 0) said.push(feature);
        sum[feature] = (sum[feature] ?? 0) + share * weight;
      });
    for (const { vector } of this.#topics[topic]?.phrasings ?? []) add(vector, 1);
    for (const stems of answer) add(this.#weighted(this.#space.of(stems)), ANSWER_WEIGHT);
    const weights = said.map((feature) => (sum[feature] ?? 0) ** DAMPING);
    for (const feature of said) sum[feature] = 0;
    return normalize({ features: said, weights });
  }
}

/** TF-IDF's second half: log(1 + texts / texts with the feature). */
function inverseFrequencies(texts: readonly SparseVector[], features: number): Float32Array {
  const counts = new Float32Array(features);
  for (const text of texts) {
    for (const feature of text.features) counts[feature] = (counts[feature] ?? 0) + 1;
  }
  return counts.map((count) => Math.log(1 + texts.length / count));
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
