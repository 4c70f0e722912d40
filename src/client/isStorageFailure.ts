// Tells the browser's refusal to read or write (private window, full disk, lost connection) from a fault of ours.
import Dexie from 'dexie';

export function isStorageFailure(error: unknown): boolean {
  return error instanceof Dexie.DexieError || error instanceof DOMException;
}

const lostNames = new Set([
  'InvalidStateError',
  'UnknownError',
  'DatabaseClosedError',
  'OpenFailedError',
  'MissingAPIError',
  'SecurityError',
]);

/** The database cannot be had (missing, withheld, or its connection lost): not a full disk, and not a newer page. */
export function isConnectionLost(error: unknown): boolean {
  if (isOutdated(error) || !(error instanceof Error || error instanceof DOMException)) return false;
  if (isFull(error)) return false;
  return lostNames.has(error.name) || (error.name === 'AbortError' && isConnectionLost(innerOf(error)));
}

function isFull(error: unknown): boolean {
  const name = (error as { readonly name?: unknown } | undefined)?.name;
  return name === 'QuotaExceededError' || (error instanceof Dexie.DexieError && isFull(innerOf(error)));
}

function innerOf(error: unknown): unknown {
  return (error as { readonly inner?: unknown }).inner;
}

/** A newer page has written the database: nothing is wrong but that this page is old. */
export function isOutdated(error: unknown): boolean {
  if (!(error instanceof Dexie.DexieError)) return false;
  return error.name === 'VersionError' || isOutdated((error as { readonly inner?: unknown }).inner);
}
