// A TCP proxy that does to whole requests and answers what networks do: loses, cuts, delays, doubles and reorders them, or
// answers in the place of the intake.

import type { AddressInfo } from 'node:net';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { statementLength } from '../../src/core/statement.ts';
import type { SeededChance } from '../support/seededChance.ts';

/**
 * `straggle`: the sender hears nothing, and what it sent arrives after its own next try. `portal`: a page to log in, and no word
 * of the intake. `mix-up`: its answer to another request. After these two nothing has arrived, and the status says that all is well.
 */
const misfortunes = [
  'drop',
  'cut-request',
  'lose-answer',
  'cut-answer',
  'delay',
  'double',
  'late',
  'straggle',
  'portal',
  'mix-up',
] as const;
export type Misfortune = (typeof misfortunes)[number];

export interface Badness {
  readonly chance: SeededChance;
  /** By path; everything else passes on a connection of its own. */
  readonly isMeant: (path: string) => boolean;
  /** Every whole answer of the target to something meant, whether or not anybody hears of it. */
  readonly onAnswer: (request: Buffer, answer: Buffer) => void;
}

const shortDelayMs = 150;
const lateMs = 300;
const stragglingMs = 9_000;
/** As long as a statement. */
const portalPage = '<html>Log in here</html>'.padEnd(statementLength);
const portal = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: ${portalPage.length}\r\n\r\n${portalPage}`;

export class BadProxy {
  target: number;
  /** What was done to exchanges, and how often. */
  readonly done: Record<Misfortune, number>;
  #badness: Badness | undefined;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #stragglers = new Set<Promise<unknown>>();
  /** The last success by path. */
  readonly #answers = new Map<string, Buffer>();

  private constructor(target: number) {
    this.target = target;
    this.done = Object.fromEntries(misfortunes.map((kind) => [kind, 0])) as Record<Misfortune, number>;
    this.#server = createServer((socket) => {
      this.#sockets.add(socket);
      socket.on('error', () => undefined);
      socket.once('close', () => this.#sockets.delete(socket));
      if (this.#badness) void this.#exchange(socket, this.#badness);
      else this.#pass(socket);
    });
  }

  /** Passes everything on until told to be bad, and can be pointed elsewhere. */
  static async listen(target: number): Promise<BadProxy> {
    const proxy = new BadProxy(target);
    await new Promise<void>((resolve) => proxy.#server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  get host(): string {
    return `127.0.0.1:${this.port}`;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  beBad(badness: Badness): void {
    this.#badness = badness;
    // A connection that is kept would go on passing.
    this.cutAll();
  }

  /** Ends when nothing is under way any more that nobody waits for. */
  async beGood(): Promise<void> {
    this.#badness = undefined;
    await Promise.all(this.#stragglers);
  }

  cutAll(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.cutAll();
    await closed;
  }

  #pass(socket: Socket, first?: Buffer): void {
    const onward = connect(this.target, '127.0.0.1');
    onward.on('error', () => socket.destroy());
    onward.on('close', () => socket.destroy());
    socket.on('close', () => onward.destroy());
    if (first !== undefined) onward.write(first);
    socket.pipe(onward).pipe(socket);
  }

  async #exchange(socket: Socket, badness: Badness): Promise<void> {
    const { chance } = badness;
    const request = await wholeRequest(socket);
    if (!badness.isMeant(pathOf(request))) return this.#pass(socket, forOneRequest(request));
    const kind = chance.isTrue(0.3) ? undefined : chance.one(misfortunes);
    if (kind !== undefined) this.done[kind] += 1;
    if (kind === 'drop') return void socket.destroy();
    const strange = kind === 'portal' ? portal : kind === 'mix-up' ? this.#answers.get(pathOf(request)) : undefined;
    if (strange !== undefined) return void socket.end(strange);
    if (kind === 'straggle') {
      socket.destroy();
      return this.#unheard(wait(chance.below(stragglingMs)).then(() => this.#ask(request, badness)));
    }
    // Others overtake it.
    if (kind === 'delay') await wait(chance.below(shortDelayMs));
    if (kind === 'cut-request') {
      socket.destroy();
      return this.#unheard(this.#ask(request.subarray(0, chance.below(request.length)), badness, true));
    }
    const answer = this.#ask(request, badness);
    if (kind === 'double') this.#unheard(this.#ask(request, badness));
    if (kind === 'lose-answer') {
      socket.destroy();
      return this.#unheard(answer);
    }
    const bytes = await answer;
    if (kind === 'late') await wait(chance.below(lateMs));
    socket.end(kind === 'cut-answer' ? bytes.subarray(0, chance.below(bytes.length + 1)) : bytes);
  }

  #unheard(work: Promise<unknown>): void {
    this.#stragglers.add(work);
    void work.finally(() => this.#stragglers.delete(work));
  }

  #ask(bytes: Buffer, { onAnswer }: Badness, isCut = false): Promise<Buffer> {
    return new Promise((resolve) => {
      const parts: Buffer[] = [];
      const onward = connect(this.target, '127.0.0.1', () => {
        onward.write(bytes);
        if (isCut) onward.destroy();
      });
      onward.on('data', (part) => {
        parts.push(part);
        const answer = Buffer.concat(parts);
        if (!isWhole(answer)) return;
        onAnswer(bytes, answer);
        if (isSuccess(answer)) this.#answers.set(pathOf(bytes), answer);
        onward.destroy();
      });
      onward.on('error', () => undefined);
      onward.on('close', () => resolve(Buffer.concat(parts)));
    });
  }
}

function wholeRequest(socket: Socket): Promise<Buffer> {
  return new Promise((resolve) => {
    let bytes = Buffer.alloc(0);
    const read = (part: Buffer) => {
      bytes = Buffer.concat([bytes, part]);
      if (!isWhole(bytes)) return;
      socket.off('data', read);
      resolve(bytes);
    };
    socket.on('data', read);
  });
}

function pathOf(request: Buffer): string {
  return request.subarray(0, 200).toString('latin1').split(' ')[1] ?? '';
}

export function isSuccess(answer: Buffer): boolean {
  return /^HTTP\/1\.1 20[01] /.test(answer.subarray(0, 13).toString('latin1'));
}

/** The next request comes on another connection, where it is looked at. */
function forOneRequest(request: Buffer): Buffer {
  const end = request.indexOf('\r\n\r\n');
  const head = request
    .subarray(0, end)
    .toString('latin1')
    .replace(/\r\nconnection: [^\r]*/i, '');
  return Buffer.concat([Buffer.from(`${head}\r\nConnection: close`, 'latin1'), request.subarray(end)]);
}

export function bodyOf(message: Buffer): Buffer {
  return message.subarray(message.indexOf('\r\n\r\n') + 4);
}

function isWhole(bytes: Buffer): boolean {
  const end = bytes.indexOf('\r\n\r\n');
  if (end === -1) return false;
  const length = Number(/content-length: (\d+)/i.exec(bytes.subarray(0, end).toString('latin1'))?.[1] ?? 0);
  return bytes.length >= end + 4 + length;
}
