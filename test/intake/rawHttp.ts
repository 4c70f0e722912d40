// HTTP byte by byte over a socket: what well-behaved clients never send.
import { connect, type Socket } from 'node:net';

export interface RawAnswer {
  /** Everything received until the server closed, or until nothing more had come for as long as was waited. */
  readonly text: string;
  readonly closedAfterMs: number | undefined;
}

export interface RawOptions {
  /** How long the first byte is waited for. */
  readonly patienceMs?: number;
  /** How long the next one is, once an answer has begun. */
  readonly quietMs?: number;
  /** Called once connected, after `bytes` were written; lets a test drip more. */
  readonly onConnected?: (socket: Socket) => void;
}

export function rawHttp(port: number, bytes: string | Uint8Array, options: RawOptions = {}): Promise<RawAnswer> {
  const { patienceMs = 20_000, quietMs = 400, onConnected } = options;
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    const startedAtMs = performance.now();
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(bytes);
      onConnected?.(socket);
    });
    const finish = (closed: boolean) => {
      clearTimeout(quiet);
      socket.destroy();
      const closedAfterMs = closed ? performance.now() - startedAtMs : undefined;
      resolve({ text: Buffer.concat(parts).toString('latin1'), closedAfterMs });
    };
    let quiet = setTimeout(() => finish(false), patienceMs);
    socket.on('data', (part) => {
      parts.push(part);
      clearTimeout(quiet);
      quiet = setTimeout(() => finish(false), quietMs);
    });
    socket.on('error', () => undefined);
    socket.on('close', () => finish(true));
  });
}

/** A request head with CRLF line ends, ready to send. */
export function head(line: string, headers: Readonly<Record<string, string>> = {}): string {
  const fields = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${line}\r\n${fields.join('')}\r\n`;
}

export function statusOf(answer: RawAnswer): number {
  return Number(/^HTTP\/1\.[01] (\d{3})/.exec(answer.text)?.[1] ?? 0);
}

export function statusesOf(answer: RawAnswer): readonly number[] {
  return [...answer.text.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map((match) => Number(match[1]));
}
