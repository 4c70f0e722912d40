// Every byte that Chromium left in its profile folder, file by file. A cached file says in its head which address it
// came from; session files are sealed with a key that every Chromium on Linux shares, so they are opened.
import { createDecipheriv, pbkdf2Sync } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { bytesTrace, type Trace, textTrace } from './trace.ts';

/** `origin` is that of the page whose built files may lie in caches, such as `http://127.0.0.1:8787`. */
export function readProfileFolder(folder: string, origin: string): readonly Trace[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.flatMap((entry) => {
    const path = join(entry.parentPath, entry.name);
    const place = `profile ${path.slice(folder.length + 1)}`;
    return [textTrace('profile file name', place, 'browser'), traceOfFile(path, place, origin)];
  });
}

function traceOfFile(path: string, place: string, origin: string): Trace {
  const bytes = Uint8Array.from(readFileSync(path));
  const builtFile = cachedFile(path, bytes, origin);
  if (builtFile !== undefined) return { place, bytes, form: 'bytes', origin: 'built', builtFile };
  return bytesTrace(place, isSessionFile(bytes) ? openedSession(bytes, place) : bytes, 'browser');
}

// Entries of Chromium's caches: sixteen hexadecimal digits, and one file for each stream of the entry.
const cacheEntryPattern = /^([0-9a-f]{16})_[0-9s]$/;
const headLength = 512;

/** The built file that a cache entry (or what the browser made of it) stands for; undefined for everything else. */
function cachedFile(path: string, bytes: Uint8Array, origin: string): string | undefined {
  const entry = cacheEntryPattern.exec(basename(path))?.[1];
  if (entry === undefined) return undefined;
  const first = join(path, '..', `${entry}_0`);
  const head = Buffer.from(existsSync(first) ? readFileSync(first) : bytes).subarray(0, headLength);
  const after = head.toString('latin1').split(`${origin}/`).at(-1) ?? '';
  const name = /^(?:assets\/[\w.-]+?|[\w-]+)\.(?:json|js|css|html|png|svg|webmanifest)/.exec(after)?.[0];
  return name ?? (head.includes(`${origin}/`) ? 'index.html' : undefined);
}

const sessionMagic = 'SNSS';
const sealedMagic = 'v10';
// What Chromium uses on Linux where no key ring is at hand; no secret (components/os_crypt/sync/os_crypt_linux.cc).
const sharedKey = pbkdf2Sync('peanuts', 'saltysalt', 1, 16, 'sha1');
const sharedStart = Buffer.alloc(16, ' ');

function isSessionFile(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 4)).toString('latin1') === sessionMagic;
}

/** Magic and version, then records: length (u32, least significant byte first) and bytes. */
function openedSession(bytes: Uint8Array, place: string): Uint8Array {
  const file = Buffer.from(bytes);
  const records: Buffer[] = [];
  for (let at = 8; at + 4 <= file.length; ) {
    const record = file.subarray(at + 4, at + 4 + file.readUInt32LE(at));
    at += 4 + record.length;
    records.push(record.subarray(0, 3).toString('latin1') === sealedMagic ? openedRecord(record, place) : record);
  }
  return Uint8Array.from(Buffer.concat(records));
}

function openedRecord(record: Buffer, place: string): Buffer {
  try {
    const cipher = createDecipheriv('aes-128-cbc', sharedKey, sharedStart);
    return Buffer.concat([cipher.update(record.subarray(sealedMagic.length)), cipher.final()]);
  } catch {
    throw new Error(`${place} is sealed in a way that is not known here: nobody can say what is in it`);
  }
}
