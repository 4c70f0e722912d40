// One durable transaction for all submissions that wait at the same time: a commit costs one fsync however many are in it.
// Nobody hears of an outcome before the commit that holds it is durable, and a failed commit fails everybody in it.
import { storeFault } from './storeFault.ts';

/** Runs one durable transaction over the entries; one result an entry, in order. No two at once have the same `lane`. */
export type CommitBatch<Entry, Result> = (entries: readonly Entry[], lane: number) => Promise<readonly Result[]>;

export interface GroupLimits {
  /** In one transaction, at most. */
  readonly entries: number;
  readonly waitMs: number;
  /** Transactions under way at once, at most. */
  readonly lanes: number;
  /** While one is under way, the next begins when so many wait. */
  readonly enough: number;
}

const usualLimits: GroupLimits = { entries: 64, waitMs: 9000, lanes: 1, enough: 1 };

interface Waiting<Entry, Result> {
  readonly entry: Entry;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

/** The commit may still succeed: nothing is known, and asking again resolves it. */
export class CommitTimeout extends Error {
  readonly code = 'STORE_TIMEOUT';
}

export class GroupCommit<Entry, Result> {
  readonly #commit: CommitBatch<Entry, Result>;
  readonly #limits: GroupLimits;
  readonly #underWay = new Map<number, Promise<void>>();
  #waiting: Waiting<Entry, Result>[] = [];
  #fatal: { readonly error: unknown } | undefined;

  constructor(commit: CommitBatch<Entry, Result>, limits: Partial<GroupLimits> = {}) {
    this.#commit = commit;
    this.#limits = { ...usualLimits, ...limits };
  }

  /** Fulfilled after the commit. Rejected: nothing is known to have happened. */
  submit(entry: Entry): Promise<Result> {
    // After a failed fsync a later one may report success for pages that were dropped: nothing is acknowledged any more.
    if (this.#fatal) return Promise.reject(this.#fatal.error);
    return new Promise<Result>((resolve, reject) => {
      const timer = setTimeout(() => {
        // Not begun yet: then it is not begun at all. A commit that hangs must not gather a queue behind it.
        this.#waiting = this.#waiting.filter((other) => other !== waiting);
        reject(new CommitTimeout('the commit took too long'));
      }, this.#limits.waitMs);
      const waiting = {
        entry,
        resolve(result: Result) {
          clearTimeout(timer);
          resolve(result);
        },
        reject(error: unknown) {
          clearTimeout(timer);
          reject(error);
        },
      };
      this.#waiting.push(waiting);
      this.#begin();
    });
  }

  /** Once everything that was submitted is decided. */
  async settled(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.all(this.#underWay.values());
  }

  #begin(): void {
    const { lanes, enough } = this.#limits;
    const isBusy = this.#underWay.size > 0;
    if (this.#underWay.size === lanes || this.#waiting.length < (isBusy ? enough : 1)) return;
    let lane = 0;
    while (this.#underWay.has(lane)) lane += 1;
    this.#underWay.set(lane, this.#run(lane));
  }

  async #run(lane: number): Promise<void> {
    do {
      await this.#gathered();
      const batch = this.#waiting.slice(0, this.#limits.entries);
      this.#waiting = this.#waiting.slice(batch.length);
      if (batch.length > 0) await this.#decide(batch, lane);
    } while (this.#waiting.length >= (this.#underWay.size > 1 ? this.#limits.enough : 1));
    this.#underWay.delete(lane);
  }

  /** Requests that arrived together are still being read: as long as each turn of the event loop brings more, they join. */
  async #gathered(): Promise<void> {
    for (let before = 0; before < this.#waiting.length && before < this.#limits.entries; ) {
      before = this.#waiting.length;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  async #decide(batch: readonly Waiting<Entry, Result>[], lane: number): Promise<void> {
    try {
      this.#refuseAfterFatal();
      const results = await this.#commit(
        batch.map(({ entry }) => entry),
        lane,
      );
      // Of two at once, one may have failed for good while the other waited.
      this.#refuseAfterFatal();
      if (results.length !== batch.length) throw new Error('a commit decided on fewer entries than it was given');
      for (const [index, { resolve }] of batch.entries()) resolve(results[index] as Result);
    } catch (error) {
      if (storeFault(error) === 'fatal') this.#fatal ??= { error };
      // One entry that cannot be stored must not keep its neighbours out: refused together, they are tried alone.
      if (batch.length > 1 && isRefusedStatement(error)) for (const one of batch) await this.#decide([one], lane);
      else for (const { reject } of batch) reject(error);
    }
  }

  #refuseAfterFatal(): void {
    if (this.#fatal) throw this.#fatal.error;
  }
}

/** The engine refused a value or a constraint; the transaction was rolled back whole. */
function isRefusedStatement(error: unknown): boolean {
  const code = (error as { readonly code?: unknown } | null)?.code;
  return typeof code === 'string' && /^(?:2[23][0-9A-Z]{3}|SQLITE_(?:CONSTRAINT|MISMATCH|TOOBIG).*)$/.test(code);
}
