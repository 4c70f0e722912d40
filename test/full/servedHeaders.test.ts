// Every address that a built intake with built pages answers, and what it refuses, has literally the promised headers.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoAbout } from '../../src/demo/demoAbout.ts';
import { setUpClinic } from '../../src/demo/setUpClinic.ts';
import { type IntakeProcess, startIntakeProcess } from '../../src/demo/startIntakeProcess.ts';
import {
  api,
  clientAsset,
  clientDocument,
  clientWorker,
  clinicDocument,
  clinicWorker,
  differences,
  type Expected,
  nothing,
  published,
  serviceWorker,
} from '../intake/promisedHeaders.ts';
import { chromiumPath } from '../support/watchedBrowser.ts';

type Row = readonly [method: string, path: string, status: number, headers: Expected];

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

function filesOf(page: 'client' | 'clinic'): readonly string[] {
  const folder = `dist/pages/${page}`;
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `/${relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/')}`)
    .sort();
}

function promisedFor(page: 'client' | 'clinic', path: string): Expected {
  const contentType = contentTypes[extname(path)];
  if (contentType === undefined) throw new Error(`the promise says nothing of ${path}`);
  const isWorker = /[/.]worker-/.test(path);
  const isAsset = path.startsWith('/assets/');
  const client = path === '/sw.js' ? serviceWorker : isWorker ? clientWorker : isAsset ? clientAsset : clientDocument;
  const clinic = isWorker ? clinicWorker : clinicDocument;
  return { ...(page === 'client' ? client : clinic), 'content-type': contentType };
}

const signed = ['/profile.json', '/profile.sig', '/about.json', '/about.sig'];
const refused: readonly Row[] = [
  ['GET', '/none', 404, nothing],
  ['GET', '/assets/', 404, nothing],
  ['GET', '/assets/none.js', 404, nothing],
  ['GET', '//', 404, nothing],
  ['GET', '/%2e%2e/package.json', 404, nothing],
  ['GET', '/api/v1/none', 404, api],
];
const clientOnly: readonly Row[] = [
  ...signed.map(
    (path): Row => [
      'GET',
      path,
      200,
      { ...published, 'content-type': path.endsWith('.json') ? 'application/json' : 'application/octet-stream' },
    ],
  ),
  ...signed.map((path): Row => ['POST', path, 405, nothing]),
  ...['submissions', 'status'].flatMap((name): readonly Row[] => [
    ['GET', `/api/v1/${name}`, 405, api],
    ['PUT', `/api/v1/${name}`, 405, api],
    ['OPTIONS', `/api/v1/${name}`, 405, api],
    ['POST', `/api/v1/${name}`, 415, api],
  ]),
  ['GET', '/api/v1/admin/nonce', 404, api],
];
const clinicOnly: readonly Row[] = [
  ['GET', '/api/v1/admin/receipt-key', 200, api],
  ['GET', '/api/v1/admin/nonce', 200, api],
  ['GET', '/api/v1/admin/submissions', 401, api],
  ['POST', '/api/v1/admin/slots', 415, api],
  ['POST', '/api/v1/submissions', 404, api],
];

function rowsFor(page: 'client' | 'clinic'): readonly Row[] {
  const files = ['/', ...filesOf(page)].flatMap((path): readonly Row[] => {
    const promised = promisedFor(page, path === '/' ? '/index.html' : path);
    return [
      ['GET', path, 200, promised],
      ['HEAD', path, 200, promised],
      ['GET', `${path}?x=1`, 200, promised],
      ['POST', path, 405, nothing],
      ['DELETE', path, 405, nothing],
    ];
  });
  return [...files, ...refused, ...(page === 'client' ? clientOnly : clinicOnly)];
}

describe.skipIf(chromiumPath === '').each([
  { https: 'no', more: {} },
  { https: 'yes', more: { 'strict-transport-security': 'max-age=63072000' } },
])('J01: with https $https', ({ https, more }) => {
  const folder = mkdtempSync(join(tmpdir(), 'headers-'));
  let intake: IntakeProcess;

  beforeAll(async () => {
    intake = await startIntakeProcess('dist/intake/main.js', {
      INTAKE_DATA: join(folder, 'intake'),
      INTAKE_CLIENT_PORT: '0',
      INTAKE_CLINIC_PORT: '0',
      INTAKE_HTTPS: https,
      INTAKE_REQUESTS_PER_MINUTE: '100000',
    });
    const setupToken = intake.setupToken ?? '';
    await setUpClinic({ clinicAddress: intake.clinic, setupToken, about: demoAbout, nowMs: Date.now() });
  });
  afterAll(async () => {
    await intake?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(['client', 'clinic'] as const)(
    'every address of the %s page, and every refusal, is as promised',
    async (page) => {
      const wrong: string[] = [];
      const rows = rowsFor(page);
      expect(rows.length).toBeGreaterThan(60);
      for (const [method, path, status, promised] of rows) {
        const response = await fetch(intake[page] + path, { method });
        await response.arrayBuffer();
        const found = differences(response.headers, { ...promised, ...more });
        if (response.status !== status) wrong.push(`${method} ${path}: ${response.status}`);
        if (found.length > 0) wrong.push(`${method} ${path}: ${found.join(', ')}`);
      }
      expect(wrong).toEqual([]);
    },
  );

  it('J05: a single header taken from a worker’s answer is noticed', async () => {
    const path = filesOf('client').find((name) => name.includes('.worker-')) ?? '';
    const { headers } = await fetch(intake.client + path);
    const promised = { ...promisedFor('client', path), ...more };
    expect(differences(headers, promised)).toEqual([]);
    const without = new Headers(headers);
    without.delete('content-security-policy');
    expect(differences(without, promised)).toEqual(['content-security-policy']);
  });
});
