// A file's bytes, or a folder's names, outlive a power cut only after this.
import { closeSync, fsyncSync, openSync } from 'node:fs';

/** `path`: a file or a folder that exists. @throws the system's error when it cannot be opened or the disk fails */
export function syncToDisk(path: string): void {
  const file = openSync(path, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
