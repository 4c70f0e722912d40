// Runs tasks of the clinic's page off its thread, and keeps nothing secret between two of them. The page ends the worker: after one
// task, or when there is no more mail (mailWorkers.ts).
import { wipe } from '../crypto/primitives.ts';
import { performTask, type TaskKind, type TaskKinds } from './vaultTask.ts';

const scope = globalThis as unknown as DedicatedWorkerGlobalScope;

interface TaskMessage {
  readonly kind: TaskKind;
  readonly given: TaskKinds[TaskKind]['given'];
}

scope.addEventListener('message', ({ data }: MessageEvent<TaskMessage>) => {
  let shownPercent = -1;
  const onProgress = (fraction: number) => {
    const percent = Math.floor(fraction * 100);
    if (percent <= shownPercent) return;
    shownPercent = percent;
    scope.postMessage({ progress: fraction });
  };
  const randomBytes = (length: number) => crypto.getRandomValues(new Uint8Array(length));
  const task = performTask(data.kind, data.given, randomBytes, onProgress);
  // A worker that opens mail lives on: what it was given does not.
  const done = task.finally(() => 'dailySecrets' in data.given && wipe(...data.given.dailySecrets));
  done.then(
    (result) => scope.postMessage({ result }),
    // An error may carry what it was working on: only the fact that it happened leaves the worker.
    () => scope.postMessage({ failed: true }),
  );
});
