import { connect } from 'node:net';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { concatBytes } from '../../src/core/bytes.ts';
import { until } from '../support/until.ts';
import { head, rawHttp, statusesOf, statusOf } from './rawHttp.ts';
import { runningIntake, setUpOver } from './runningIntake.ts';
import { signingKey } from './testClinic.ts';

// Whole processes and real sockets, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const line = 'POST /api/v1/submissions HTTP/1.1';

async function openSlot() {
  const running = await runningIntake();
  const made = await setUpOver(running.client, running.clinic, running.setup[0]?.token ?? '', 2);
  const host = `127.0.0.1:${running.clientPort}`;
  const fields = { Host: host, 'Content-Type': 'application/octet-stream', 'Content-Length': '8504' };
  return {
    ...running,
    ...made,
    made: made.clinic,
    clinicAddress: running.clinic,
    host,
    fields,
    slot: made.slots[0] ?? signingKey(),
  };
}

describe('on the wire', () => {
  test('D01 a submission is stored and its receipt comes back', async () => {
    const { clinic, slot, submit } = await openSlot();
    const envelope = clinic.envelope(slot);
    const first = await submit(envelope);
    expect(first.status).toBe(201);
    const again = await submit(envelope);
    expect(again).toEqual({ status: 200, bytes: first.bytes });
  });

  test('D08 a declared length of 9 MB is refused at once and the socket closed', async () => {
    const { clientPort, fields } = await openSlot();
    const answer = await rawHttp(clientPort, head(line, { ...fields, 'Content-Length': '9000000' }), { quietMs: 4000 });
    expect(statusOf(answer)).toBe(413);
    expect(answer.closedAfterMs).toBeLessThan(4000);
  });

  test('D12 chunked bodies get 411, also of the right size', async () => {
    const { clientPort, fields, clinic, slot } = await openSlot();
    const { 'Content-Length': _none, ...rest } = fields;
    const body = clinic.envelope(slot);
    const start = Buffer.from(`${head(line, { ...rest, 'Transfer-Encoding': 'chunked' })}2138\r\n`);
    const answer = await rawHttp(clientPort, concatBytes(start, body, Buffer.from('\r\n0\r\n\r\n')));
    expect(statusOf(answer)).toBe(411);
  });

  test.each([
    ['both lengths', { 'Content-Length': '8504', 'Transfer-Encoding': 'chunked' }],
    ['a signed length', { 'Content-Length': '+8504' }],
    ['a list of lengths', { 'Content-Length': '8504, 8504' }],
    ['a length twice', { 'Content-Length': '8504', 'content-length': '8504' }],
  ])('D13 %s get 400 and the connection is closed', async (_name, lengths) => {
    const { clientPort, host } = await openSlot();
    const fields = { Host: host, 'Content-Type': 'application/octet-stream', ...lengths };
    const answer = await rawHttp(clientPort, head(line, fields) + 'x'.repeat(8504), { quietMs: 4000 });
    expect(statusOf(answer)).toBe(400);
    expect(answer.closedAfterMs).toBeDefined();
  });

  test.each(['TRACE', 'OPTIONS', 'HEAD', 'GET'])('D14 %s gets 405 without CORS headers', async (method) => {
    const { clientPort, host } = await openSlot();
    const answer = await rawHttp(clientPort, head(`${method} /api/v1/submissions HTTP/1.1`, { Host: host }));
    expect(statusOf(answer)).toBe(405);
    expect(answer.text.toLowerCase()).not.toContain('access-control');
  });

  test('D14 CONNECT and an upgrade are not served', async () => {
    const { clientPort, host } = await openSlot();
    const tunnel = await rawHttp(clientPort, head('CONNECT example:443 HTTP/1.1', { Host: host }));
    expect(statusOf(tunnel)).not.toBe(200);
    const upgrade = { Host: host, Connection: 'Upgrade', Upgrade: 'websocket' };
    expect(statusOf(await rawHttp(clientPort, head('GET /api/v1/status HTTP/1.1', upgrade)))).toBe(405);
  });

  test('D20 header floods, control characters and raw TLS bytes get 431 or 400, and the server lives', async () => {
    const { clientPort, host } = await openSlot();
    const flood = Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`X-${index}`, '1']));
    const cases = [
      [head('GET / HTTP/1.1', { Host: host, 'X-Long': 'x'.repeat(9216) }), 431],
      [head('GET / HTTP/1.1', { Host: host, ...flood }), 431],
      [head('GET / HTTP/1.1', { Host: host, 'X-Nul': 'a\0b' }), 400],
      [head('GET / HTTP/1.1', { Host: host, 'X-Cr': 'a\rb' }), 400],
      [`GET / HTTP/1.1\r\nHost: ${host}\nX: 1\r\n\r\n`, 400],
      [head('GET / HTTP/1.1', { Host: host, host: 'other' }), 400],
      [head('GET / HTTP/1.1'), 400],
      [Buffer.from('16030100c8010000c403036f6d', 'hex'), 400],
      ['\0\0\0\0', 400],
    ] as const;
    for (const [bytes, status] of cases)
      expect([bytes, statusOf(await rawHttp(clientPort, bytes))]).toEqual([bytes, status]);
    expect(statusOf(await rawHttp(clientPort, head('GET / HTTP/1.1', { Host: host })))).toBe(200);
  });

  test('D19 a thousand half-open connections are capped, and a healthy client is served', async () => {
    const { client, clientPort } = await runningIntake();
    const sockets = Array.from({ length: 1000 }, () => {
      const socket = connect(clientPort, '127.0.0.1', () => socket.write('POST /api/v1/submissions HTTP/1.1\r\nHost:'));
      return socket.on('error', () => undefined).resume();
    });
    onTestFinished(() => {
      for (const socket of sockets) socket.destroy();
    });
    const closed = sockets.map((socket) => new Promise((done) => socket.once('close', done)));
    await until('a healthy client', async () => ((await fetch(`${client}/healthz`)).status === 204 ? true : undefined));
    // 200 at a time are held, the rest at no time; in the end nobody who says nothing more is.
    await Promise.all(closed);
  });

  test('D21 of sixty pipelined requests at most fifty are served, in order', async () => {
    const { clientPort, host } = await openSlot();
    const requests = Array.from({ length: 60 }, (_, index) =>
      head(`GET ${index % 2 ? '/' : '/none'} HTTP/1.1`, { Host: host }),
    );
    const answer = await rawHttp(clientPort, requests.join(''), { quietMs: 3000 });
    const served = statusesOf(answer).slice(0, 50);
    expect(served).toEqual(Array.from({ length: 50 }, (_, index) => (index % 2 ? 200 : 404)));
    expect(
      statusesOf(answer)
        .slice(50)
        .every((status) => status === 503),
    ).toBe(true);
  });

  test('D23 X-Forwarded-For changes nothing: the rate is counted by the peer', async () => {
    const { client } = await runningIntake({ INTAKE_REQUESTS_PER_MINUTE: '5' });
    const statuses: number[] = [];
    for (let index = 0; index < 8; index++) {
      const headers = { 'x-forwarded-for': `203.0.113.${index}`, forwarded: `for=203.0.113.${index}` };
      statuses.push((await fetch(`${client}/api/v1/nothing`, { headers })).status);
    }
    expect(statuses).toEqual([404, 404, 404, 404, 404, 429, 429, 429]);
  });

  test('D29 a sender that leaves after the head, in mid-body or after the body leaves no partial row', async () => {
    const { clientPort, fields, clinic, slots, submit } = await openSlot();
    const envelopes = slots.map((slot) => clinic.envelope(slot));
    const [first = new Uint8Array(), second = new Uint8Array()] = envelopes;
    for (const length of [0, 1, 4000, 8503]) {
      const part = concatBytes(Buffer.from(head(line, fields)), first.subarray(0, length));
      await rawHttp(clientPort, part, { patienceMs: 50 });
    }
    expect((await submit(first)).status).toBe(201);
    const whole = concatBytes(Buffer.from(head(line, fields)), second);
    await rawHttp(clientPort, whole, { onConnected: (socket) => socket.end(), patienceMs: 500 });
    expect([200, 201]).toContain((await submit(second)).status);
  });

  test('D21 forty senders whose bodies only drip keep nobody else out', async () => {
    const { clientPort, clinicAddress: address, fields, made, slot, submit } = await openSlot();
    const sockets = await Promise.all(
      Array.from({ length: 40 }, async () => {
        const socket = connect(clientPort, '127.0.0.1');
        socket.on('error', () => undefined);
        onTestFinished(() => void socket.destroy());
        await new Promise((done) => socket.write(`${head(line, fields)}FRM`, done));
        return socket;
      }),
    );
    expect((await submit(made.envelope(slot))).status).toBe(201);
    expect((await fetch(`${address}/api/v1/admin/nonce`)).status).toBe(200);
    expect(sockets.filter((socket) => socket.writable)).toHaveLength(40);
  });

  test.each([
    '/api/v1/submissions?',
    '/api/v1/./submissions',
    '/api/v1/../v1/submissions',
    '/api/v1\\submissions',
    'http://127.0.0.1/api/v1/submissions',
    '/api/v1/submissions%2F',
    '/%2e%2e/%2e%2e/etc/hostname',
    '/../../../etc/hostname',
    '*',
  ])('D31 the untidied target %s gets 404 or 400', async (target) => {
    const { clientPort, fields, clinic, slot } = await openSlot();
    const bytes = concatBytes(Buffer.from(head(`POST ${target} HTTP/1.1`, fields)), clinic.envelope(slot));
    expect([400, 404]).toContain(statusOf(await rawHttp(clientPort, bytes)));
  });

  test('D32 HTTP/1.0 works', async () => {
    const { clientPort, fields, clinic, slot } = await openSlot();
    const start = Buffer.from(head('POST /api/v1/submissions HTTP/1.0', fields));
    const answer = await rawHttp(clientPort, concatBytes(start, clinic.envelope(slot)));
    expect(statusOf(answer)).toBe(201);
  });

  test('an expectation other than 100-continue gets 417, and 100-continue works', async () => {
    const { clientPort, fields, clinic, slot } = await openSlot();
    const odd = await rawHttp(clientPort, head(line, { ...fields, Expect: 'something' }));
    expect(statusOf(odd)).toBe(417);
    const start = Buffer.from(head(line, { ...fields, Expect: '100-continue' }));
    const both = await rawHttp(clientPort, concatBytes(start, clinic.envelope(slot)), { quietMs: 2000 });
    expect(statusesOf(both)).toEqual([100, 201]);
  });

  test('health is told to this machine under its loopback name only', async () => {
    const { client, clientPort } = await runningIntake();
    expect((await fetch(`${client}/healthz`)).status).toBe(204);
    const foreign = await rawHttp(clientPort, head('GET /healthz HTTP/1.1', { Host: 'form.example' }));
    expect(statusOf(foreign)).toBe(404);
  });

  test('F21 the admin API does not exist on the client listener, nor submissions on the clinic listener', async () => {
    const { client, clinic } = await runningIntake();
    expect((await fetch(`${client}/api/v1/admin/nonce`)).status).toBe(404);
    expect((await fetch(`${clinic}/api/v1/admin/nonce`)).status).toBe(200);
    expect((await fetch(`${clinic}/api/v1/submissions`, { method: 'POST' })).status).toBe(404);
  });
});

test('D18 a slow head, a slow body and an idle socket are cut off in time', { timeout: 30_000 }, async () => {
  const { clientPort } = await runningIntake();
  const fields = {
    Host: `127.0.0.1:${clientPort}`,
    'Content-Type': 'application/octet-stream',
    'Content-Length': '8504',
  };
  const drip = (start: string, symbol: string) =>
    rawHttp(clientPort, start, {
      quietMs: 20_000,
      onConnected: (socket) => {
        const timer = setInterval(() => socket.write(symbol), 1000);
        socket.on('close', () => clearInterval(timer));
      },
    });
  const [slowHead, slowBody, idle] = await Promise.all([
    drip(`${line}\r\nX-Slow: `, 'x'),
    drip(head(line, fields), 'x'),
    drip('', ''),
  ]);
  expect(slowHead.closedAfterMs).toBeLessThan(10_000);
  expect(slowBody.closedAfterMs).toBeLessThan(15_000);
  expect(idle.closedAfterMs).toBeLessThan(10_000);
});
