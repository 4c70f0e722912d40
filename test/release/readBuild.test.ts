// The list of a build: all that is served and nothing else, and no list at all of a build that is not whole.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compareLists } from '../../src/release/compareLists.ts';
import { readBuild } from '../../src/release/readBuild.ts';
import type { ReleaseList } from '../../src/release/releaseList.ts';
import { clientFiles, clinicFiles, testBuild } from './testBuild.ts';

function listOf(folder: string, release = '0.1.0'): ReleaseList {
  const reading = readBuild(folder, release);
  if (!reading.ok) throw new Error(reading.reasons.join('\n'));
  return reading.list;
}

function reasonsFor(client: Readonly<Record<string, string>>, clinic = clinicFiles): string {
  const reading = readBuild(testBuild({ client, clinic }), '0.1.0');
  return reading.ok ? '' : reading.reasons.join('\n');
}

test('every file is listed with its hash and length, and the start page at both its addresses', () => {
  const folder = testBuild();
  const twin = (['client', 'clinic'] as const).flatMap((page) =>
    readdirSync(join(folder, page), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.includes('.'))
      .flatMap((name) => (name === 'index.html' ? [name, ''] : [name]).map((path) => ({ name, path })))
      .map(({ name, path }) => {
        const bytes = readFileSync(join(folder, page, name));
        const sha512 = createHash('sha512').update(bytes).digest('base64url');
        return { page, path: `/${path}`, byteLength: bytes.length, sha512 };
      }),
  );
  expect(twin).toHaveLength(9);
  expect(new Set(listOf(folder).files)).toEqual(new Set(twin));
});

test('hidden files and links are not served, and not listed', () => {
  const folder = testBuild();
  const before = listOf(folder);
  writeFileSync(join(folder, 'client', '.hidden.js'), 'x');
  symlinkSync('/etc/hostname', join(folder, 'client', 'link.txt'));
  expect(listOf(folder)).toEqual(before);
});

describe('no list is made', () => {
  test('when a page is not built', () => {
    expect(reasonsFor({ 'sw.js': '' })).toMatch(/the client page is not built/);
    expect(reasonsFor(clientFiles, { 'x.js': '' })).toMatch(/the clinic page is not built/);
    expect(readBuild('nowhere', '0.1.0').ok).toBe(false);
  });

  test('when a file names one that is not there', () => {
    expect(reasonsFor({ ...clientFiles, 'assets/b2.js': 'import("./gone.js")' })).toBe(
      'client/assets/b2.js names /assets/gone.js, which is not in the build',
    );
  });

  test('when a file names one of the other page, or of another site', () => {
    expect(reasonsFor({ ...clientFiles, 'sw.js': '"assets/c3.js"' })).toMatch(/names \/assets\/c3.js/);
    const foreign = { ...clientFiles, 'index.html': '<script src="https://cdn.example/x.js"></script>' };
    expect(reasonsFor(foreign)).toMatch(/index.html names https:\/\/cdn.example\/x.js/);
  });

  test('when a name cannot be an address', () => {
    expect(reasonsFor({ ...clientFiles, 'två ord.js': '' })).toMatch(/a name that cannot be an address/);
  });
});

describe('two lists', () => {
  test('of the same files do not differ', () => {
    expect(compareLists(listOf(testBuild()), listOf(testBuild()))).toEqual([]);
  });

  test('differ in a changed, a missing and a new file, and each is named', () => {
    const { 'icon.svg': _, ...rest } = clientFiles;
    const other = listOf(
      testBuild({ client: { ...rest, 'index.html': '<script src="/assets/a1.js">', 'n.js': '', 'sw.js': '"n.js"' } }),
      '0.2.0',
    );
    expect([...compareLists(listOf(testBuild()), other)].sort()).toEqual([
      'client/ differs',
      'client/icon.svg is in the list and not in the build',
      'client/index.html differs',
      'client/n.js is in the build and not listed',
      'client/sw.js differs',
      'the list is of release 0.1.0, the build of 0.2.0',
    ]);
  });
});
