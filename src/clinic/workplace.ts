// What the clinic's page takes from the browser it runs in, gathered so that tests can give the same real parts another clock or network.
import type { RandomBytes } from '../core/random.ts';
import { runInWorker } from './runInWorker.ts';
import { saveFile } from './saveFile.ts';
import type { RunTask } from './vaultTask.ts';

export interface Workplace {
  readonly fetch: typeof fetch;
  readonly randomBytes: RandomBytes;
  readonly nowMs: () => number;
  /** Slow or secret work away from the page's thread. */
  readonly runTask: RunTask;
  readonly saveFile: (name: string, bytes: Uint8Array<ArrayBuffer>) => void;
  readonly print: () => void;
}

export function browserWorkplace(): Workplace {
  return {
    fetch: (input, init) => globalThis.fetch(input, init),
    randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
    nowMs: () => Date.now(),
    runTask: runInWorker,
    saveFile,
    print: () => globalThis.print(),
  };
}
