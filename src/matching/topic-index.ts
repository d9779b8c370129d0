import { addScores, hasWeight, type LinearModel, trainClassifier } from './classifier.js';
import { FeatureSpace, type LearnedFeatures, learnFeatures } from './features.js';
import type { Lexicon } from './lexicon.js';
import { logOdds, trainLogistic } from './logistic.js';
import { dot, type SparseVector } from './sparse-vector.js';

/**
 * What phrasings are of. Topics are ranked, against domains that are not ours (`off-topic`) and subjects
 * that are, but that no topic treats (`unanswered`); those are never the answer. Beside them stand the
 * danger signs (`red-flag`), and what only sounds like one.
 */
export type PhrasingKind = RankedKind | 'red-flag' | 'look-alike';
type RankedKind = 'topic' | Unanswerable['kind'];

/** A domain that is not ours, or a subject that no topic treats. */
export interface Unanswerable {
  readonly id: string;
  readonly kind: 'off-topic' | 'unanswered';
}

/** What the index learns a topic, or another class, from. */
export interface TopicText {
  readonly id: string;
  readonly kind: PhrasingKind;
  /** The stems of the question and of each alias. */
  readonly phrasings: readonly (readonly string[])[];
}

/** What was learned from the phrasings of all topics, as plain data. */
export interface LearnedTopics extends LearnedFeatures {
  readonly topics: readonly Pick<TopicText, 'id' | 'kind'>[];
  readonly model: LinearModel;
  /** By feature: how much it speaks for a question of ours, against the off-topic ones. */
  readonly scope: Float32Array;
}

/** How near a topic, or what competes with the topics, is to a question. */
export interface TopicHit {
  readonly id: string;
  readonly kind: RankedKind;
  /** About 0 to 1. */
  readonly score: number;
}

/** How likely a question describes a danger sign. */
export interface FlagHit {
  readonly flag: string;
  /** 0 to 1. */
  readonly likelihood: number;
}

/** What is found for a question. */
export interface TopicSearch {
  /** The nearest topics, off-topic domains and unanswered subjects, best first. */
  readonly hits: readonly TopicHit[];
  /** 0 to 1: the share of the question's telling words, by how telling they are, that the best topic knows. */
  readonly coverage: number;
  /** Log-odds that such words are from a question of ours and not from an off-topic one. */
  readonly scope: number;
}

/** The same, with the danger signs that are among what is nearest, likeliest first. */
export interface Search extends TopicSearch {
  readonly flags: readonly FlagHit[];
}

/** Trains the index; this takes up to a minute over a whole knowledge base. */
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
    topics: texts.map(({ id, kind }) => ({ id, kind })),
    model: trainClassifier(examples, texts.length, learned.features.length, epochs),
    scope: trainLogistic(
      // What sounds like a danger may be about anything: "my heart sank when the dog ran off".
      examples.flatMap(({ vector, label }) => {
        const kind = texts[label]?.kind;
        return isRanked(kind) ? { vector, positive: kind !== 'off-topic' } : [];
      }),
      learned.features.length,
    ),
  };
}

/** More than are shown, because off-topic domains, dangers and look-alikes are among them. */
const CANDIDATES = 16;

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
  search(stems: readonly string[], limit = CANDIDATES): Search {
    const question = this.#space.vectorOf(stems);
    const best = this.#nearest(question, limit);
    const topic = best.find(({ kind }) => kind === 'topic');
    return {
      hits: best.flatMap(({ id, kind, score }) => (isRanked(kind) ? { id, kind, score } : [])),
      flags: flagsAmong(best),
      coverage: topic === undefined ? 0 : this.#coverage(stems, topic.label),
      scope: logOdds(this.#learned.scope, question),
    };
  }

  /** Only the danger signs among what is nearest to a text, likeliest first. */
  flagsIn(stems: readonly string[]): FlagHit[] {
    return flagsAmong(this.#nearest(this.#space.vectorOf(stems), CANDIDATES));
  }

  /** The nearest classes of any kind, best first, without those that share nothing with the text. */
  #nearest(text: SparseVector, limit: number): Nearest[] {
    this.#scores.fill(0);
    addScores(this.#learned.model, text, this.#scores);
    return highest(this.#scores, limit).flatMap((label) => {
      const found = this.#learned.topics[label];
      return found
        ? [{ id: found.id, kind: found.kind, label, score: this.#scores[label] ?? 0 }]
        : [];
    });
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

function isRanked(kind: PhrasingKind | undefined): kind is RankedKind {
  return kind === 'topic' || kind === 'off-topic' || kind === 'unanswered';
}

/** How sharply scores turn into the likelihood of a danger sign. */
const SHARPNESS = 150;

/** A class near to a text, by its number. */
interface Nearest extends Pick<TopicText, 'id' | 'kind'> {
  readonly label: number;
  readonly score: number;
}

/** The danger signs among the nearest classes, each with its share by softmax. */
function flagsAmong(best: readonly Nearest[]): FlagHit[] {
  const shares = best.map(({ score }) => Math.exp(SHARPNESS * (score - (best[0]?.score ?? 0))));
  const total = shares.reduce((sum, share) => sum + share, 0);
  return best.flatMap(({ id, kind }, at) =>
    kind === 'red-flag' ? { flag: id, likelihood: (shares[at] ?? 0) / total } : [],
  );
}

/** The positions of the highest scores above 0, highest first. */
function highest(scores: Float32Array, count: number): number[] {
  const best: number[] = [];
  for (let at = 0; at < scores.length; at++) {
    const score = scores[at] ?? 0;
    if (score <= 0) continue;
    if (best.length === count && score <= (scores[best[count - 1] ?? 0] ?? 0)) continue;
    let rank = Math.min(best.length, count - 1);
    while (rank > 0 && score > (scores[best[rank - 1] ?? 0] ?? 0)) {
      best[rank] = best[rank - 1] ?? 0;
      rank--;
    }
    best[rank] = at;
  }
  return best;
}
