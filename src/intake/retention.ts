// Runs the removal of expired slots once a day while the process runs, an hour after its start for the first time: a
// process that is started again and again does not hurry the calendar.
import { type Clock, dayNumber } from './clock.ts';
import type { Counters } from './counters.ts';
import type { Store } from './store/store.ts';

const firstAfterMs = 3_600_000;
const everyMs = 86_400_000;

export class Retention {
  readonly #store: Pick<Store, 'removeExpired'>;
  readonly #counters: Counters;
  readonly #clock: Clock;
  #timer: NodeJS.Timeout;

  constructor(store: Pick<Store, 'removeExpired'>, counters: Counters, clock: Clock) {
    this.#store = store;
    this.#counters = counters;
    this.#clock = clock;
    this.#timer = this.#runAfter(firstAfterMs);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  /** What was removed is told as numbers only. A failure waits for the next day. */
  async run(): Promise<void> {
    try {
      const removed = await this.#store.removeExpired(dayNumber(this.#clock()));
      this.#counters.add('retired-slots', removed.slots);
      this.#counters.add('retired-forms', removed.submissions);
    } catch {
      this.#counters.add('failed');
    }
  }

  #runAfter(delayMs: number): NodeJS.Timeout {
    return setTimeout(() => {
      this.#timer = this.#runAfter(everyMs);
      void this.run();
    }, delayMs).unref();
  }
}
