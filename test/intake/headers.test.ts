import { describe, expect, test } from 'vitest';
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
  serviceWorker,
} from './promisedHeaders.ts';
import { head, rawHttp, statusOf } from './rawHttp.ts';
import { runningIntake } from './runningIntake.ts';

const clientTable: readonly (readonly [string, string, number, Expected])[] = [
  ['GET', '/', 200, { ...clientDocument, 'content-type': 'text/html; charset=utf-8' }],
  ['HEAD', '/', 200, { ...clientDocument, 'content-type': 'text/html; charset=utf-8' }],
  ['GET', '/?code=x', 200, { ...clientDocument, 'content-type': 'text/html; charset=utf-8' }],
  ['GET', '/index.html', 200, { ...clientDocument, 'content-type': 'text/html; charset=utf-8' }],
  ['GET', '/index.html?__WB_REVISION__=1', 200, { ...clientDocument, 'content-type': 'text/html; charset=utf-8' }],
  ['GET', '/manifest.webmanifest', 200, { ...clientDocument, 'content-type': 'application/manifest+json' }],
  ['GET', '/icon.svg', 200, { ...clientDocument, 'content-type': 'image/svg+xml' }],
  ['GET', '/icon.png', 200, { ...clientDocument, 'content-type': 'image/png' }],
  ['GET', '/assets/aB3-_x.js', 200, { ...clientAsset, 'content-type': 'text/javascript; charset=utf-8' }],
  ['GET', '/assets/aB3-_x.css', 200, { ...clientAsset, 'content-type': 'text/css; charset=utf-8' }],
  ['GET', '/assets/font.woff2', 200, { ...clientAsset, 'content-type': 'font/woff2' }],
  ['GET', '/assets/worker-aB3_x.js', 200, { ...clientWorker, 'content-type': 'text/javascript; charset=utf-8' }],
  [
    'GET',
    '/sw.js',
    200,
    {
      ...serviceWorker,
      'content-type': 'text/javascript; charset=utf-8',
    },
  ],
  ['POST', '/', 405, nothing],
  ['PUT', '/sw.js', 405, nothing],
  ['GET', '/none', 404, nothing],
  ['GET', '/assets/', 404, nothing],
  ['GET', '/assets', 404, nothing],
  ['GET', '/.env', 404, nothing],
  ['GET', '/.well/secret.html', 404, nothing],
  ['GET', '/assets/.map.json', 404, nothing],
  ['GET', '/assets/aB3-_x.js.map', 404, nothing],
  ['GET', '/notes.md', 404, nothing],
  ['GET', '/link.txt', 404, nothing],
  ['GET', '/%2e%2e/data/intake.key', 404, nothing],
  ['GET', '/profile.json', 404, nothing],
  ['GET', '/healthz', 204, nothing],
  ['GET', '/api/v1/submissions', 405, api],
  ['HEAD', '/api/v1/submissions', 405, api],
  ['OPTIONS', '/api/v1/submissions', 405, api],
  ['POST', '/api/v1/submissions', 415, api],
  ['POST', '/api/v1/status', 415, api],
  ['GET', '/api/v1/none', 404, api],
];

const clinicTable: typeof clientTable = [
  ['GET', '/', 200, { ...clinicDocument, 'content-type': 'text/html; charset=utf-8' }],
  ['GET', '/assets/aB3-_x.js', 200, { ...clinicDocument, 'content-type': 'text/javascript; charset=utf-8' }],
  ['GET', '/assets/worker-aB3_x.js', 200, { ...clinicWorker, 'content-type': 'text/javascript; charset=utf-8' }],
  ['GET', '/none', 404, nothing],
  ['DELETE', '/', 405, nothing],
  ['GET', '/api/v1/admin/receipt-key', 200, api],
  ['GET', '/api/v1/admin/nonce', 200, api],
  ['GET', '/api/v1/admin/submissions', 401, api],
  ['POST', '/api/v1/admin/slots', 415, api],
  ['GET', '/api/v1/admin/none', 404, api],
];

function headersOf(text: string): readonly (readonly [string, string])[] {
  const lines = (text.split('\r\n\r\n')[0] ?? '').split('\r\n').slice(1);
  return lines.map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const;
  });
}

