// What the client takes from the browser it runs in, gathered so that tests can give the same real parts another clock or network.
import type { RandomBytes } from '../core/random.ts';
import { ClientDatabase } from './database.ts';
import { type DeriveInBackground, deriveInWorker } from './deriveInWorker.ts';

export interface Device {
  readonly database: ClientDatabase;
  readonly fetch: typeof fetch;
  readonly randomBytes: RandomBytes;
  readonly nowMs: () => number;
  readonly derive: DeriveInBackground;
  /** Undefined where the browser has no Web Locks. */
  readonly locks: LockManager | undefined;
}

export function browserDevice(): Device {
  return {
    database: new ClientDatabase(),
    fetch: (input, init) => globalThis.fetch(input, init),
    randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
    nowMs: () => Date.now(),
    derive: deriveInWorker,
    locks: navigator.locks,
  };
}
