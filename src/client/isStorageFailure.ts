// Tells the browser's refusal to read or write (private window, full disk, lost connection) from a fault of ours.
import Dexie from 'dexie';

export function isStorageFailure(error: unknown): boolean {
  return error instanceof Dexie.DexieError || error instanceof DOMException;
}
