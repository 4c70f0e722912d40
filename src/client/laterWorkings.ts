// All that the start page and the code page do without (workings.ts), fetched as a whole while somebody reads them. Where it cannot
// be fetched that is told, and it is asked for again: until it is here nothing has been given that could be lost.
import type { Workings } from './workings.ts';

export type FetchState = 'coming' | 'failed' | 'here';

export interface LaterWorkingsRules {
  readonly fetch: () => Promise<Workings>;
  /** Loads the page anew: a browser may remember that a file could not be fetched. */
  readonly reload: () => void;
}

export class LaterWorkings {
  readonly #rules: LaterWorkingsRules;
  readonly #listeners = new Set<() => void>();
  readonly #arrival: Promise<Workings>;
  #arrive: (workings: Workings) => void = () => undefined;
  #now: Workings | undefined;
  #state: FetchState = 'coming';
  #attempts = 0;
  #wasOnline = false;

  /** `now`: nothing is to be fetched any more. */
  constructor(rules: LaterWorkingsRules, now?: Workings) {
    this.#rules = rules;
    this.#arrival = new Promise((resolve) => {
      this.#arrive = resolve;
    });
    if (now === undefined) void this.#ask();
    else this.#take(now);
  }

  get now(): Workings | undefined {
    return this.#now;
  }

  /** Never rejects: where it cannot be fetched, it comes when it can. */
  get arrival(): Promise<Workings> {
    return this.#arrival;
  }

  readonly state = (): FetchState => this.#state;

  /** Returns what ends the listening. */
  readonly listen = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Rejects when it cannot be fetched now: for whoever has nothing to show until it is here. */
  arrivalOrFailure(): Promise<Workings> {
    return new Promise((resolve, reject) => {
      const look = () => this.#state === 'failed' && reject(new Error('a part of the page could not be fetched'));
      const end = this.listen(look);
      look();
      void this.#arrival.then(resolve).finally(end);
    });
  }

  /** After a failure, because there may be network again. What was given waits on. */
  readonly askAgain = (): void => {
    if (this.#state === 'failed') void this.#ask();
  };

  /** After a failure, because a person asks. Where network was no help the page itself is loaded anew. */
  readonly askOrReload = (): void => {
    if (this.#state === 'failed' && this.#attempts > 1 && this.#wasOnline && navigator.onLine) this.#rules.reload();
    else this.askAgain();
  };

  async #ask(): Promise<void> {
    this.#attempts += 1;
    this.#wasOnline = navigator.onLine;
    this.#tell('coming');
    try {
      this.#take(await this.#rules.fetch());
    } catch {
      this.#tell('failed');
    }
  }

  #take(workings: Workings): void {
    this.#now = workings;
    this.#arrive(workings);
    this.#tell('here');
  }

  #tell(state: FetchState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}
