// Two builds of one commit on two computers, as far as one computer can play two: other folders, days, time zones,
// languages, leftovers and environments. The copies hold what git keeps, so that no file of this work tree slips in.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readBuild } from '../../src/release/readBuild.ts';
import { encodeReleaseList } from '../../src/release/releaseList.ts';
import { treeRoot } from '../house/plantedTree.ts';
import { treeFiles } from '../house/tree.ts';

const place = mkdtempSync(join(tmpdir(), 'build-'));
const first = join(place, 'a');
const second = join(place, 'en annan mapp', 'långt ner', 'B');

beforeAll(async () => {
  copyTree(first);
  cpSync(first, second, { recursive: true });
  // What may lie about on somebody's computer.
  writeFileSync(join(second, '.env'), 'NODE_ENV=development\nVITE_LEFTOVER=1\n');
  mkdirSync(join(second, 'dist/pages/client/assets'), { recursive: true });
  writeFileSync(join(second, 'dist/pages/client/assets/old.js'), 'left over');
  await build(first, { TZ: 'UTC', LC_ALL: 'C', NODE_ENV: 'production' });
  await build(second, {
    TZ: 'Pacific/Kiritimati',
    LC_ALL: 'sv_SE.UTF-8',
    NODE_ENV: 'test',
    VITE_LEFTOVER: '2',
    NODE_OPTIONS: `--import=${pathToFileURL(laterClock())}`,
  });
});

afterAll(() => rmSync(place, { recursive: true, force: true }));

describe.each(['client', 'clinic'])('H14: two builds of the %s page', (page) => {
  test('have the same files with the same bytes', () => {
    const hashes = hashesBelow(join(first, 'dist/pages', page));
    expect(hashes.size).toBeGreaterThan(5);
    expect(Object.fromEntries(hashesBelow(join(second, 'dist/pages', page)))).toEqual(Object.fromEntries(hashes));
  });

  test('say nothing of the place where they were made', () => {
    for (const [folder, words] of [
      [first, [place, 'build-']],
      [second, [place, 'en annan mapp', 'Kiritimati', 'LEFTOVER']],
    ] as const) {
      for (const path of filesBelow(join(folder, 'dist/pages', page))) {
        const text = readFileSync(path, 'latin1');
        for (const word of [...words, treeRoot, 'node_modules/']) {
          expect(text.includes(Buffer.from(word).toString('latin1')), `${relative(folder, path)}: ${word}`).toBe(false);
        }
      }
    }
  });
});

test('H14: and so the lists to sign are the same, byte for byte', () => {
  const [one, two] = [first, second].map((folder) => {
    const reading = readBuild(join(folder, 'dist/pages'), '0.1.0');
    return reading.ok ? Buffer.from(encodeReleaseList(reading.list)).toString() : reading.reasons.join('\n');
  });
  expect(one).toMatch(/^release /);
  expect(two).toBe(one);
});

test('H14: a changed word in a text is another build, so that the comparison can fail', async () => {
  const before = hashesBelow(join(first, 'dist/pages/client'));
  const path = join(first, 'locales/sv/ui.json');
  writeFileSync(path, readFileSync(path, 'utf8').replace(/": "(\S)/, '": "x$1'));
  await run(first, 'build:client', {});
  expect(hashesBelow(join(first, 'dist/pages/client'))).not.toEqual(before);
});

function copyTree(folder: string): void {
  for (const path of treeFiles().filter((name) => name !== 'node_modules')) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    cpSync(join(treeRoot, path), join(folder, path));
  }
  symlinkSync(join(treeRoot, 'node_modules'), join(folder, 'node_modules'));
}

/** A module that puts a program's clock 400 days ahead. */
function laterClock(): string {
  const path = join(place, 'laterClock.mjs');
  const code = [
    'const shiftMs = 400 * 86_400_000;',
    'const Clock = Date;',
    'globalThis.Date = class Date extends Clock {',
    '  constructor(...parts) { if (parts.length > 0) super(...parts); else super(Clock.now() + shiftMs); }',
    '  static now() { return Clock.now() + shiftMs; }',
    '};',
  ];
  writeFileSync(path, code.join('\n'));
  return path;
}

async function build(folder: string, environment: Readonly<Record<string, string>>): Promise<void> {
  for (const script of ['build:client', 'build:clinic']) await run(folder, script, environment);
}

/** With the given environment and the way to programs, and nothing else of this process. */
async function run(folder: string, script: string, environment: Readonly<Record<string, string>>): Promise<void> {
  const env = { PATH: process.env['PATH'] ?? '', HOME: place, ...environment };
  const child = spawn('npm', ['run', '--silent', script], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes: Buffer) => (output += bytes.toString()));
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`${script} failed: ${output}`);
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

function hashesBelow(folder: string): ReadonlyMap<string, string> {
  const hashed = filesBelow(folder).map(
    (path) => [relative(folder, path), createHash('sha512').update(readFileSync(path)).digest('hex')] as const,
  );
  return new Map(hashed.sort(([left], [right]) => (left < right ? -1 : 1)));
}
