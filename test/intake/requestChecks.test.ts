import { describe, expect, test } from 'vitest';
import { Admission } from '../../src/intake/admission.ts';
import { openedIntake, TestIntake } from './testIntake.ts';

const corsHeaders = (headers: Headers) => [...headers.keys()].filter((name) => name.startsWith('access-control-'));

describe('a request to the public API', () => {
  test.each(['application/json', 'text/plain', 'multipart/form-data', 'application/octet-stream; charset=utf-8', ''])(
    'D09 with the content type "%s" gets 415',
    async (contentType) => {
      const { intake, clinic, slot } = await openedIntake();
      const answer = await intake.submit(clinic.envelope(slot), { headers: { 'content-type': contentType } });
      expect(answer.status).toBe(415);
      expect(answer.bytes).toHaveLength(0);
    },
  );

  test('D10 of JSON that reaches for prototypes gets 415 and changes none', async () => {
    const { intake } = await openedIntake();
    const body = new TextEncoder().encode('{"__proto__":{"x":1},"constructor":{"prototype":{"x":1}}}');
    const answer = await intake.submit(body, { headers: { 'content-type': 'application/json' } });
    expect(answer.status).toBe(415);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  test.each(['gzip', 'br', 'identity'])('D11 with Content-Encoding %s gets 415', async (encoding) => {
    const { intake, clinic, slot } = await openedIntake();
    const answer = await intake.submit(clinic.envelope(slot), { headers: { 'content-encoding': encoding } });
    expect(answer.status).toBe(415);
  });

  test.each([
    [0, 400],
    [1, 400],
    [8503, 400],
    [8505, 413],
    [1_048_576, 413],
  ])('D08 of %i bytes gets %i', async (length, status) => {
    const { intake } = await openedIntake();
    const answer = await intake.submit(new Uint8Array(length));
    expect(answer.status).toBe(status);
    expect((await intake.status(new Uint8Array(length))).status).toBe(status);
  });

  test('D08 D12 without, with an absurd, or with a false length gets 411, 413 or 400', async () => {
    const { intake, clinic, slot } = await openedIntake();
    const envelope = clinic.envelope(slot);
    const statusOf = async (length: string) =>
      (await intake.submit(envelope, { headers: { 'content-length': length } })).status;
    expect(await statusOf('')).toBe(411);
    expect(await statusOf('9000000')).toBe(413);
    expect(await statusOf('9'.repeat(400))).toBe(400);
    expect(await statusOf('0x2138')).toBe(400);
    const short = envelope.slice(0, 100);
    expect((await intake.submit(short, { headers: { 'content-length': '8504' } })).status).toBe(400);
    expect((await intake.submit(envelope, { headers: { 'transfer-encoding': 'chunked' } })).status).toBe(411);
  });

  test.each(['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND'])(
    'D14 by %s gets 405 and no CORS headers',
    async (method) => {
      const { intake } = await openedIntake();
      const headers = { origin: 'http://127.0.0.1:8787', 'access-control-request-method': 'POST' };
      for (const path of ['/api/v1/submissions', '/api/v1/status']) {
        const answer = await intake.client(path, { method, headers });
        expect(answer.status).toBe(405);
        expect(answer.bytes).toHaveLength(0);
        expect(corsHeaders(answer.headers)).toEqual([]);
      }
    },
  );

  test.each([
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'https://127.0.0.1:8787' },
    { origin: 'http://127.0.0.1:8788' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'http://127.0.0.1:8787', 'sec-fetch-site': 'cross-site' },
  ])('D15 that another page caused (%o) gets 403 and no CORS headers', async (headers) => {
    const { intake, clinic, slot } = await openedIntake();
    const answer = await intake.submit(clinic.envelope(slot), { headers });
    expect(answer.status).toBe(403);
    expect(corsHeaders(answer.headers)).toEqual([]);
    const admin = await intake.clinic('/api/v1/admin/nonce', { headers: { ...headers, origin: headers.origin ?? '' } });
    expect(admin.status).toBe(headers.origin === 'http://127.0.0.1:8788' ? 200 : 403);
  });

  test('D15 that its own page caused is served, also behind a proxy that ends TLS', async () => {
    const { intake, clinic, slot } = await openedIntake();
    const headers = { origin: 'http://127.0.0.1:8787', 'sec-fetch-site': 'same-origin' };
    expect((await intake.submit(clinic.envelope(slot), { headers })).status).toBe(201);
    const behind = await openedIntake({ isHttps: true, hosts: ['form.example'] });
    const call = { host: 'form.example', headers: { origin: 'https://form.example' } };
    expect((await behind.intake.submit(behind.clinic.envelope(behind.slot), call)).status).toBe(201);
  });

  test.each([
    '/api/v1/submissions?x=1',
    '/api/v1/submissions/',
    '/api/v1//submissions',
    '//api/v1/submissions',
    '/api/v1/Submissions',
    '/API/v1/submissions',
    '/api/v1/%73ubmissions',
    '/api%2Fv1/submissions',
    '/api/v1/submissions%00',
    '/api/v1/admin/nonce',
    '/api/v1',
  ])('D31 to %s gets 404', async (path) => {
    const { intake, clinic, slot } = await openedIntake();
    const answer = await intake.client(path, { method: 'POST', body: clinic.envelope(slot) });
    expect(answer.status).toBe(404);
  });

  test('D30 is refused with an empty body and the same headers, whatever the reason', async () => {
    const { intake, clinic, slot } = await openedIntake();
    const envelope = clinic.envelope(slot);
    const answers = await Promise.all([
      intake.submit(new Uint8Array(8504)),
      intake.submit(envelope.slice(1)),
      intake.submit(envelope, { headers: { 'content-type': 'text/plain' } }),
      intake.submit(envelope, { headers: { origin: 'null' } }),
      intake.submit(new Uint8Array(9000)),
      intake.client('/api/v1/nothing', { method: 'POST' }),
    ]);
    expect(answers.map((answer) => answer.status)).toEqual([400, 400, 415, 403, 413, 404]);
    for (const answer of answers) {
      expect(answer.bytes).toHaveLength(0);
      expect([...answer.headers]).toEqual([...(answers[0]?.headers ?? [])]);
    }
  });
});

describe('who is let in', () => {
  test('D22 above the rate, an address gets 429 with Retry-After, for the rest of the minute', async () => {
    const { intake, clinic, slot } = await openedIntake();
    const limits = { requestsPerMinute: 3, maxInFlight: 32 };
    const limited = intake.withAdmission(new Admission(limits, () => intake.nowMs));
    const envelope = clinic.envelope(slot);
    for (const status of [201, 200, 200]) expect((await limited.submit(envelope)).status).toBe(status);
    intake.nowMs += 20_000;
    const refused = await limited.submit(envelope);
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('40');
    expect(refused.bytes).toHaveLength(0);
    intake.nowMs += 40_000;
    expect((await limited.submit(envelope)).status).toBe(200);
  });

  test('more at once than allowed get 503 with Retry-After, and those inside finish', async () => {
    const { intake, clinic, slot } = await openedIntake();
    const limited = intake.withAdmission(
      new Admission({ requestsPerMinute: 1000, maxInFlight: 4 }, () => intake.nowMs),
    );
    const envelope = clinic.envelope(slot);
    const answers = await Promise.all(Array.from({ length: 10 }, () => limited.submit(envelope)));
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 200, 200, 201, 503, 503, 503, 503, 503, 503]);
    expect(answers.find((answer) => answer.status === 503)?.headers.get('retry-after')).toBe('5');
    expect((await limited.submit(envelope)).status).toBe(200);
  });

  test('crash-S11 while stopping, everybody new gets 503', async () => {
    const { intake, clinic, slot } = await openedIntake();
    intake.intake.admission.stop();
    expect((await intake.submit(clinic.envelope(slot))).status).toBe(503);
    expect((await intake.clinic('/api/v1/admin/nonce')).status).toBe(503);
  });
});

