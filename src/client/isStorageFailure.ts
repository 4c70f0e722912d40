// Tells the browser's refusal to read or write (private window, full disk, lost connection) from a fault of ours.
import Dexie from 'dexie';

export function isStorageFailure(error: unknown): boolean {
  return error instanceof Dexie.DexieError || error instanceof DOMException;
}

/** A newer page has written the database: nothing is wrong but that this page is old. */
export function isOutdated(error: unknown): boolean {
  if (!(error instanceof Dexie.DexieError)) return false;
  return error.name === 'VersionError' || isOutdated((error as { readonly inner?: unknown }).inner);
}
