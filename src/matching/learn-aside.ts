import { Worker } from 'node:worker_threads';
import type { Learned, Texts } from './learn.js';

/** Learns from all texts in a thread of its own, so that questions are answered meanwhile. */
export function learnAside({
  topics,
  exercises,
  redFlags,
  language,
  offTopic,
  unanswered,
}: Texts): Promise<Learned> {
  const workerData: Texts = { topics, exercises, redFlags, language, offTopic, unanswered };
  const worker = new Worker(new URL('./learn-worker.js', import.meta.url), { workerData });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`learning ended with code ${code}`)));
  });
}
