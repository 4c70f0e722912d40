// The list's one text form: what is written is read back, and nothing else is a list.
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  encodeReleaseJson,
  encodeReleaseList,
  isServedPath,
  parseReleaseList,
  type ReleaseFile,
  releaseFile,
} from '../../src/release/releaseList.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const file = (page: 'client' | 'clinic', path: string, text: string) => releaseFile(page, path, utf8(text));
const list = {
  release: '0.1.0',
  files: [
    file('clinic', '/', 'c'),
    file('client', '/sw.js', 's'),
    file('client', '/', 'å'),
    file('client', '/a.js', ''),
  ],
};
const lines = new TextDecoder().decode(encodeReleaseList(list)).split('\n');

test('the text has one line an address: hash, length, page, path, sorted, each line ended', () => {
  const hash = (text: string) => createHash('sha512').update(text, 'utf8').digest('base64url');
  expect(lines).toEqual([
    'release 0.1.0',
    `${hash('å')} 2 client /`,
    `${hash('')} 0 client /a.js`,
    `${hash('s')} 1 client /sw.js`,
    `${hash('c')} 1 clinic /`,
    '',
  ]);
});

test('the form for programs says the same', () => {
  const { v, release, pages } = JSON.parse(encodeReleaseJson(list));
  expect({ v, release }).toEqual({ v: 1, release: '0.1.0' });
  const rows = (['client', 'clinic'] as const).flatMap((page) =>
    pages[page].map(({ path, byteLength, sha512 }: ReleaseFile) => `${sha512} ${byteLength} ${page} ${path}`),
  );
  expect(rows).toEqual(lines.slice(1, -1));
});

test('every list is read back as it was written, in whatever order its files were found', () => {
  const name = fc.stringMatching(/^[A-Za-z0-9_-][A-Za-z0-9._-]{0,8}$/);
  const path = fc.array(name, { minLength: 1, maxLength: 3 }).map((names) => `/${names.join('/')}`);
  const files = fc.uniqueArray(
    fc.record({ page: fc.constantFrom('client' as const, 'clinic' as const), path, content: fc.uint8Array() }),
    { selector: ({ page, path }) => page + path, minLength: 1, maxLength: 12 },
  );
  fc.assert(
    fc.property(files, fc.infiniteStream(fc.nat()), (found, order) => {
      const made = found.map(({ page, path, content }) => releaseFile(page, path, content));
      const shuffled = made.map((each) => ({ each, at: order.next().value })).sort((a, b) => a.at - b.at);
      const bytes = encodeReleaseList({ release: '1.2.3', files: shuffled.map(({ each }) => each) });
      expect(bytes).toEqual(encodeReleaseList({ release: '1.2.3', files: made }));
      const read = parseReleaseList(bytes);
      expect(read.ok && new Set(read.list.files)).toEqual(new Set(made));
    }),
    { numRuns: 60 },
  );
});

describe('refused', () => {
  const changed = (change: (copy: string[]) => void) => {
    const copy = [...lines];
    change(copy);
    return utf8(copy.join('\n'));
  };
  const first = lines[1] ?? '';

  test.each<readonly [string, Uint8Array]>([
    ['nothing', utf8('')],
    ['no file', utf8('release 0.1.0\n')],
    ['a cut-off last line', changed((copy) => copy.pop())],
    ['a missing version', changed((copy) => copy.shift())],
    ['a version that is none', changed((copy) => (copy[0] = 'release next'))],
    ['a version with a leading zero sign', changed((copy) => (copy[0] = 'release 0.1.0 '))],
    ['lines out of order', changed((copy) => copy.splice(1, 2, copy[2] ?? '', copy[1] ?? ''))],
    ['a line that is there twice', changed((copy) => copy.splice(1, 0, first))],
    ['an address that is there twice', changed((copy) => copy.splice(2, 0, first.replace(' 2 ', ' 3 ')))],
    ['an empty line', changed((copy) => copy.splice(2, 0, ''))],
    ['carriage returns', utf8(lines.join('\r\n'))],
    ['a byte order mark', utf8(`\u{feff}${lines.join('\n')}`)],
    ['bytes that are no text', Uint8Array.from([...utf8('release 0.1.0\n'), 0xff])],
    ['two spaces', changed((copy) => (copy[1] = first.replace(' 2', '  2')))],
    ['a length with a leading zero', changed((copy) => (copy[1] = first.replace(' 2 ', ' 02 ')))],
    ['a negative length', changed((copy) => (copy[1] = first.replace(' 2 ', ' -2 ')))],
    ['a hash that is too short', changed((copy) => (copy[1] = first.slice(1)))],
    ['a hash with spare bits', changed((copy) => (copy[1] = first.replace(/^(.{85})./, '$1B')))],
    ['a page that is none', changed((copy) => (copy[1] = first.replace('client', 'server')))],
    ['a path that climbs', changed((copy) => (copy[2] = (copy[2] ?? '').replace('/a.js', '/../a.js')))],
    ['a path of another site', changed((copy) => (copy[2] = (copy[2] ?? '').replace('/a.js', '//x.example/a.js')))],
    ['a path with a question mark', changed((copy) => (copy[2] = (copy[2] ?? '').replace('/a.js', '/a.js?x')))],
    ['far too much', utf8(lines.join('\n').repeat(4000))],
  ])('%s', (_, bytes) => {
    expect(parseReleaseList(bytes).ok).toBe(false);
  });

  test('the reason names the line', () => {
    const reading = parseReleaseList(changed((copy) => (copy[3] = 'x')));
    expect(reading).toEqual({ ok: false, reason: 'line 4 is malformed' });
  });
});

test.each(['/', '/a.js', '/assets/a_b-c.d.js'])('%s can be an address', (path) => {
  expect(isServedPath(path)).toBe(true);
});

test.each([
  '',
  'a',
  '//',
  '/.env',
  '/a/../b',
  '/a//b',
  '/assets/',
  '/a b',
  '/å',
  '/a%20',
  '/a?b',
  '/a#b',
  '/a\\b',
  '/a\n',
])('%j can not', (path) => {
  expect(isServedPath(path)).toBe(false);
});
