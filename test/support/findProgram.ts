// Finds a program that a test drives, or installs Debian's package of it where that may be done. Elsewhere the test is
// skipped and says why (test/skips.json); in continuous integration it then fails.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { installWithApt } from './installWithApt.ts';

/** The program's path; empty when there is none and this is not continuous integration. @throws Error in continuous integration */
export function findProgram(name: string, packageName: string): string {
  const present = inPath(name);
  if (present !== undefined) return present;
  const reason = installWithApt(packageName);
  const installed = inPath(name);
  if (installed !== undefined) return installed;
  const missing = `${name} was not found, and ${packageName} could not be installed: ${reason}`;
  if (process.env['CI'] === 'true') throw new Error(missing);
  process.stdout.write(`${missing}\n`);
  return '';
}

function inPath(name: string): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin'];
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}
