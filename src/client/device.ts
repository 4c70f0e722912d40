// What the client takes from the browser it runs in, gathered so that tests can give the same real parts another clock or network.
import type { RandomBytes } from '../core/random.ts';
import type { ClientStore } from './clientStore.ts';
import { ClientDatabase } from './database.ts';
import { type DeriveInBackground, deriveInWorker } from './deriveInWorker.ts';
import { FallbackStore } from './fallbackStore.ts';

/** What it takes to bring an envelope home: no key and no code. The service worker has this much. */
export interface Mailer {
  readonly database: ClientStore;
  readonly fetch: typeof fetch;
  readonly randomBytes: RandomBytes;
  readonly nowMs: () => number;
  /** Undefined where the browser has no Web Locks. */
  readonly locks: LockManager | undefined;
}

export interface Device extends Mailer {
  readonly derive: DeriveInBackground;
  /** Asks the browser to wake the service worker when there is network. Undefined where there is no Background Sync. */
  readonly wakeForSending?: (() => Promise<void>) | undefined;
}

export function browserDevice(): Device {
  return {
    database: new FallbackStore(new ClientDatabase(), hasWhatKeepingTakes()),
    fetch: (input, init) => globalThis.fetch(input, init),
    randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
    nowMs: () => Date.now(),
    derive: deriveInWorker,
    locks: navigator.locks,
  };
}

/** Without a service worker the page does not open again offline, without locks two pages could not share a draft: then nothing is kept. */
function hasWhatKeepingTakes(): boolean {
  return globalThis.indexedDB !== undefined && navigator.serviceWorker !== undefined && navigator.locks !== undefined;
}
