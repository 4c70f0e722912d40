// A new version of the page: noticed, told, and taken only when the client says so on a page where nothing is being answered.
import { Workbox } from 'workbox-window';
import { trustedScript } from './trustedScript.ts';

export const serviceWorkerUrl = '/sw.js';

export interface Updates {
  readonly isReady: () => boolean;
  /** Returns what ends the listening. */
  readonly listen: (listener: () => void) => () => void;
  /** Takes the new version and reloads, once. */
  readonly take: () => void;
}

/** Registers the service worker. Where there is none the page works while the network does, and says nothing. */
export function watchUpdates(): Updates {
  const listeners = new Set<() => void>();
  let isReady = false;
  let isTaken = false;
  const workbox = 'serviceWorker' in navigator ? new Workbox(trustedScript(serviceWorkerUrl)) : undefined;
  workbox?.addEventListener('waiting', () => {
    isReady = true;
    for (const listener of listeners) listener();
  });
  workbox?.addEventListener('controlling', () => {
    if (isTaken) location.reload();
  });
  workbox?.register().catch(() => undefined);
  return {
    isReady: () => isReady,
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    take: () => {
      isTaken = true;
      workbox?.messageSkipWaiting();
    },
  };
}

/** For a page without a service worker (development). */
export const noUpdates: Updates = { isReady: () => false, listen: () => () => undefined, take: () => undefined };
