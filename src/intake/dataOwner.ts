// Whose the intake's files are. A command that somebody else runs would leave files that the running intake cannot read.
import { statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** @throws Error with a message for the operator when this process is not the data folder's user */
export function refuseForeignUser(dataFolder: string): void {
  const uid = process.getuid?.();
  const folder = resolve(dataFolder);
  const owner = statSync(folder, { throwIfNoEntry: false })?.uid ?? (uid === 0 ? ownerAbove(folder) : uid);
  if (owner === uid) return;
  throw new Error(`${dataFolder} belongs to another user: run this as that user (runuser -u avstamning -- ...)`);
}

/** Of the nearest folder that exists: whoever makes the data folder in it makes it their own. */
function ownerAbove(folder: string): number {
  const above = dirname(folder);
  return statSync(above, { throwIfNoEntry: false })?.uid ?? ownerAbove(above);
}
