// Removes everything that this page keeps on the device: database, cached files, service worker. Needs no code and asks nothing.
import type { Device } from './device.ts';

// Full databases take longer to remove than empty ones. Nobody is to learn by waiting which of the two this was.
const leastMs = 3_000;

/** Rejects when something is left, for instance because another tab holds the database open. Takes three seconds or more. */
export async function eraseDevice(device: Device): Promise<void> {
  const rest = new Promise((resolve) => setTimeout(resolve, leastMs));
  try {
    await removeAll(device);
  } finally {
    await rest;
  }
}

async function removeAll({ database }: Device): Promise<void> {
  await database.delete({ disableAutoOpen: false });
  // Browsers that lack these (or withhold them from a page without TLS) have nothing to remove.
  for (const name of (await globalThis.caches?.keys()) ?? []) await globalThis.caches.delete(name);
  const registrations = (await navigator.serviceWorker?.getRegistrations()) ?? [];
  for (const registration of registrations) await registration.unregister();
}
