// Starts the key worker for one derivation and ends it afterwards. Cancelling terminates it at once, with all that it held.
import type { DerivedKeys, SlotName } from './derivedKeys.ts';
import kdfWorkerUrl from './kdfWorker.ts?worker&url';
import { trustedScript } from './trustedScript.ts';

export interface Derivation {
  /** Rejects when the worker cannot run; never settles after `cancel`. */
  readonly keys: Promise<DerivedKeys>;
  readonly cancel: () => void;
}

/** `slots`: whose keys are wanted beside the root; awaited while the root is derived. Must not reject. */
export type DeriveInBackground = (
  codeData: string,
  clinicSalt: Uint8Array,
  onProgress: (fraction: number) => void,
  slots: Promise<readonly SlotName[]>,
) => Derivation;

export { kdfWorkerUrl };

export const deriveInWorker: DeriveInBackground = (codeData, clinicSalt, onProgress, slots) => {
  const worker = new Worker(trustedScript(kdfWorkerUrl), { type: 'module' });
  const keys = new Promise<DerivedKeys>((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<{ progress: number } | DerivedKeys>) => {
      if ('progress' in data) return onProgress(data.progress);
      worker.terminate();
      resolve(data);
    });
    worker.addEventListener('error', () => {
      worker.terminate();
      reject(new Error('the key worker did not run'));
    });
  });
  worker.postMessage({ codeData, salt: clinicSalt });
  void slots.then((names) => worker.postMessage({ slots: names }));
  return { keys, cancel: () => worker.terminate() };
};
