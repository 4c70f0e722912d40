// Removes everything that this page keeps on the device: database, cached files, service worker. Needs no code and asks nothing.
import type { Device } from './device.ts';

/** Rejects when something is left, for instance because another tab holds the database open. */
export async function eraseDevice({ database }: Device): Promise<void> {
  await database.delete({ disableAutoOpen: false });
  // Browsers that lack these (or withhold them from a page without TLS) have nothing to remove.
  for (const name of (await globalThis.caches?.keys()) ?? []) await globalThis.caches.delete(name);
  const registrations = (await navigator.serviceWorker?.getRegistrations()) ?? [];
  for (const registration of registrations) await registration.unregister();
}

export async function isStoragePersistent(): Promise<boolean> {
  return (await navigator.storage?.persisted?.()) ?? false;
}
