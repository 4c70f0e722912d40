// A new version of the page: noticed, told, and taken only when the client says so on a page where nothing is being answered.
import type { Workbox, WorkboxLifecycleEvent } from 'workbox-window';
import { trustedScript } from './trustedScript.ts';
import type { Workings } from './workings.ts';

export const serviceWorkerUrl = '/sw.js';

// A tablet's page is open for weeks: nobody reloads it, so it asks by itself, on the start page alone.
const askAgainMs = 3_600_000;

export interface Updates {
  readonly isReady: () => boolean;
  /** Returns what ends the listening. */
  readonly listen: (listener: () => void) => () => void;
  /** Takes the new version and reloads, once. */
  readonly take: () => void;
  /** Asks whether there is one, at most once an hour. Called where one may be offered. */
  readonly ask: () => void;
}

/**
 * Registers the service worker, once what the page itself needs has come. Where there is none the page works while the network does,
 * and says nothing.
 */
export function watchUpdates(nowMs: () => number, ready: Promise<Pick<Workings, 'Workbox'>>): Updates {
  const listeners = new Set<() => void>();
  let isReady = false;
  /** The new version runs already, taken in another tab: a reload is all that is missing. */
  let isRunning = false;
  let isTaken = false;
  let isReloading = false;
  let askedMs = nowMs();
  let workbox: Workbox | undefined;
  const tell = () => {
    isReady = true;
    for (const listener of listeners) listener();
  };
  const reload = () => {
    if (isReloading) return;
    isReloading = true;
    location.reload();
  };
  const onRunning = ({ isUpdate, isExternal }: WorkboxLifecycleEvent) => {
    if (isTaken) return reload();
    // The very first worker belongs to the version that is shown.
    if (isUpdate !== true && isExternal !== true) return;
    isRunning = true;
    tell();
  };
  const watch = async () => {
    const { Workbox } = await ready;
    if (!('serviceWorker' in navigator)) return;
    workbox = new Workbox(trustedScript(serviceWorkerUrl));
    workbox.addEventListener('waiting', tell);
    workbox.addEventListener('controlling', onRunning);
    // A page that no worker controls yet (the very first visit) is told by this alone.
    workbox.addEventListener('activated', onRunning);
    await workbox.register();
  };
  void watch().catch(() => undefined);
  return {
    isReady: () => isReady,
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    take: () => {
      if (isTaken) return;
      isTaken = true;
      if (isRunning) reload();
      else workbox?.messageSkipWaiting();
    },
    ask: () => {
      if (Math.abs(nowMs() - askedMs) < askAgainMs) return;
      askedMs = nowMs();
      workbox?.update().catch(() => undefined);
    },
  };
}

/** For a page without a service worker (development). */
export const noUpdates: Updates = {
  isReady: () => false,
  listen: () => () => undefined,
  take: () => undefined,
  ask: () => undefined,
};
