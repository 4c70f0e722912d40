// One http server: limits on time, size and number, and the strictest headers on whatever Node itself answers.
import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerOptions,
  ServerResponse,
  STATUS_CODES,
} from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { headersFor } from './headers.ts';

type Fetch = (request: Request, env: Partial<HttpBindings>) => Response | Promise<Response>;

const limits: ServerOptions = {
  headersTimeout: 5000,
  requestTimeout: 10_000,
  // Node looks only every 30 s by default; the two limits above would be 30 s then.
  connectionsCheckingInterval: 1000,
  keepAliveTimeout: 5000,
  maxHeaderSize: 8192,
};
const maxRequestsPerSocket = 50;
const maxConnections = 200;
const maxHeaderFields = 64;

export function makeListener(fetch: Fetch, isHttps: boolean): Server {
  const headers = headersFor('nothing', isHttps);
  const server = createServer({ ...limits, ServerResponse: responseWith(headers) });
  server.maxRequestsPerSocket = maxRequestsPerSocket;
  server.maxConnections = maxConnections;

  const serve = getRequestListener((request, env) => fetch(request, env as HttpBindings), {
    errorHandler: () => new Response(null, { status: 400, headers: { connection: 'close', 'content-length': '0' } }),
  });
  server.on('request', (request, response) => {
    const status = malformedStatus(request);
    if (status === undefined) void serve(request, response);
    else end(response, status);
  });
  server.on('checkExpectation', (_request, response) => end(response, 417));
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => endSocket(error, socket as Socket, headers));
  return server;
}

/** Resolves with the port in use. */
export function listen(server: Server, port: number, address: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, address, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

/** Stops listening, lets answers under way finish for up to `graceMs`, then cuts what is left. */
export function closeListener(server: Server, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), graceMs);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}

/** A response class that adds the headers where the application gave none, so that no answer of Node's own goes without. */
function responseWith(headers: Readonly<Record<string, string>>): typeof ServerResponse<IncomingMessage> {
  return class extends ServerResponse<IncomingMessage> {
    constructor(...parameters: ConstructorParameters<typeof ServerResponse<IncomingMessage>>) {
      super(...parameters);
      // No clock finer than the day of a receipt leaves this server.
      this.sendDate = false;
    }

    override writeHead(status: number, ...rest: readonly unknown[]): this {
      const given = rest.at(-1);
      const isWhole = typeof given === 'object' && given !== null && 'content-security-policy' in given;
      if (!isWhole)
        for (const [name, value] of Object.entries(headers)) if (!this.hasHeader(name)) this.setHeader(name, value);
      return Reflect.apply(super.writeHead, this, [status, ...rest]) as this;
    }
  };
}

function malformedStatus(request: IncomingMessage): 400 | 431 | undefined {
  if (request.rawHeaders.length > 2 * maxHeaderFields) return 431;
  const hosts = request.rawHeaders.filter((entry, index) => index % 2 === 0 && entry.toLowerCase() === 'host');
  return hosts.length > 1 ? 400 : undefined;
}

function end(response: ServerResponse, status: number): void {
  response.writeHead(status, { connection: 'close', 'content-length': '0' }).end();
}

function endSocket(error: NodeJS.ErrnoException, socket: Socket, headers: Readonly<Record<string, string>>): void {
  const underWay = (socket as Socket & { readonly _httpMessage?: ServerResponse | null })._httpMessage;
  if (error.code === 'ECONNRESET' || !socket.writable || underWay?.headersSent) {
    socket.destroy();
    return;
  }
  const status = error.code === 'HPE_HEADER_OVERFLOW' ? 431 : error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400;
  const fields = Object.entries({ ...headers, connection: 'close', 'content-length': '0' });
  const head = fields.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${head}\r\n`, () => socket.destroy());
}
