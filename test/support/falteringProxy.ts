// Stands between a browser and the intake's client listener and fails on command: loses answers, cuts connections, holds
// requests back, or answers in the intake's place. Keeps every exchange, so that a test can compare bytes.
// Its own host:port must be among the intake's INTAKE_HOSTS.
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** An answer made up by the proxy. */
export interface Forgery {
  readonly status: number;
  readonly contentType?: string;
  readonly body: Uint8Array;
}

/** What the intake answered. */
export interface IntakeAnswer {
  readonly status: number;
  readonly body: Uint8Array;
}

export type Fault =
  /** The request never arrives. */
  | { readonly kind: 'cut' }
  /** It arrives and is answered; the answer is lost. */
  | { readonly kind: 'lose-answer' }
  /** It has come, of which `onHeld` is told, and is passed on once `until` has resolved. */
  | { readonly kind: 'hold'; readonly until: Promise<unknown>; readonly onHeld?: () => void }
  /** It never arrives; this is answered. */
  | { readonly kind: 'forge'; readonly answer: Forgery }
  /** It arrives and is answered; this is passed back instead. */
  | { readonly kind: 'replace'; readonly by: (answer: IntakeAnswer, request: Uint8Array) => Forgery };

export interface Exchange {
  readonly method: string;
  readonly path: string;
  readonly requestHeaders: IncomingHttpHeaders;
  readonly request: Uint8Array;
  readonly fault: Fault['kind'] | undefined;
  /** Undefined when the request did not arrive. */
  readonly intakeAnswer: IntakeAnswer | undefined;
  /** Undefined when the browser got no answer. */
  readonly browserAnswer: IntakeAnswer | undefined;
}

export class FalteringProxy {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #faults = new Map<string, Fault>();
  readonly #exchanges: Exchange[] = [];
  #target: string | undefined;
  #isSevered = false;

  /** On a free port of 127.0.0.1. */
  static async listen(): Promise<FalteringProxy> {
    const proxy = new FalteringProxy();
    await new Promise<void>((resolve) => proxy.#server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  private constructor() {
    this.#server = createServer((incoming, outgoing) => {
      // A browser that goes away in the middle of a request leaves nothing to answer.
      this.#serve(incoming, outgoing).catch(() => outgoing.destroy());
    });
    this.#server.on('connection', (socket) => {
      if (this.#isSevered) return void socket.destroy();
      this.#sockets.add(socket);
      socket.once('close', () => this.#sockets.delete(socket));
    });
  }

  /** What the browser asks for, and what INTAKE_HOSTS must list. */
  get host(): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  get address(): string {
    return `http://${this.host}`;
  }

  get exchanges(): readonly Exchange[] {
    return this.#exchanges;
  }

  exchangesAt(path: string): readonly Exchange[] {
    return this.#exchanges.filter((exchange) => exchange.path === path);
  }

  /** `address` is the intake's own, without a trailing slash. */
  forwardTo(address: string): void {
    this.#target = address;
  }

  /** Every request to `path` meets this fault until `heal`. */
  failAt(path: string, fault: Fault): void {
    this.#faults.set(path, fault);
  }

  heal(): void {
    this.#faults.clear();
    this.#isSevered = false;
  }

  /** Heals, but requests to `path` wait until the function that this gives is called. */
  healHolding(path: string): () => void {
    this.heal();
    let open = () => {};
    const until = new Promise<void>((resolve) => {
      open = resolve;
    });
    this.failAt(path, { kind: 'hold', until });
    return () => {
      this.#faults.delete(path);
      open();
    };
  }

  /** As when the cable is pulled: open connections end, new ones are refused, until `heal`. */
  sever(): void {
    this.#isSevered = true;
    this.drop();
  }

  /** Connections that are open end; new ones meet what they meet. */
  drop(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  async close(): Promise<void> {
    this.sever();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const path = incoming.url ?? '';
    const fault = this.#faults.get(path);
    const sent = await bytesOf(incoming);
    if (fault?.kind === 'hold') {
      fault.onHeld?.();
      await fault.until;
    }
    const isHeard = fault?.kind !== 'cut' && fault?.kind !== 'forge';
    const answer = isHeard ? await this.#forward(incoming, sent).catch(() => undefined) : undefined;
    const forgery = forgeryOf(fault, answer, sent);
    const isLost =
      fault?.kind === 'lose-answer' || (answer === undefined && forgery === undefined) || outgoing.destroyed;
    const { method = '', headers } = incoming;
    const browserAnswer = isLost ? undefined : (forgery ?? answer);
    const kept = { method, path, requestHeaders: headers, request: sent, fault: fault?.kind };
    this.#exchanges.push({ ...kept, intakeAnswer: answer, browserAnswer });
    if (browserAnswer === undefined) return void outgoing.destroy();
    if (forgery === undefined && answer !== undefined) outgoing.writeHead(answer.status, answer.headers);
    else outgoing.writeHead(browserAnswer.status, forgedHeaders(forgery));
    outgoing.end(browserAnswer.body);
  }

  #forward(incoming: IncomingMessage, body: Uint8Array): Promise<IntakeAnswer & { headers: IncomingHttpHeaders }> {
    return new Promise((resolve, reject) => {
      const { method, url, headers } = incoming;
      const forwarded = request(`${this.#target}${url}`, { method, headers: { ...headers, connection: 'close' } });
      forwarded.on('error', reject);
      forwarded.on('response', (response) => {
        bytesOf(response).then((answered) => {
          // A browser repeats a request by itself when a connection that it used before breaks: each gets its own.
          const answerHeaders = { ...response.headers, connection: 'close' };
          resolve({ status: response.statusCode ?? 0, headers: answerHeaders, body: answered });
        }, reject);
      });
      forwarded.end(body);
    });
  }
}

function forgeryOf(fault: Fault | undefined, answer: IntakeAnswer | undefined, sent: Uint8Array): Forgery | undefined {
  if (fault?.kind === 'forge') return fault.answer;
  return fault?.kind === 'replace' && answer !== undefined ? fault.by(answer, sent) : undefined;
}

function forgedHeaders(forgery: Forgery | undefined): Readonly<Record<string, string>> {
  return { 'content-type': forgery?.contentType ?? 'application/octet-stream', connection: 'close' };
}

async function bytesOf(message: IncomingMessage): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  for await (const part of message) parts.push(part as Buffer);
  return Uint8Array.from(Buffer.concat(parts));
}
