// A static file server on loopback for one test, with a content policy as strict as a script of one's own allows.
import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const contentTypes: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript' };
const policy = "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'none'";

export interface ServedFolder {
  /** Without a trailing slash. */
  readonly address: string;
  close(): Promise<void>;
}

export async function serveFolder(folder: string): Promise<ServedFolder> {
  const server = createServer(({ url = '/' }, response) => {
    const path = join(folder, normalize(new URL(url, 'http://localhost').pathname));
    const contentType = contentTypes[extname(path)];
    if (contentType === undefined || !existsSync(path)) {
      response.writeHead(204).end();
      return;
    }
    response.writeHead(200, { 'content-type': contentType, 'content-security-policy': policy });
    createReadStream(path).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
