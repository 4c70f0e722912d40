// A small build of both pages on disk, and a server in front of one of them that can be made to misbehave.
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, extname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { temporaryFolder } from '../intake/testIntake.ts';

export type Files = Readonly<Record<string, string>>;

export const clientFiles: Files = {
  'index.html': '<!doctype html><link rel="icon" href="/icon.svg"><script src="/assets/a1.js"></script><body>1',
  'icon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  'sw.js': 'const list=[{url:"index.html"},{url:"assets/a1.js"}];',
  'assets/a1.js': 'import("./b2.js");export const reply="ja";',
  'assets/b2.js': 'export const other=2;',
};

export const clinicFiles: Files = {
  'index.html': '<!doctype html><script src="/assets/c3.js"></script><body>2',
  'assets/c3.js': 'export const clinic=3;',
};

/** The folder that holds `client` and `clinic`. */
export function testBuild(files: { readonly client?: Files; readonly clinic?: Files } = {}): string {
  const folder = temporaryFolder();
  for (const [page, each] of Object.entries({ client: clientFiles, clinic: clinicFiles, ...files })) {
    for (const [name, text] of Object.entries(each)) {
      mkdirSync(dirname(join(folder, page, name)), { recursive: true });
      writeFileSync(join(folder, page, name), text);
    }
  }
  return folder;
}

/** Answers a path in its own way; false leaves it to the files. */
export type Misbehaviour = (path: string, response: ServerResponse) => boolean;

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** @returns the address, without a trailing slash */
export async function serveFiles(files: Files, misbehave: Misbehaviour = () => false): Promise<string> {
  const server = createServer((request, response) => {
    const target = request.url ?? '';
    if (misbehave(target, response)) return;
    const name = (target.split('?')[0] ?? '').slice(1) || 'index.html';
    const text = files[name];
    if (text === undefined) response.writeHead(404).end();
    else response.writeHead(200, { 'content-type': contentTypes[extname(name)] ?? '' }).end(text);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
