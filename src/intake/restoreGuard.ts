// Notices that the database came out of a backup, and keeps the public side closed until the operator has confirmed:
// forms that were acknowledged after the backup are missing, and whoever sent them must be able to learn that first.
import { readMark, writeMark } from './commitMark.ts';
import type { Store } from './store/store.ts';

const markEveryMs = 60_000;
const lookEveryMs = 2000;

export class RestoreGuard {
  readonly #store: Pick<Store, 'commits'>;
  readonly #path: string;
  readonly #onChange: (isClosed: boolean) => void;
  #isClosed = false;
  #timer: NodeJS.Timeout | undefined;
  #look: Promise<void> = Promise.resolve();

  private constructor(store: Pick<Store, 'commits'>, path: string, onChange: (isClosed: boolean) => void) {
    this.#store = store;
    this.#path = path;
    this.#onChange = onChange;
  }

  /** `onChange` is called when the guard closes or opens later than at this start. */
  static async watch(
    store: Pick<Store, 'commits'>,
    path: string,
    onChange: (isClosed: boolean) => void,
  ): Promise<RestoreGuard> {
    const guard = new RestoreGuard(store, path, onChange);
    const commits = await store.commits();
    // A new database makes its mark; an old one without a mark was moved here without it.
    if (readMark(path) === undefined && commits === 0) writeMark(path, 0);
    guard.#isClosed = await isBehind(store, path);
    guard.#wait();
    return guard;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** Leaves the mark as it should be found at the next start. */
  async stop(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#look;
    await this.#compare();
    clearTimeout(this.#timer);
  }

  #wait(): void {
    this.#timer = setTimeout(
      () => {
        // A database that gives no answer now is asked again.
        this.#look = this.#compare()
          .catch(() => undefined)
          .then(() => this.#wait());
      },
      this.#isClosed ? lookEveryMs : markEveryMs,
    );
    this.#timer.unref();
  }

  async #compare(): Promise<void> {
    const isClosed = await isBehind(this.#store, this.#path);
    if (!isClosed) {
      const commits = await this.#store.commits();
      if (commits > (readMark(this.#path) ?? -1)) writeMark(this.#path, commits);
    }
    if (isClosed === this.#isClosed) return;
    this.#isClosed = isClosed;
    this.#onChange(isClosed);
  }
}

/** The operator's word: what this database has is what there is. */
export async function confirmRestore(store: Pick<Store, 'commits'>, path: string): Promise<void> {
  writeMark(path, await store.commits());
}

async function isBehind(store: Pick<Store, 'commits'>, path: string): Promise<boolean> {
  const mark = readMark(path);
  return mark === undefined || (await store.commits()) < mark;
}
