// Starts a worker for one task and ends it afterwards, so that nothing secret outlives the task there.
import { trustedScript } from './trustedScript.ts';
import type { RunTask, TaskKind, TaskKinds } from './vaultTask.ts';
import vaultWorkerUrl from './vaultWorker.ts?worker&url';

export { vaultWorkerUrl };

type Reply<Kind extends TaskKind> =
  | { readonly progress: number }
  | { readonly result: TaskKinds[Kind]['result'] }
  | { readonly failed: true };

/** Rejects when the worker cannot run or its work failed. */
export const runInWorker: RunTask = (kind, given, onProgress) =>
  new Promise((resolve, reject) => {
    const worker = new Worker(trustedScript(vaultWorkerUrl), { type: 'module' });
    const end = (settle: () => void) => {
      worker.terminate();
      settle();
    };
    worker.addEventListener('message', ({ data }: MessageEvent<Reply<typeof kind>>) => {
      if ('progress' in data) onProgress?.(data.progress);
      else if ('result' in data) end(() => resolve(data.result));
      else end(() => reject(new Error('the worker could not do its task')));
    });
    worker.addEventListener('error', () => end(() => reject(new Error('the worker did not run'))));
    worker.postMessage({ kind, given });
  });
