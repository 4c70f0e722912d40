// The file with the release key's secret. It belongs on a medium that is kept offline, and never below a folder that
// git keeps: there, one careless command publishes it.
import { existsSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { readBytes } from './readListFile.ts';

export type SecretReading =
  | { readonly ok: true; readonly secret: string }
  | { readonly ok: false; readonly reason: string };

export type SecretWriting = { readonly ok: true } | { readonly ok: false; readonly reason: string };

export function readSecretFile(path: string): SecretReading {
  if (isKeptByGit(path)) return { ok: false, reason: inGit(path) };
  const bytes = readBytes(path);
  if (bytes === undefined) return { ok: false, reason: `${path} cannot be read` };
  const [, secret] = /^([0-9a-f]{64})\n?$/.exec(new TextDecoder().decode(bytes)) ?? [];
  return secret === undefined ? { ok: false, reason: `${path} does not hold a release secret` } : { ok: true, secret };
}

/** For this user's eyes only (mode 0600). Never overwrites: an old secret may be the only one. */
export function writeSecretFile(path: string, secret: string): SecretWriting {
  if (isKeptByGit(path)) return { ok: false, reason: inGit(path) };
  try {
    writeFileSync(path, `${secret}\n`, { flag: 'wx', mode: 0o600 });
    return { ok: true };
  } catch (error) {
    const isThere = (error as NodeJS.ErrnoException).code === 'EEXIST';
    return { ok: false, reason: `${path} ${isThere ? 'is there already and stays' : 'cannot be written'}` };
  }
}

/** Links are followed: a link out of the work tree is outside, a link into it is inside. */
function isKeptByGit(path: string): boolean {
  const file = resolve(path);
  let folder = existsSync(file) ? dirname(realpathSync(file)) : realFolder(dirname(file));
  while (!existsSync(join(folder, '.git'))) {
    const above = dirname(folder);
    if (above === folder) return false;
    folder = above;
  }
  return true;
}

function realFolder(folder: string): string {
  return existsSync(folder) ? realpathSync(folder) : folder;
}

function inGit(path: string): string {
  return `${path} lies in a folder that git keeps. The secret must never be there`;
}
