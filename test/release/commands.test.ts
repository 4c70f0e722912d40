// The four commands one after the other, as docs/release.md tells them, and what they refuse.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Command } from '../../src/release/commandLine.ts';
import { keyCommand } from '../../src/release/keyCommand.ts';
import { listCommand } from '../../src/release/listCommand.ts';
import { signCommand } from '../../src/release/signCommand.ts';
import { verifyCommand } from '../../src/release/verifyCommand.ts';
import { temporaryFolder } from '../intake/testIntake.ts';
import { clientFiles, clinicFiles, serveFiles, testBuild } from './testBuild.ts';

async function run(command: Command, ...args: readonly string[]) {
  const lines: string[] = [];
  const code = await command(args, (line) => lines.push(line));
  return { code, lines, text: lines.join('\n') };
}

/** A build, its list, a key and a signature, made by the commands themselves. */
async function release() {
  const pages = testBuild();
  const folder = temporaryFolder();
  const list = join(folder, 'files.txt');
  const secret = join(folder, 'release.key');
  const listed = await run(listCommand, '--pages', pages, '--out', folder);
  const made = await run(keyCommand, '--secret', secret);
  const signed = await run(signCommand, '--secret', secret, '--list', list);
  const key = /^Public key: (\S+)$/m.exec(made.text)?.[1] ?? '';
  const proof = ['--list', list, '--signature', join(folder, 'files.sig'), '--key', key];
  return { pages, folder, list, secret, listed, made, signed, key, proof };
}

test('list, key, signature and both sites: everything agrees', async () => {
  const { listed, signed, key, proof } = await release();
  const [site, clinicSite] = [await serveFiles(clientFiles), await serveFiles(clinicFiles)];
  const verified = await run(verifyCommand, '--site', site, '--clinic-site', clinicSite, ...proof);
  expect(verified.lines).toEqual([
    expect.stringMatching(/^Release \d+\.\d+\.\d+, signed with the key that you gave\.$/),
    `${site} serves what was released: all 6 addresses are equal, byte for byte.`,
    `${clinicSite} serves what was released: all 3 addresses are equal, byte for byte.`,
  ]);
  expect(verified.code).toBe(0);
  expect(signed.text).toContain(`Public key: ${key}`);
  const fingerprint = /[0-9a-f]{4}(?: [0-9a-f]{4}){7}/.exec(listed.text)?.[0];
  expect(signed.text).toContain(`fingerprint ${fingerprint}`);
});

test('one changed byte on one of two sites is exit code 1', async () => {
  const { proof } = await release();
  const changed = { ...clinicFiles, 'assets/c3.js': 'export const clinic=4;' };
  const [site, clinicSite] = [await serveFiles(clientFiles), await serveFiles(changed)];
  const verified = await run(verifyCommand, '--site', site, '--clinic-site', clinicSite, ...proof);
  expect(verified.code).toBe(1);
  expect(verified.text).toMatch(/CHANGED {2}\/assets\/c3\.js/);
});

describe('a wrong signature is reported, and the site is not even asked', () => {
  const unasked = 'http://127.0.0.1:9';

  test.each<readonly [string, (made: Awaited<ReturnType<typeof release>>) => readonly string[] | undefined]>([
    [
      'of another key',
      ({ proof }) => [...proof.slice(0, -1), '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c'],
    ],
    [
      'over another list',
      ({ list }) =>
        void writeFileSync(
          list,
          readFileSync(list, 'utf8')
            .replace(' 2 ', ' 3 ')
            .replace(/ 40 | 41 | 53 /, ' 54 '),
        ),
    ],
    ['with a flipped bit', ({ folder }) => void flipFirstBit(join(folder, 'files.sig'))],
    ['that is empty', ({ folder }) => void writeFileSync(join(folder, 'files.sig'), '')],
  ])('%s', async (_, spoil) => {
    const made = await release();
    const verified = await run(verifyCommand, '--site', unasked, ...(spoil(made) ?? made.proof));
    expect(verified.code).toBe(1);
    expect(verified.lines[0]).toMatch(/^The signature is WRONG/);
    expect(verified.text).not.toContain(unasked);
  });
});

