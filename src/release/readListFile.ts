// A release list from disk: unreadable and malformed are answers, not crashes.
import { readFileSync } from 'node:fs';
import { parseReleaseList, type ReleaseList } from './releaseList.ts';

export type ListFileReading =
  | { readonly ok: true; readonly list: ReleaseList; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly reason: string };

export function readListFile(path: string): ListFileReading {
  const bytes = readBytes(path);
  if (bytes === undefined) return { ok: false, reason: `${path} cannot be read` };
  const reading = parseReleaseList(bytes);
  return reading.ok
    ? { ok: true, list: reading.list, bytes }
    : { ok: false, reason: `${path} is not a release list: ${reading.reason}` };
}

/** Undefined when there is no such file, or it is not ours to read. */
export function readBytes(path: string): Uint8Array | undefined {
  try {
    return Uint8Array.from(readFileSync(path));
  } catch {
    return undefined;
  }
}
