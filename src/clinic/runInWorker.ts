// Starts a worker for one task and ends it afterwards, so that nothing secret outlives the task there.
// Opening mail comes in many batches: its workers are kept until there are no more.
import { makeWorkerPool, type WorkerPool } from './mailWorkers.ts';
import { trustedScript } from './trustedScript.ts';
import type { RunTask, TaskKind, TaskKinds } from './vaultTask.ts';
import vaultWorkerUrl from './vaultWorker.ts?worker&url';

export { vaultWorkerUrl };

type Reply<Kind extends TaskKind> =
  | { readonly progress: number }
  | { readonly result: TaskKinds[Kind]['result'] }
  | { readonly failed: true };

const mostMailWorkers = 8;
let mailWorkers: WorkerPool | undefined;

/** Rejects when the worker cannot run, its work failed or was ended; then the worker is ended, too. */
export const runInWorker: RunTask = async (kind, given, onProgress, ended) => {
  if (kind !== 'openMail') {
    const worker = startWorker();
    try {
      return await perform(worker, kind, given, onProgress, ended);
    } finally {
      worker.terminate();
    }
  }
  mailWorkers ??= makeWorkerPool(startWorker, Math.min(mostMailWorkers, Math.max(1, navigator.hardwareConcurrency)));
  const worker = await mailWorkers.take();
  let isBroken = true;
  try {
    const result = await perform(worker, kind, given, onProgress, ended);
    isBroken = false;
    return result;
  } finally {
    mailWorkers.give(worker, isBroken);
  }
};

function startWorker(): Worker {
  return new Worker(trustedScript(vaultWorkerUrl), { type: 'module' });
}

function perform<Kind extends TaskKind>(
  worker: Worker,
  kind: Kind,
  given: TaskKinds[Kind]['given'],
  onProgress: ((fraction: number) => void) | undefined,
  ended: AbortSignal | undefined,
): Promise<TaskKinds[Kind]['result']> {
  const listening = new AbortController();
  const { signal } = listening;
  const done = new Promise<TaskKinds[Kind]['result']>((resolve, reject) => {
    const onMessage = ({ data }: MessageEvent<Reply<Kind>>) => {
      if ('progress' in data) onProgress?.(data.progress);
      else if ('result' in data) resolve(data.result);
      else reject(new Error('the worker could not do its task'));
    };
    worker.addEventListener('message', onMessage, { signal });
    worker.addEventListener('error', () => reject(new Error('the worker did not run')), { signal });
    const onEnd = () => reject(new Error('the task was ended'));
    ended?.addEventListener('abort', onEnd, { signal });
    if (ended?.aborted) onEnd();
    else worker.postMessage({ kind, given });
  });
  return done.finally(() => listening.abort());
}
