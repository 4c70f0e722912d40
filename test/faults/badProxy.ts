// A TCP proxy that does to whole requests and answers what networks do: loses, cuts, delays, doubles and reorders them.

import type { AddressInfo } from 'node:net';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { SeededChance } from '../support/seededChance.ts';

export class BadProxy {
  target: number;
  /** How often something was done to an exchange. */
  faults = 0;
  readonly #chance: SeededChance | undefined;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  private constructor(target: number, chance: SeededChance | undefined) {
    this.target = target;
    this.#chance = chance;
    this.#server = createServer((socket) => {
      this.#sockets.add(socket);
      socket.on('error', () => undefined);
      socket.once('close', () => this.#sockets.delete(socket));
      if (this.#chance) void this.#exchange(socket, this.#chance);
      else this.#pass(socket);
    });
  }

  /** Without chance it only passes on, and can be pointed elsewhere. */
  static async listen(target: number, chance?: SeededChance): Promise<BadProxy> {
    const proxy = new BadProxy(target, chance);
    await new Promise<void>((resolve) => proxy.#server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  cutAll(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.cutAll();
    await closed;
  }

  #pass(socket: Socket): void {
    const onward = connect(this.target, '127.0.0.1');
    onward.on('error', () => socket.destroy());
    onward.on('close', () => socket.destroy());
    socket.on('close', () => onward.destroy());
    socket.pipe(onward).pipe(socket);
  }

  async #exchange(socket: Socket, chance: SeededChance): Promise<void> {
    const request = await wholeRequest(socket);
    const kind = chance.one([
      'none',
      'none',
      'drop',
      'cut-request',
      'lose-answer',
      'cut-answer',
      'delay',
      'double',
      'late',
    ] as const);
    if (kind !== 'none') this.faults += 1;
    if (kind === 'drop') return void socket.destroy();
    // Others overtake it.
    if (kind === 'delay') await wait(chance.below(150));
    const cut = chance.below(request.length);
    const answer = this.#ask(kind === 'cut-request' ? request.subarray(0, cut) : request, kind === 'cut-request');
    if (kind === 'double') void this.#ask(request, false);
    if (kind === 'cut-request' || kind === 'lose-answer') {
      socket.destroy();
      return;
    }
    const bytes = await answer;
    if (kind === 'late') await wait(chance.below(300));
    socket.end(kind === 'cut-answer' ? bytes.subarray(0, chance.below(bytes.length + 1)) : bytes);
  }

  #ask(bytes: Buffer, isCut: boolean): Promise<Buffer> {
    return new Promise((resolve) => {
      const parts: Buffer[] = [];
      const onward = connect(this.target, '127.0.0.1', () => {
        onward.write(bytes);
        if (isCut) onward.destroy();
      });
      onward.on('data', (part) => {
        parts.push(part);
        if (isWhole(Buffer.concat(parts))) onward.destroy();
      });
      onward.on('error', () => undefined);
      onward.on('close', () => resolve(Buffer.concat(parts)));
    });
  }
}

function wholeRequest(socket: Socket): Promise<Buffer> {
  return new Promise((resolve) => {
    let bytes = Buffer.alloc(0);
    socket.on('data', (part: Buffer) => {
      bytes = Buffer.concat([bytes, part]);
      if (isWhole(bytes)) resolve(bytes);
    });
  });
}

function isWhole(bytes: Buffer): boolean {
  const end = bytes.indexOf('\r\n\r\n');
  if (end === -1) return false;
  const length = Number(/content-length: (\d+)/i.exec(bytes.subarray(0, end).toString('latin1'))?.[1] ?? 0);
  return bytes.length >= end + 4 + length;
}
