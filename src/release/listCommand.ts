// `npm run release-list`: writes the list of the build that lies in dist/pages, or compares it with a list that somebody else made.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hex } from '../core/bytes.ts';
import { sha512 } from '../crypto/primitives.ts';
import { type Command, exitCodes, readOptions } from './commandLine.ts';
import { compareLists } from './compareLists.ts';
import { readBuild } from './readBuild.ts';
import { readListFile } from './readListFile.ts';
import { encodeReleaseJson, encodeReleaseList, type ReleaseList } from './releaseList.ts';

export const listCommand: Command = (args, say) => {
  const read = readOptions(args, ['pages', 'out', 'check']);
  if (!read.ok) return refuse(say, [read.reason]);
  const { pages = 'dist/pages', out = 'dist/release', check } = read.options;
  const build = readBuild(pages, versionOfPackage());
  if (!build.ok) return refuse(say, build.reasons);
  return check === undefined ? write(build.list, out, say) : compare(build.list, check, say);
};

function write(list: ReleaseList, folder: string, say: (line: string) => void): number {
  const bytes = encodeReleaseList(list);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'files.txt'), bytes);
  writeFileSync(join(folder, 'files.json'), encodeReleaseJson(list));
  say(`Release ${list.release}: ${list.files.length} addresses, listed in ${join(folder, 'files.txt')}`);
  say(`Fingerprint of the list: ${fingerprint(bytes)}`);
  return exitCodes.good;
}

function compare(build: ReleaseList, path: string, say: (line: string) => void): number {
  const published = readListFile(path);
  if (!published.ok) return refuse(say, [published.reason]);
  const differences = compareLists(published.list, build);
  for (const difference of differences) say(difference);
  say(differences.length === 0 ? 'This build is what the list says.' : 'This build is NOT what the list says.');
  return differences.length === 0 ? exitCodes.good : exitCodes.differs;
}

/** The first 16 bytes of the SHA-512 of the list, in groups of four digits: short enough to compare by telephone. */
export function fingerprint(list: Uint8Array): string {
  return (hex(sha512(list)).slice(0, 32).match(/.{4}/g) ?? []).join(' ');
}

function versionOfPackage(): string {
  return (JSON.parse(readFileSync('package.json', 'utf8')) as { readonly version: string }).version;
}

function refuse(say: (line: string) => void, reasons: readonly string[]): number {
  for (const reason of reasons) say(reason);
  return exitCodes.undone;
}