describe('a failing store', () => {
  const failing = (code: string) => ({
    around: (store: TestIntake['store']) => ({
      ...store,
      acceptSubmission: () => Promise.reject(Object.assign(new Error('a secret detail'), { code })),
    }),
  });

  test.each([
    ['SQLITE_BUSY', 0],
    ['SQLITE_FULL', 0],
    ['SQLITE_IOERR_FSYNC', 1],
    ['SQLITE_IOERR_WRITE', 1],
    ['SQLITE_CORRUPT', 1],
  ])('K09 with %s answers 503, empty, and ends the process only when it must', async (code, fatal) => {
    const { intake, clinic, slot } = await openedIntake(failing(code));
    const answer = await intake.submit(clinic.envelope(slot));
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('5');
    expect(answer.bytes).toHaveLength(0);
    expect(intake.fatalFaults).toBe(fatal);
    expect(intake.intake.counters.get('failed')).toBe(1);
    expect(await intake.store.commits()).toBe(0);
  });
});

test('health is told on loopback names only', async () => {
  const intake = new TestIntake({ hosts: ['form.example'] });
  // Injected requests have no peer address, which is not a loopback one.
  expect((await intake.client('/healthz', { host: '127.0.0.1:8787' })).status).toBe(404);
  expect((await intake.client('/healthz', { host: 'form.example' })).status).toBe(404);
});
