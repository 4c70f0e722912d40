// Takes what a small file system has left, to the last page: one file that is removed to give it back.
import { closeSync, fstatSync, ftruncateSync, openSync, writeSync } from 'node:fs';

const megabyte = 1_048_576;
const page = 4096;

/** `room` bytes stay free. */
export function fillDisk(file: string, room: number): void {
  const open = openSync(file, 'w');
  try {
    for (const size of [megabyte, page]) writeUntilFull(open, Buffer.alloc(size));
    ftruncateSync(open, Math.max(0, fstatSync(open).size - room));
  } finally {
    closeSync(open);
  }
}

function writeUntilFull(open: number, bytes: Buffer): void {
  try {
    while (writeSync(open, bytes) === bytes.length);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  }
}