test("a list of one's own needs no signature, when one says so", async () => {
  const { list } = await release();
  const site = await serveFiles(clientFiles);
  expect((await run(verifyCommand, '--site', site, '--list', list, '--own-build')).code).toBe(0);
});

test('a site that cannot be reached is exit code 2, unless another one differs', async () => {
  const { proof } = await release();
  const down = ['--site', 'http://127.0.0.1:9'];
  expect((await run(verifyCommand, ...down, ...proof)).code).toBe(2);
  const wrong = await serveFiles(clientFiles);
  expect((await run(verifyCommand, ...down, '--clinic-site', wrong, ...proof)).code).toBe(1);
});

test('a build is compared with a list that somebody else made', async () => {
  const { pages, list } = await release();
  expect((await run(listCommand, '--pages', pages, '--check', list)).code).toBe(0);
  const other = testBuild({ client: { ...clientFiles, 'icon.svg': '<svg/>' } });
  const compared = await run(listCommand, '--pages', other, '--check', list);
  expect(compared).toMatchObject({
    code: 1,
    lines: ['client/icon.svg differs', 'This build is NOT what the list says.'],
  });
});

test('a build that is not whole gives no list', async () => {
  const folder = temporaryFolder();
  const listed = await run(listCommand, '--pages', folder, '--out', folder);
  expect(listed.code).toBe(2);
  expect(() => readFileSync(join(folder, 'files.txt'))).toThrow();
});

describe('verify-release refuses', () => {
  const key = 'ab'.repeat(32);
  const full = ['--list', 'l', '--signature', 's', '--key', key];
  const site = ['--site', 'https://form.example'];

  test.each<readonly [string, readonly string[], RegExp]>([
    ['no site', full, /^Say which site/],
    ['a site over plain http', ['--site', 'http://form.example', ...full], /must be the https address/],
    ['a site with a path', ['--site', 'https://form.example/x', ...full], /must be the https address/],
    ['what is no address', ['--site', 'form.example', ...full], /must be the https address/],
    ['no list', [...site, '--signature', 's', '--key', key], /^Say which list/],
    ['a list without a signature', [...site, '--list', 'l'], /--own-build/],
    ['a signature without a key', [...site, '--list', 'l', '--signature', 's'], /--own-build/],
    ['both kinds of trust', [...site, ...full, '--own-build'], /goes without/],
    ['half a key', [...site, ...full.slice(0, -1), 'abc'], /64 digits/],
    ['an option that it does not know', [...site, ...full, '--quick'], /--quick/],
    ['an option given twice', [...site, ...site, ...full], /--site must be given once/],
    ['a list that is not there', [...site, ...full], /cannot be read/],
  ])('%s', async (_, args, reason) => {
    const verified = await run(verifyCommand, ...args);
    expect(verified.code).toBe(2);
    expect(verified.lines[0]).toMatch(reason);
  });
});

test('nothing is signed without a secret, with a wrong one, or when the list is none', async () => {
  const { list, secret, folder } = await release();
  expect((await run(signCommand, '--list', list)).code).toBe(2);
  expect((await run(signCommand, '--list', list, '--secret', list)).code).toBe(2);
  expect((await run(signCommand, '--list', secret, '--secret', secret)).code).toBe(2);
  expect((await run(signCommand, '--list', join(folder, 'none'), '--secret', secret)).code).toBe(2);
  expect((await run(keyCommand)).code).toBe(2);
  expect((await run(keyCommand, '--secret', secret)).code).toBe(2);
});

test('no command ever says the secret', async () => {
  const { secret, listed, made, signed } = await release();
  const text = readFileSync(secret, 'utf8').trim();
  expect([listed, made, signed].map((each) => each.text).join('\n')).not.toContain(text);
});

function flipFirstBit(path: string): void {
  const bytes = readFileSync(path);
  bytes[0] = (bytes[0] ?? 0) ^ 1;
  writeFileSync(path, bytes);
}
