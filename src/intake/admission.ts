// Who is let in at this moment: not more per address and minute than set, not more at once than set, nobody while stopping.
import type { Clock } from './clock.ts';
import { RateLimit } from './rateLimit.ts';

export type AdmissionVerdict =
  | { readonly admitted: true; readonly leave: () => void }
  | { readonly admitted: false; readonly status: 429 | 503; readonly retryAfterSeconds: number };

/** Seconds after which a busy or stopping intake asks to be tried again. */
export const busyRetrySeconds = 5;

export class Admission {
  readonly #rateLimit: RateLimit;
  readonly #maxInFlight: number;
  #inFlight = 0;
  #isStopping = false;

  constructor(limits: { readonly requestsPerMinute: number; readonly maxInFlight: number }, clock: Clock) {
    this.#rateLimit = new RateLimit(limits.requestsPerMinute, clock);
    this.#maxInFlight = limits.maxInFlight;
  }

  /** From now on everybody is sent away; who is in stays until done. */
  stop(): void {
    this.#isStopping = true;
  }

  /** The caller calls `leave` exactly once. */
  enter(address: string): AdmissionVerdict {
    if (this.#isStopping || this.#inFlight >= this.#maxInFlight)
      return { admitted: false, status: 503, retryAfterSeconds: busyRetrySeconds };
    const rate = this.#rateLimit.take(address);
    if (!rate.allowed) return { admitted: false, status: 429, retryAfterSeconds: rate.retryAfterSeconds };
    this.#inFlight++;
    return { admitted: true, leave: () => void this.#inFlight-- };
  }
}
