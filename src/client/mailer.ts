// What it takes to bring an envelope home: storage, network, clock, chance, locks. No key and no code. The service worker has this much.
import type { RandomBytes } from '../core/random.ts';
import type { ClientStore } from './clientStore.ts';

export interface Mailer {
  readonly database: ClientStore;
  readonly fetch: typeof fetch;
  readonly randomBytes: RandomBytes;
  readonly nowMs: () => number;
  /** Undefined where the browser has no Web Locks. */
  readonly locks: LockManager | undefined;
}
