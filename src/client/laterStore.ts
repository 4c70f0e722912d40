// Stands where the device's store will be: what is asked before it is open is answered when it is. From then on it adds nothing,
// so that a transaction's own work reaches the database in the same breath.
import type { ClientStore, StoreTable, TableName } from './clientStore.ts';
import type { CellRow, MetaRow, OutboxRow } from './database.ts';
import { type Run, tableOf } from './tableOf.ts';

export class LaterStore implements ClientStore {
  readonly cells: StoreTable<CellRow>;
  readonly outbox: StoreTable<OutboxRow>;
  readonly meta: StoreTable<MetaRow>;
  readonly #opening: Promise<ClientStore>;
  readonly #isExpectedToKeep: boolean;
  readonly #lossListeners = new Set<() => void>();
  #store: ClientStore | undefined;

  constructor(opening: Promise<ClientStore>, isExpectedToKeep: boolean) {
    this.#isExpectedToKeep = isExpectedToKeep;
    this.#opening = opening.then((store) => this.#take(store));
    const run: Run = (work) => this.#run(work);
    this.cells = tableOf(run, ({ cells }) => cells);
    this.outbox = tableOf(run, ({ outbox }) => outbox);
    this.meta = tableOf(run, ({ meta }) => meta);
  }

  get isKept(): boolean {
    return this.#store?.isKept ?? this.#isExpectedToKeep;
  }

  transaction<Result>(mode: 'rw', tables: readonly TableName[], work: () => Promise<Result>): Promise<Result> {
    return this.#run((store) => store.transaction(mode, tables, work));
  }

  onNewerPage(listener: () => void): () => void {
    let isWanted = true;
    let end: (() => void) | undefined;
    const listen = (store: ClientStore) => {
      if (isWanted) end = store.onNewerPage(listener);
    };
    if (this.#store === undefined) void this.#opening.then(listen);
    else listen(this.#store);
    return () => {
      isWanted = false;
      end?.();
    };
  }

  onLoss(listener: () => void): () => void {
    this.#lossListeners.add(listener);
    return () => this.#lossListeners.delete(listener);
  }

  delete(options: { readonly disableAutoOpen: boolean }): Promise<unknown> {
    return this.#run((store) => store.delete(options));
  }

  close(): void {
    this.#store?.close();
  }

  leaveDevice(): Promise<void> {
    return this.#run(async (store) => store.leaveDevice?.());
  }

  settleOnDevice(row: CellRow): Promise<void> {
    return this.#run(async (store) => store.settleOnDevice?.(row));
  }

  #run<Result>(work: (store: ClientStore) => Promise<Result>): Promise<Result> {
    return this.#store === undefined ? this.#opening.then(work) : work(this.#store);
  }

  #take(store: ClientStore): ClientStore {
    this.#store = store;
    const tell = () => {
      for (const listener of this.#lossListeners) listener();
    };
    store.onLoss?.(tell);
    if (store.isKept !== this.#isExpectedToKeep) tell();
    return store;
  }
}
