// A folder for the plain copy that a backup or a restore works with, beside the database and under the same protection. It
// carries its process's number, so that what a killed one left is found, and what another one works with is not touched.
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** The second form, and the file `restore.new`, are what earlier versions left. */
const namePattern = /^(?:work-(\d+)-.{6}|backup-.{6}|restore\.new)$/;

/** The caller removes it. */
export function makeWorkFolder(dataFolder: string): string {
  removeLeftCopies(dataFolder);
  return mkdtempSync(join(dataFolder, `work-${process.pid}-`));
}

/** Copies of the database that nobody works with any more. */
export function removeLeftCopies(dataFolder: string): void {
  if (!existsSync(dataFolder)) return;
  for (const name of readdirSync(dataFolder)) {
    const found = namePattern.exec(name);
    if (found && !isRunning(Number(found[1] ?? 0))) rmSync(join(dataFolder, name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  if (pid === 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
