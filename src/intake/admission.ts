// Who is let in at this moment: not more per address and minute than set, not more at once than set, nobody while stopping.
import type { Clock } from './clock.ts';
import { RateLimit } from './rateLimit.ts';

export type AdmissionVerdict =
  | { readonly admitted: true; readonly place: Place }
  | { readonly admitted: false; readonly status: 429 | 503; readonly retryAfterSeconds: number };

/** One of the places for requests that are being worked on. */
export interface Place {
  /** Gives it up; more than once does no harm. */
  leave(): void;
  /** Takes one again after `leave`; false when none is free. */
  retake(): boolean;
}

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

  /** The caller calls `leave` at the end, and while it waits for its sender: who is slow must not keep others out. */
  enter(address: string): AdmissionVerdict {
    if (this.#isStopping || this.#inFlight >= this.#maxInFlight)
      return { admitted: false, status: 503, retryAfterSeconds: busyRetrySeconds };
    const rate = this.#rateLimit.take(address);
    if (!rate.allowed) return { admitted: false, status: 429, retryAfterSeconds: rate.retryAfterSeconds };
    return { admitted: true, place: this.#takePlace() };
  }

  #takePlace(): Place {
    this.#inFlight++;
    let isHeld = true;
    return {
      leave: () => {
        if (isHeld) this.#inFlight--;
        isHeld = false;
      },
      retake: () => {
        if (this.#inFlight >= this.#maxInFlight) return false;
        this.#inFlight++;
        isHeld = true;
        return true;
      },
    };
  }
}
