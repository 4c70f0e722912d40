// Starts the key worker for one derivation and ends it afterwards. Cancelling terminates it at once, with all that it held.
import kdfWorkerUrl from './kdfWorker.ts?worker&url';
import { trustedScript } from './trustedScript.ts';

export interface Derivation {
  /** The 32-byte root. Rejects when the worker cannot run; never settles after `cancel`. */
  readonly root: Promise<Uint8Array>;
  readonly cancel: () => void;
}

export type DeriveInBackground = (
  codeData: string,
  clinicSalt: Uint8Array,
  onProgress: (fraction: number) => void,
) => Derivation;

export { kdfWorkerUrl };

export const deriveInWorker: DeriveInBackground = (codeData, clinicSalt, onProgress) => {
  const worker = new Worker(trustedScript(kdfWorkerUrl), { type: 'module' });
  const root = new Promise<Uint8Array>((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<{ progress: number } | { root: Uint8Array }>) => {
      if ('progress' in data) return onProgress(data.progress);
      worker.terminate();
      resolve(data.root);
    });
    worker.addEventListener('error', () => {
      worker.terminate();
      reject(new Error('the key worker did not run'));
    });
  });
  worker.postMessage({ codeData, salt: clinicSalt });
  return { root, cancel: () => worker.terminate() };
};
