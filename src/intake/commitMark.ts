// The commit counter's twin outside the database: a small file with how many commits the database had, and how many
// restores had been confirmed. A database with less than its mark came out of a backup, or lost commits in some other way.
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

export interface Mark {
  readonly commits: number;
  readonly confirmations: number;
}

/** Undefined when there is no mark. @throws Error when there is one that cannot be read */
export function readMark(path: string): Mark | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  // The second number is missing in a mark that was written before it existed.
  const [, commits, confirmations = '0'] = /^(\d{1,15})(?: (\d{1,15}))?\n$/.exec(text) ?? [];
  if (commits === undefined) throw new Error(`${path} is damaged`);
  return { commits: Number(commits), confirmations: Number(confirmations) };
}

/** Whole or not at all, and durable. */
export function writeMark(path: string, mark: Mark): void {
  const draft = `${path}.new`;
  const file = openSync(draft, 'w', 0o600);
  try {
    writeSync(file, `${mark.commits} ${mark.confirmations}\n`);
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
