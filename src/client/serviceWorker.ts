// Keeps the page's own files on the device, so that it opens without network, and sends what waits when the browser wakes it. It holds
// no key: requests to the intake (/api/…, profile and about) are not in its list and pass by unseen and uncached.
import { cleanupOutdatedCaches, type PrecacheEntry, precacheAndRoute } from 'workbox-precaching';
import { ClientDatabase } from './database.ts';
import { sendWaiting } from './sendWaiting.ts';
import { syncTag } from './syncWish.ts';

interface SyncEvent extends ExtendableEvent {
  readonly tag: string;
  readonly lastChance: boolean;
}

declare const self: ServiceWorkerGlobalScope & { readonly __WB_MANIFEST: readonly (PrecacheEntry | string)[] };

cleanupOutdatedCaches();
// Whatever stands after "?" in the address is ignored: one page answers them all.
precacheAndRoute([...self.__WB_MANIFEST], { ignoreURLParametersMatching: [/.*/] });

// A new version waits until the client has said yes on the start page or after sending.
self.addEventListener('message', ({ data }) => {
  if ((data as { type?: unknown } | null)?.type === 'SKIP_WAITING') void self.skipWaiting();
});

// Only registered where the person wanted it (backgroundSync.ts).
self.addEventListener('sync', (event) => {
  const { tag, lastChance } = event as SyncEvent;
  if (tag === syncTag) (event as SyncEvent).waitUntil(sendNow(lastChance));
});

async function sendNow(isLastChance: boolean): Promise<void> {
  const database = new ClientDatabase();
  // A newer page waits for nobody.
  database.onNewerPage(() => database.close());
  try {
    const outcome = await sendWaiting({
      database,
      fetch: (input, init) => fetch(input, init),
      randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
      nowMs: () => Date.now(),
      locks: navigator.locks,
    });
    for (const page of await self.clients.matchAll({ type: 'window' })) page.postMessage({ type: 'SENT' });
    // The browser tries again by itself when this fails; after its last try the page goes on at its next start.
    if (outcome === 'left' && !isLastChance) throw new Error('not sent yet');
  } finally {
    database.close();
  }
}
