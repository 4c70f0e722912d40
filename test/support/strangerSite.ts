// Another site on this machine that would like to frame, hold or embed a page of ours. Says what it was asked for.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface StrangerSite {
  /** Without a trailing slash. */
  readonly address: string;
  /** Method and path of every request but for its own pages. */
  readonly requests: string[];
  close(): Promise<void>;
}

/** Its page is empty and allows everything. */
export async function startStrangerSite(): Promise<StrangerSite> {
  const requests: string[] = [];
  const server = createServer(({ method, url }, response) => {
    if (url !== '/stranger' && url !== '/favicon.ico') requests.push(`${method} ${url}`);
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end('<!doctype html><title>stranger</title>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
