// Keeps the page's own files on the device, so that it opens without network. It holds no key and touches nothing else:
// requests to the intake (/api/…, profile and about) are not in its list and pass by unseen and uncached.
import { cleanupOutdatedCaches, type PrecacheEntry, precacheAndRoute } from 'workbox-precaching';

declare const self: ServiceWorkerGlobalScope & { readonly __WB_MANIFEST: readonly (PrecacheEntry | string)[] };

cleanupOutdatedCaches();
// Whatever stands after "?" in the address is ignored: one page answers them all.
precacheAndRoute([...self.__WB_MANIFEST], { ignoreURLParametersMatching: [/.*/] });

// A new version waits until the client has said yes on the start page or after sending.
self.addEventListener('message', ({ data }) => {
  if ((data as { type?: unknown } | null)?.type === 'SKIP_WAITING') void self.skipWaiting();
});
