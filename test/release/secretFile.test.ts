// Where the release key's secret may lie: in a file for one user, outside every folder that git keeps.
import { existsSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readSecretFile, writeSecretFile } from '../../src/release/secretFile.ts';
import { temporaryFolder } from '../intake/testIntake.ts';

const secret = 'ab'.repeat(32);

test('a secret is written for this user alone, and read back', () => {
  const path = join(temporaryFolder(), 'release.key');
  expect(writeSecretFile(path, secret)).toEqual({ ok: true });
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(readSecretFile(path)).toEqual({ ok: true, secret });
});

test('an older secret is never written over', () => {
  const path = join(temporaryFolder(), 'release.key');
  writeSecretFile(path, secret);
  expect(writeSecretFile(path, 'cd'.repeat(32)).ok).toBe(false);
  expect(readFileSync(path, 'utf8')).toBe(`${secret}\n`);
});

test('a clone of this project is no place for it, to write or to read', () => {
  const folder = join(temporaryFolder(), 'clone');
  mkdirSync(join(folder, '.git'), { recursive: true });
  mkdirSync(join(folder, 'deep'));
  writeFileSync(join(folder, 'deep', 'release.key'), `${secret}\n`);
  expect(writeSecretFile(join(folder, 'deep', 'new.key'), secret).ok).toBe(false);
  expect(existsSync(join(folder, 'deep', 'new.key'))).toBe(false);
  expect(readSecretFile(join(folder, 'deep', 'release.key')).ok).toBe(false);
});

test('a work tree made by "git worktree", whose .git is a file, is no place either', () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, '.git'), 'gitdir: elsewhere\n');
  expect(writeSecretFile(join(folder, 'release.key'), secret).ok).toBe(false);
});

test('a link counts as the place that it leads to', () => {
  const inside = temporaryFolder();
  mkdirSync(join(inside, '.git'));
  writeFileSync(join(inside, 'release.key'), `${secret}\n`);
  const outside = temporaryFolder();
  symlinkSync(join(inside, 'release.key'), join(outside, 'link.key'));
  symlinkSync(inside, join(outside, 'folder'));
  expect(readSecretFile(join(outside, 'link.key')).ok).toBe(false);
  expect(writeSecretFile(join(outside, 'folder', 'new.key'), secret).ok).toBe(false);
});

test.each([
  ['empty', ''],
  ['too short', 'ab'],
  ['in capitals', secret.toUpperCase()],
  ['followed by something', `${secret}\n\n`],
  ['preceded by something', ` ${secret}`],
])('a file that is %s holds no secret', (_, text) => {
  const path = join(temporaryFolder(), 'release.key');
  writeFileSync(path, text);
  expect(readSecretFile(path)).toEqual({ ok: false, reason: expect.stringMatching(/does not hold a release secret/) });
});

test('a file that is not there is a reason, not a crash', () => {
  expect(readSecretFile(join(temporaryFolder(), 'none')).ok).toBe(false);
  expect(writeSecretFile(join(temporaryFolder(), 'none', 'deep'), secret).ok).toBe(false);
});
