import { parentPort, workerData } from 'node:worker_threads';
import { learn } from './learn.js';

// The thread that `learnAside` starts.
parentPort?.postMessage(learn(workerData));
