// What the client takes from the browser it runs in, gathered so that tests can give the same real parts another clock or network.
import { type DeriveInBackground, deriveInWorker } from './deriveInWorker.ts';
import { LaterStore } from './laterStore.ts';
import type { LaterWorkings } from './laterWorkings.ts';
import type { Mailer } from './mailer.ts';
import { fetchQuestions } from './questionFiles.ts';
import type { FetchQuestions } from './questions.ts';
import { syncTag } from './syncWish.ts';

export interface Device extends Mailer {
  readonly derive: DeriveInBackground;
  readonly fetchQuestions: FetchQuestions;
  /** Asks the browser to wake the service worker when there is network. Undefined where there is no Background Sync. */
  readonly wakeForSending?: (() => Promise<void>) | undefined;
}

export function browserDevice(later: LaterWorkings): Device {
  const isUsable = hasWhatKeepingTakes();
  return {
    database: new LaterStore(
      later.arrival.then(({ openStore }) => openStore(isUsable)),
      isUsable,
    ),
    fetch: (input, init) => globalThis.fetch(input, init),
    randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
    nowMs: () => Date.now(),
    derive: deriveInWorker,
    fetchQuestions,
    locks: navigator.locks,
    wakeForSending: wakingInBrowser(),
  };
}

/** Without a service worker the page does not open again offline, without locks two pages could not share a draft: then nothing is kept. */
function hasWhatKeepingTakes(): boolean {
  return globalThis.indexedDB !== undefined && navigator.serviceWorker !== undefined && navigator.locks !== undefined;
}

interface SyncRegistration {
  readonly sync?: { register(tag: string): Promise<void> };
}

function wakingInBrowser(): (() => Promise<void>) | undefined {
  if (!('SyncManager' in globalThis) || navigator.serviceWorker === undefined) return undefined;
  return async () => {
    const registration = (await navigator.serviceWorker.ready) as SyncRegistration;
    await registration.sync?.register(syncTag);
  };
}