describe('the headers', () => {
  test('J01 are exactly the table on the client listener', async () => {
    const { client } = await runningIntake();
    for (const [method, path, status, expected] of clientTable) {
      const response = await fetch(client + path, { method });
      expect([method, path, response.status]).toEqual([method, path, status]);
      expect([path, differences(response.headers, expected)]).toEqual([path, []]);
    }
  });

  test('J01 are exactly the table on the clinic listener', async () => {
    const { clinic } = await runningIntake();
    for (const [method, path, status, expected] of clinicTable) {
      const response = await fetch(clinic + path, { method });
      expect([method, path, response.status]).toEqual([method, path, status]);
      expect([path, differences(response.headers, expected)]).toEqual([path, []]);
    }
  });

  test('J01 are there on what Node answers before any of our code runs', async () => {
    const { clientPort } = await runningIntake({ INTAKE_REQUESTS_PER_MINUTE: '1' });
    const host = { Host: `127.0.0.1:${clientPort}` };
    const cases = [
      ['garbage', 400],
      [head('GET / HTTP/1.1'), 400],
      [head('GET / HTTP/1.1', { ...host, 'X-Long': 'x'.repeat(9000) }), 431],
      [head('GET / HTTP/1.1', { ...host, Expect: 'x' }), 417],
      [head('GET / HTTP/1.1', { Host: 'foreign.example' }), 421],
      [head('GET /\\ HTTP/1.1', host), 400],
      [head('GET /../x HTTP/1.1', host), 404],
    ] as const;
    for (const [bytes, status] of cases) {
      const answer = await rawHttp(clientPort, `${bytes}${bytes === 'garbage' ? '\r\n\r\n' : ''}`);
      expect([bytes, statusOf(answer)]).toEqual([bytes, status]);
      expect([bytes, differences(headersOf(answer.text), nothing)]).toEqual([bytes, []]);
    }
    const statuses = [];
    for (const path of ['/api/v1/none', '/api/v1/none']) {
      const answer = await rawHttp(clientPort, head(`GET ${path} HTTP/1.1`, host));
      statuses.push(statusOf(answer));
      expect(differences(headersOf(answer.text), api)).toEqual([]);
    }
    expect(statuses).toEqual([404, 429]);
  });

  test('J05 are missed by this comparison when one is taken away or changed', async () => {
    const { client } = await runningIntake();
    const response = await fetch(`${client}/assets/worker-aB3_x.js`);
    const expected: Expected = { ...clientWorker, 'content-type': 'text/javascript; charset=utf-8' };
    expect(differences(response.headers, expected)).toEqual([]);
    for (const name of Object.keys(expected)) {
      const without = new Headers(response.headers);
      without.delete(name);
      expect(differences(without, expected)).toEqual([name]);
      without.set(name, 'other');
      expect(differences(without, expected)).toEqual([name]);
    }
    const more = new Headers(response.headers);
    more.set('access-control-allow-origin', '*');
    expect(differences(more, expected)).toEqual(['access-control-allow-origin']);
  });

  test('J08 promise https only where the service is reached by https', async () => {
    const { client } = await runningIntake({ INTAKE_HTTPS: 'yes' });
    for (const path of ['/', '/none', '/api/v1/none']) {
      const response = await fetch(client + path);
      expect(response.headers.get('strict-transport-security')).toBe('max-age=63072000');
    }
  });

  test('J09 J10 J12 set no cookie, clear nothing, tell no time or software, and compress no answer', async () => {
    const { client, clinic } = await runningIntake();
    for (const address of [`${client}/`, `${client}/none`, `${clinic}/`, `${clinic}/api/v1/admin/nonce`]) {
      const { headers } = await fetch(address, { headers: { 'accept-encoding': 'gzip, br' } });
      for (const name of ['set-cookie', 'clear-site-data', 'date', 'server', 'x-powered-by', 'etag'])
        expect([name, headers.get(name)]).toEqual([name, null]);
      // The page itself is the same for everybody.
      if (!address.endsWith('/')) expect(headers.get('content-encoding')).toBeNull();
    }
  });
});
