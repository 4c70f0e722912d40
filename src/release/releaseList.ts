// The release list: every address that the two pages of one build are served at, with length and hash.
// Text form, in this order and no other, so that equal builds give equal bytes to sign:
//   release <version>
//   <SHA-512, base64url> <length in bytes> <client|clinic> <path>        one line per address, sorted by page and path
import { fromBase64url, toBase64url } from '../core/base64url.ts';
import { type Bytes, equalBytes } from '../core/bytes.ts';
import { decodeUtf8, encodeUtf8 } from '../core/utf8.ts';
import { sha512 } from '../crypto/primitives.ts';

export const pages = ['client', 'clinic'] as const;
export type Page = (typeof pages)[number];

export interface ReleaseFile {
  readonly page: Page;
  /** From the root of the page's own origin, beginning with `/`. */
  readonly path: string;
  readonly byteLength: number;
  /** Base64url, 86 symbols. */
  readonly sha512: string;
}

export interface ReleaseList {
  readonly release: string;
  readonly files: readonly ReleaseFile[];
}

export type ListReading =
  | { readonly ok: true; readonly list: ReleaseList }
  | { readonly ok: false; readonly reason: string };

const versionPattern = /^\d{1,6}\.\d{1,6}\.\d{1,6}$/;
const pathPattern = /^(?:\/|(?:\/[A-Za-z0-9_-][A-Za-z0-9._-]*)+)$/;
const linePattern = /^([A-Za-z0-9_-]{86}) (0|[1-9]\d{0,8}) (client|clinic) (\S+)$/;
/** Far more than a list ever takes; a file that is longer is something else. */
export const listLimitBytes = 1_000_000;

export function releaseFile(page: Page, path: string, content: Uint8Array): ReleaseFile {
  return { page, path, byteLength: content.length, sha512: toBase64url(sha512(content)) };
}

/** Only paths that mean the same in every file system and need no escape in an address. */
export function isServedPath(path: string): boolean {
  return pathPattern.test(path);
}

/** Sorts; does not check. */
export function encodeReleaseList({ release, files }: ReleaseList): Bytes {
  const lines = [...files]
    .sort(byPageAndPath)
    .map((file) => `${file.sha512} ${file.byteLength} ${file.page} ${file.path}`);
  return encodeUtf8([`release ${release}`, ...lines, ''].join('\n'));
}

/** The same list for programs. */
export function encodeReleaseJson({ release, files }: ReleaseList): string {
  const of = (page: Page) =>
    files
      .filter((file) => file.page === page)
      .sort(byPageAndPath)
      .map(({ path, byteLength, sha512 }) => ({ path, byteLength, sha512 }));
  return `${JSON.stringify({ v: 1, release, pages: { client: of('client'), clinic: of('clinic') } }, null, 2)}\n`;
}

/** Accepts the canonical form alone: one reading for one row of bytes. */
export function parseReleaseList(bytes: Uint8Array): ListReading {
  const text = textOf(bytes);
  if (text === undefined) return { ok: false, reason: 'it is not a text, or far too long' };
  const [first = '', ...lines] = text.split('\n');
  const release = first.replace(/^release /, '');
  if (!first.startsWith('release ') || !versionPattern.test(release))
    return { ok: false, reason: 'its first line must be "release" and a version' };
  if (lines.pop() !== '' || lines.length === 0) return { ok: false, reason: 'it is empty or cut off' };
  const files: ReleaseFile[] = [];
  for (const [index, line] of lines.entries()) {
    const file = fileOf(line);
    if (file === undefined) return { ok: false, reason: `line ${index + 2} is malformed` };
    const previous = files.at(-1);
    if (previous && byPageAndPath(previous, file) >= 0)
      return { ok: false, reason: `line ${index + 2} is out of order or there twice` };
    files.push(file);
  }
  const list = { release, files };
  return equalBytes(encodeReleaseList(list), bytes) ? { ok: true, list } : { ok: false, reason: 'it is malformed' };
}

function textOf(bytes: Uint8Array): string | undefined {
  if (bytes.length > listLimitBytes) return undefined;
  try {
    return decodeUtf8(bytes);
  } catch {
    return undefined;
  }
}

function fileOf(line: string): ReleaseFile | undefined {
  const [, sha512 = '', length = '', page, path = ''] = linePattern.exec(line) ?? [];
  if ((page !== 'client' && page !== 'clinic') || !isServedPath(path) || !isHash(sha512)) return undefined;
  return { page, path, byteLength: Number(length), sha512 };
}

function isHash(text: string): boolean {
  try {
    return fromBase64url(text).length === 64;
  } catch {
    return false;
  }
}

function byPageAndPath(left: ReleaseFile, right: ReleaseFile): number {
  return compare(left.page, right.page) || compare(left.path, right.path);
}

/** By code units, never by a computer's own alphabet. */
function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
