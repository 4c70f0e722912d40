// Notices that the database came out of a backup, and keeps the public side closed until the operator has confirmed:
// forms that were acknowledged after the backup are missing, and whoever sent them must be able to learn that first.
import { type Mark, readMark, writeMark } from './commitMark.ts';
import type { RestoreState, Store } from './store/store.ts';

const markEveryMs = 60_000;
const lookEveryMs = 2000;

export class RestoreGuard {
  readonly #store: Pick<Store, 'restoreState'>;
  readonly #path: string;
  readonly #isShared: boolean;
  readonly #onChange: (isClosed: boolean) => void;
  readonly #onUnusableMark: () => void;
  #hasTold = false;
  #isClosed = false;
  #timer: NodeJS.Timeout | undefined;
  #look: Promise<void> = Promise.resolve();

  private constructor(...[store, path, isShared, onChange, onUnusableMark]: Parameters<typeof RestoreGuard.watch>) {
    this.#store = store;
    this.#path = path;
    this.#isShared = isShared;
    this.#onChange = onChange;
    this.#onUnusableMark = onUnusableMark ?? (() => undefined);
  }

  /**
   * `onChange` is called when the guard closes or opens later than at this start. `isShared`: other processes use the
   * database too, each with a mark of its own, so that one without a mark joins them. `onUnusableMark` is called once.
   */
  static async watch(
    store: Pick<Store, 'restoreState'>,
    path: string,
    isShared: boolean,
    onChange: (isClosed: boolean) => void,
    onUnusableMark?: () => void,
  ): Promise<RestoreGuard> {
    const guard = new RestoreGuard(store, path, isShared, onChange, onUnusableMark);
    guard.#isClosed = await guard.#follow();
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
    const isClosed = await this.#follow();
    if (isClosed === this.#isClosed) return;
    this.#isClosed = isClosed;
    this.#onChange(isClosed);
  }

  /** True when the database is an older one; else the mark keeps up with it. */
  async #follow(): Promise<boolean> {
    const state = await this.#store.restoreState();
    try {
      const mark = readMark(this.#path);
      if (isBehind(state, mark, this.#isShared)) return true;
      const { commits, confirmations } = state;
      if (commits > (mark?.commits ?? -1) || confirmations !== mark?.confirmations)
        writeMark(this.#path, { commits, confirmations });
      return false;
    } catch (error) {
      if (!this.#hasTold) this.#onUnusableMark();
      this.#hasTold = true;
      throw error;
    }
  }
}

/** The operator's word, for every process on this database: what it has is what there is. */
export async function confirmRestore(
  store: Pick<Store, 'restoreState' | 'confirmRestore'>,
  path: string,
): Promise<void> {
  const { commits, confirmations: known } = await store.restoreState();
  const confirmations = Math.max(known, readMark(path)?.confirmations ?? 0) + 1;
  await store.confirmRestore(confirmations);
  writeMark(path, { commits, confirmations });
}

function isBehind(state: RestoreState, mark: Mark | undefined, isShared: boolean): boolean {
  if (state.isUnconfirmed) return true;
  // A new database makes its mark; an old file without a mark was moved here without it.
  if (mark === undefined) return !isShared && state.commits > 0;
  // A restore that was confirmed beside another process's mark counts for this one, too.
  if (state.confirmations !== mark.confirmations) return state.confirmations < mark.confirmations;
  return state.commits < mark.commits;
}
