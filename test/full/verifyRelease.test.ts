// The whole way of a release as docs/release.md tells it, by the commands that people run: the real pages, listed and
// signed, served by the real intake, and checked from outside. Then the same with one thing wrong at a time.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { startIntakeProcess } from '../../src/demo/startIntakeProcess.ts';
import { chromiumPath } from '../support/watchedBrowser.ts';

const folder = mkdtempSync(join(tmpdir(), 'release-'));
const pages = join(folder, 'pages');
const list = join(folder, 'files.txt');
const secret = join(folder, 'release.key');
const signature = join(folder, 'files.sig');
let key = '';

// Without a browser nothing was built for these tests.
const builtTest = test.skipIf(chromiumPath === '');

beforeAll(async () => {
  cpSync('dist/pages', pages, { recursive: true });
  await good('release-list', '--pages', pages, '--out', folder);
  key = /^Public key: (\S+)$/m.exec(await good('release-key', '--secret', secret))?.[1] ?? '';
  await good('sign-release', '--secret', secret, '--list', list);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

builtTest('the list is the build, by another count', () => {
  const twin = (['client', 'clinic'] as const).flatMap((page) =>
    readdirSync(join(pages, page), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .flatMap((path) => {
        const bytes = readFileSync(path);
        const hash = createHash('sha512').update(bytes).digest('base64url');
        const address = path.slice(join(pages, page).length).replaceAll('\\', '/');
        const row = (at: string) => `${page} ${at} ${hash} ${bytes.length}`;
        return address === '/index.html' ? [row('/'), row(address)] : [row(address)];
      }),
  );
  const rows = readFileSync(list, 'utf8').trimEnd().split('\n').slice(1);
  const reordered = rows.map((row) => row.replace(/^(\S+) (\S+) (\S+) (\S+)$/, '$3 $4 $1 $2'));
  expect(reordered).toEqual(twin.sort((left, right) => (left < right ? -1 : 1)));
});

builtTest('H13: the intake serves exactly what was released, on both pages', async () => {
  const { client, clinic } = await serve(pages);
  const { code, output } = await verify('--site', client, '--clinic-site', clinic);
  expect(output).toMatch(
    /^Release .+, signed with the key that you gave\.\n.+ serves what was released.+\n.+ serves what was released.+\n$/,
  );
  expect(code).toBe(0);
});

describe('H13: reported, with exit code 1, is', () => {
  builtTest('one changed byte in any file of either page', async () => {
    const changed = copyOf(pages);
    const names = (['client', 'clinic'] as const).flatMap((page) =>
      readdirSync(join(changed, page), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name)),
    );
    for (const name of names) {
      const bytes = readFileSync(name);
      bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
      writeFileSync(name, bytes);
    }
    const { client, clinic } = await serve(changed);
    const { code, output } = await verify('--site', client, '--clinic-site', clinic);
    expect(code).toBe(1);
    // Both pages have their first file at two addresses, and one of these is asked once more with a query.
    expect(output.match(/^ {2}CHANGED .+ bytes as released, but other bytes$/gm)).toHaveLength(names.length + 4);
  });

  builtTest('one changed byte in one script, and nothing else', async () => {
    const changed = copyOf(pages);
    const script = (/^\S+ (\d+) client (\/assets\/[^.\n]+\.js)$/m.exec(readFileSync(list, 'utf8')) ?? [])[2] ?? '';
    const bytes = readFileSync(join(changed, 'client', script));
    bytes[0] = (bytes[0] ?? 0) ^ 1;
    writeFileSync(join(changed, 'client', script), bytes);
    const { client, clinic } = await serve(changed);
    const { code, output } = await verify('--site', client, '--clinic-site', clinic);
    expect(code).toBe(1);
    expect(output.match(/^ {2}\S+ +\S+:/gm)).toEqual([`  CHANGED  ${script}:`]);
    expect(output).toContain(`${clinic} serves what was released`);
  });

  builtTest('a missing file', async () => {
    const changed = copyOf(pages);
    rmSync(join(changed, 'client/icon.svg'));
    const { code, output } = await verify('--site', (await serve(changed)).client);
    expect(code).toBe(1);
    expect(output).toContain('MISSING  /icon.svg: released, but the site answers 404');
  });

  builtTest('a script that was slipped in', async () => {
    const changed = copyOf(pages);
    const path = join(changed, 'client/index.html');
    writeFileSync(path, readFileSync(path, 'utf8').replace('</head>', '<script src="/assets/x.js"></script></head>'));
    writeFileSync(join(changed, 'client/assets/x.js'), 'export {};');
    const { code, output } = await verify('--site', (await serve(changed)).client);
    expect(code).toBe(1);
    expect(output).toContain('EXTRA    /assets/x.js: not released, but /index.html refers to it');
  });

  builtTest('a signature of somebody else', async () => {
    const other = join(folder, 'other.key');
    await good('release-key', '--secret', other);
    await good('sign-release', '--secret', other, '--list', list, '--out', join(folder, 'other.sig'));
    const { client } = await serve(pages);
    const { code, output } = await npm(
      'verify-release',
      '--site',
      client,
      '--list',
      list,
      '--signature',
      join(folder, 'other.sig'),
      '--key',
      key,
    );
    expect({ code, output }).toEqual({ code: 1, output: expect.stringMatching(/^The signature is WRONG/) });
  });
});

function copyOf(source: string): string {
  const copy = mkdtempSync(join(tmpdir(), 'changed-'));
  onTestFinished(() => rmSync(copy, { recursive: true, force: true }));
  cpSync(source, copy, { recursive: true });
  return copy;
}

async function serve(served: string) {
  const data = mkdtempSync(join(tmpdir(), 'intake-'));
  const intake = await startIntakeProcess('dist/intake/main.js', {
    INTAKE_DATA: join(data, 'intake'),
    INTAKE_CLIENT_PORT: '0',
    INTAKE_CLINIC_PORT: '0',
    INTAKE_CLIENT_FILES: join(served, 'client'),
    INTAKE_CLINIC_FILES: join(served, 'clinic'),
  });
  onTestFinished(async () => {
    await intake.stop();
    rmSync(data, { recursive: true, force: true });
  });
  return intake;
}

function verify(...sites: readonly string[]) {
  return npm('verify-release', ...sites, '--list', list, '--signature', signature, '--key', key);
}

async function good(script: string, ...args: readonly string[]): Promise<string> {
  const { code, output } = await npm(script, ...args);
  if (code !== 0) throw new Error(`${script}: ${output}`);
  return output;
}

async function npm(script: string, ...args: readonly string[]) {
  const child = spawn('npm', ['run', '--silent', script, '--', ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.on('data', (bytes: Buffer) => (output += bytes.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output };
}
