// Whether the browser has promised not to clear what is stored. Chromium decides without a word and is asked by itself; other browsers
// may ask the person, so they are asked only by a button that says why.

/** `not-told`: this browser has no such promise to give. */
export type Persistence = 'promised' | 'not-promised' | 'not-told';

export function givesPromises(): boolean {
  return navigator.storage?.persisted !== undefined && navigator.storage.persist !== undefined;
}

export async function persistence(): Promise<Persistence> {
  if (!givesPromises()) return 'not-told';
  return (await navigator.storage.persisted()) ? 'promised' : 'not-promised';
}

/** May ask the person. */
export async function askForPersistence(): Promise<Persistence> {
  await navigator.storage?.persist?.();
  return persistence();
}

/** Nothing happens in a browser that might ask. */
export async function keepSilently(): Promise<void> {
  if (decidesAlone()) await navigator.storage?.persist?.().catch(() => false);
}

export function decidesAlone(): boolean {
  // Only Chromium's browsers have it, and none of them asks.
  return 'userAgentData' in navigator;
}
