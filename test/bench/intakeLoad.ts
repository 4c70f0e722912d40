// Sends envelopes to an intake in a process of its own, many at a time, and measures what a sender would see.
import { readdirSync, readFileSync } from 'node:fs';
import { BareConnection } from './bareConnection.ts';

export interface LoadFigures {
  readonly acceptedPerSecond: number;
  /** Milliseconds from the first byte sent to the last byte received. */
  readonly latencies: readonly number[];
}

/** Each body is sent once; anything but one of `expected` is an error. */
export async function sendAll(
  address: string,
  bodies: readonly Uint8Array[],
  concurrency: number,
  expected: readonly number[] = [201],
): Promise<LoadFigures> {
  const latencies: number[] = [];
  let next = 0;
  const sender = async () => {
    const connection = new BareConnection(address);
    for (let body = bodies[next++]; body !== undefined; body = bodies[next++]) {
      const startedMs = performance.now();
      const status = await connection.post(body);
      latencies.push(performance.now() - startedMs);
      if (!expected.includes(status)) throw new Error(`answered ${status}`);
    }
    connection.close();
  };
  const startedMs = performance.now();
  await Promise.all(Array.from({ length: concurrency }, sender));
  const seconds = (performance.now() - startedMs) / 1000;
  return { acceptedPerSecond: bodies.length / seconds, latencies };
}

/** Mebibytes of memory that a process holds now, and at its highest. */
export function memoryOf(pid: number): { readonly now: number; readonly peak: number } {
  const text = readFileSync(`/proc/${pid}/status`, 'utf8');
  const read = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text)?.[1] ?? 0) / 1024;
  return { now: read('VmRSS'), peak: read('VmHWM') };
}

export function openFilesOf(pid: number): number {
  return readdirSync(`/proc/${pid}/fd`).length;
}
