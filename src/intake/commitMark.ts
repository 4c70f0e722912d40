// The commit counter's twin outside the database: one number in a small file. A database that has counted less than its
// mark came out of a backup, or lost commits in some other way.
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** Undefined when there is no mark. @throws Error when there is one that cannot be read */
export function readMark(path: string): number | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  if (!/^\d{1,15}\n$/.test(text)) throw new Error(`${path} is damaged`);
  return Number(text);
}

/** Whole or not at all, and durable. */
export function writeMark(path: string, commits: number): void {
  const draft = `${path}.new`;
  const file = openSync(draft, 'w', 0o600);
  try {
    writeSync(file, `${commits}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(draft, path);
  const folder = openSync(dirname(path), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
