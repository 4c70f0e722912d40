// The proxy itself, in front of a server that says what it heard.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { FalteringProxy } from '../support/falteringProxy.ts';

const words = (text: string) => Uint8Array.from(Buffer.from(text));

async function proxyInFront() {
  const heard: string[] = [];
  const server = createServer((request, response) => {
    heard.push(`${request.method} ${request.headers.host} ${request.url}`);
    response.writeHead(201, { 'content-type': 'text/plain', 'x-kept': 'yes' }).end('heard');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const proxy = await FalteringProxy.listen();
  proxy.forwardTo(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  onTestFinished(async () => {
    await proxy.close();
    await new Promise((resolve) => server.close(resolve));
  });
  const post = async (path: string) => {
    const response = await fetch(`${proxy.address}${path}`, { method: 'POST', body: 'asked' });
    return { status: response.status, kept: response.headers.get('x-kept'), text: await response.text() };
  };
  return { proxy, heard, post };
}

it('passes on what it is given, under the name that the browser used', async () => {
  const { proxy, heard, post } = await proxyInFront();
  expect(await post('/a?b')).toEqual({ status: 201, kept: 'yes', text: 'heard' });
  expect(heard).toEqual([`POST ${proxy.host} /a?b`]);
  expect(proxy.exchanges).toMatchObject([{ path: '/a?b', request: words('asked'), browserAnswer: { status: 201 } }]);
});

it('cuts a request before it arrives', async () => {
  const { proxy, heard, post } = await proxyInFront();
  proxy.failAt('/a', { kind: 'cut' });
  await expect(post('/a')).rejects.toThrow();
  expect(heard).toEqual([]);
  expect(await post('/b')).toMatchObject({ status: 201 });
});

it('loses an answer after the request arrived', async () => {
  const { proxy, heard, post } = await proxyInFront();
  proxy.failAt('/a', { kind: 'lose-answer' });
  await expect(post('/a')).rejects.toThrow();
  expect(heard).toHaveLength(1);
  expect(proxy.exchanges[0]).toMatchObject({ intakeAnswer: { body: words('heard') }, browserAnswer: undefined });
});

it('holds a request back until it is let go', async () => {
  const { proxy, heard, post } = await proxyInFront();
  let letGo = () => {};
  proxy.failAt('/a', { kind: 'hold', until: new Promise<void>((resolve) => (letGo = resolve)) });
  const held = post('/a');
  expect(await post('/b')).toMatchObject({ status: 201 });
  expect(heard.map((line) => line.at(-1))).toEqual(['b']);
  letGo();
  expect(await held).toMatchObject({ status: 201 });
});

it('answers in the server’s place, with or without asking it', async () => {
  const { proxy, heard, post } = await proxyInFront();
  proxy.failAt('/a', { kind: 'forge', answer: { status: 200, contentType: 'text/html', body: words('<p>') } });
  expect(await post('/a')).toEqual({ status: 200, kept: null, text: '<p>' });
  expect(heard).toEqual([]);
  proxy.failAt('/a', { kind: 'replace', by: ({ status, body }) => ({ status: status + 1, body: body.slice(1) }) });
  expect(await post('/a')).toEqual({ status: 202, kept: null, text: 'eard' });
  expect(heard).toHaveLength(1);
});

it('is as good as no network until it is healed', async () => {
  const { proxy, heard, post } = await proxyInFront();
  proxy.sever();
  await expect(post('/a')).rejects.toThrow();
  proxy.heal();
  expect(await post('/a')).toMatchObject({ status: 201 });
  expect(heard).toHaveLength(1);
});
