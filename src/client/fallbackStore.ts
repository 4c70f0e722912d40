// The device's database while it can be had; from the moment it cannot, memory, said aloud to whoever listens. A lost connection is
// opened again once and the work repeated: every piece of work here may run twice.
import Dexie from 'dexie';
import type { ClientStore, StoreTable, TableName } from './clientStore.ts';
import type { CellRow, MetaRow, OutboxRow } from './database.ts';
import { isConnectionLost } from './isStorageFailure.ts';
import { MemoryStore } from './memoryStore.ts';
import { type Run, tableOf } from './tableOf.ts';

type DeviceStore = ClientStore & { reopen(): Promise<void> };

export class FallbackStore implements ClientStore {
  readonly cells: StoreTable<CellRow>;
  readonly outbox: StoreTable<OutboxRow>;
  readonly meta: StoreTable<MetaRow>;
  readonly #database: DeviceStore;
  readonly #memory = new MemoryStore();
  /** What was last read or written of `meta` (profile, tablet mode): needed in memory, too, and known to anybody who looks at the device. */
  readonly #lastMeta = new Map<string, MetaRow>();
  readonly #listeners = new Set<() => void>();
  #isKept: boolean;
  #isClosed = false;

  /** `isUsable` false: nothing is ever asked of the database. */
  constructor(database: DeviceStore, isUsable = true) {
    this.#database = database;
    this.#isKept = isUsable;
    const run: Run = (work) => this.#run(work);
    this.cells = tableOf(run, ({ cells }) => cells);
    this.outbox = tableOf(run, ({ outbox }) => outbox);
    this.meta = remembering(
      tableOf(run, ({ meta }) => meta),
      this.#lastMeta,
    );
  }

  get isKept(): boolean {
    return this.#isKept;
  }

  /** A write that changes nothing: where it fails, the page says from its first moment that nothing is kept. */
  async probe(): Promise<void> {
    await this.transaction('rw', ['meta'], () => this.meta.delete('probe')).catch(() => undefined);
  }

  transaction<Result>(mode: 'rw', tables: readonly TableName[], work: () => Promise<Result>): Promise<Result> {
    return this.#run((store) => store.transaction(mode, tables, work));
  }

  onNewerPage(listener: () => void): () => void {
    return this.#isKept ? this.#database.onNewerPage(listener) : () => undefined;
  }

  onLoss(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async delete(options: { readonly disableAutoOpen: boolean }): Promise<void> {
    await this.#memory.delete();
    this.#lastMeta.clear();
    if (this.#isKept) await this.#database.delete(options);
  }

  close(): void {
    this.#isClosed = true;
    this.#database.close();
  }

  async leaveDevice(): Promise<void> {
    if (!this.#isKept) return;
    this.#isKept = false;
    await this.#memory.meta.bulkPut([...this.#lastMeta.values()]);
    for (const listener of this.#listeners) listener();
  }

  async settleOnDevice(row: CellRow): Promise<void> {
    if (this.#isKept) return;
    const { cells } = this.#database;
    // The same size in the same place. Where even that does not fit, the clinic has the answers and the draft may go.
    const work = async () => {
      if ((await cells.get(row.id)) !== undefined) await cells.put(row).catch(() => cells.delete(row.id));
    };
    await work().catch(() => undefined);
  }

  #run<Result>(work: (store: ClientStore) => Promise<Result>): Promise<Result> {
    // Inside a transaction of the database nothing is repeated in part: the whole of it is.
    if (Dexie.currentTransaction) return work(this.#database);
    return this.#isKept ? this.#again(work) : work(this.#memory);
  }

  async #again<Result>(work: (store: ClientStore) => Promise<Result>): Promise<Result> {
    try {
      return await work(this.#database);
    } catch (error) {
      if (this.#isClosed || !isConnectionLost(error)) throw error;
    }
    try {
      await this.#database.reopen();
      return await work(this.#database);
    } catch (error) {
      if (this.#isClosed || !isConnectionLost(error)) throw error;
    }
    await this.leaveDevice();
    return work(this.#memory);
  }
}

function remembering(table: StoreTable<MetaRow>, last: Map<string, MetaRow>): StoreTable<MetaRow> {
  return {
    ...table,
    get: (key) =>
      table.get(key).then((row) => {
        if (row === undefined) last.delete(key);
        else last.set(key, row);
        return row;
      }),
    put: (row) => {
      last.set(row.k, row);
      return table.put(row);
    },
    delete: (key) => {
      last.delete(key);
      return table.delete(key);
    },
  };
}
