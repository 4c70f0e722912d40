// Requests per minute and address, in memory, without keeping any address: the map is keyed by a hash with a random
// key that is thrown away every ten minutes, together with all counts.
import { hash, randomBytes } from 'node:crypto';
import type { Clock } from './clock.ts';

const keyLifeMs = 600_000;
const windowMs = 60_000;
const maxEntries = 10_000;

export interface RateVerdict {
  readonly allowed: boolean;
  /** Whole seconds until the window ends. */
  readonly retryAfterSeconds: number;
}

export class RateLimit {
  readonly #limit: number;
  readonly #clock: Clock;
  #key = randomBytes(32);
  #keyMadeAtMs: number;
  #windowStartedAtMs: number;
  readonly #counts = new Map<string, number>();

  constructor(requestsPerMinute: number, clock: Clock) {
    this.#limit = requestsPerMinute;
    this.#clock = clock;
    this.#keyMadeAtMs = clock();
    this.#windowStartedAtMs = this.#keyMadeAtMs;
  }

  get entries(): number {
    return this.#counts.size;
  }

  /** Counts one request. When the map is full, unknown addresses share one entry instead of growing it. */
  take(address: string): RateVerdict {
    const nowMs = this.#clock();
    this.#renew(nowMs);
    const pseudonym = hash('sha256', Buffer.concat([this.#key, Buffer.from(networkOf(address))]), 'base64');
    const entry = this.#counts.has(pseudonym) || this.#counts.size < maxEntries - 1 ? pseudonym : 'others';
    const count = (this.#counts.get(entry) ?? 0) + 1;
    this.#counts.set(entry, count);
    const retryAfterSeconds = Math.max(1, Math.ceil((this.#windowStartedAtMs + windowMs - nowMs) / 1000));
    return { allowed: count <= this.#limit, retryAfterSeconds };
  }

  #renew(nowMs: number): void {
    const isWindowOver = nowMs >= this.#windowStartedAtMs + windowMs || nowMs < this.#windowStartedAtMs;
    if (isWindowOver) {
      this.#counts.clear();
      this.#windowStartedAtMs = nowMs;
    }
    if (nowMs >= this.#keyMadeAtMs + keyLifeMs || nowMs < this.#keyMadeAtMs) {
      this.#key = randomBytes(32);
      this.#keyMadeAtMs = nowMs;
      this.#counts.clear();
    }
  }
}

/** An IPv4 address whole, an IPv6 address by its first 64 bits (one household). */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped?.[1] !== undefined) return mapped[1];
  if (!address.includes(':')) return address;
  const [head = '', tail] = (address.split('%')[0] ?? '').split('::');
  const front = head === '' ? [] : head.split(':');
  const back = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? [] : Array<string>(Math.max(0, 8 - front.length - back.length)).fill('0');
  return [...front, ...zeros, ...back].slice(0, 4).join(':');
}
