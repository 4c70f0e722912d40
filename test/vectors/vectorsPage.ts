// Runs every vector in the page and again in a worker, and leaves both results for the test to read.
import { runVectors, type VectorRun } from './runVectors.ts';

declare global {
  var vectorRuns: { readonly page: VectorRun; readonly worker: VectorRun } | undefined;
}

const worker = new Worker(new URL('./vectorsWorker.ts', import.meta.url), { type: 'module' });
const page = runVectors();
worker.addEventListener('message', ({ data }: MessageEvent<VectorRun>) => {
  globalThis.vectorRuns = { page, worker: data };
});
worker.addEventListener('error', ({ message }) => {
  globalThis.vectorRuns = { page, worker: { passed: 0, failed: [message] } };
});
