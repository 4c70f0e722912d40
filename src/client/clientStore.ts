// What the client asks of the place where its sealed rows lie: the database of the device, or memory where there is none.
import type { CellRow, MetaRow, OutboxRow } from './database.ts';

export type TableName = 'cells' | 'outbox' | 'meta';

export interface StoreTable<Row> {
  get(key: string): Promise<Row | undefined>;
  put(row: Row): Promise<unknown>;
  /** Rejects when the key is taken. */
  add(row: Row): Promise<unknown>;
  update(key: string, changes: Partial<Row>): Promise<unknown>;
  delete(key: string): Promise<unknown>;
  toArray(): Promise<Row[]>;
  count(): Promise<number>;
  clear(): Promise<unknown>;
  bulkPut(rows: readonly Row[]): Promise<unknown>;
  bulkDelete(keys: string[]): Promise<unknown>;
}

export interface ClientStore {
  readonly cells: StoreTable<CellRow>;
  readonly outbox: StoreTable<OutboxRow>;
  readonly meta: StoreTable<MetaRow>;
  /** False: rows live as long as this page and no other page shares them. */
  readonly isKept: boolean;
  /** All of `work` or nothing of it, on the disk when it resolves. Inside, only these tables are touched. */
  transaction<Result>(mode: 'rw', tables: readonly TableName[], work: () => Promise<Result>): Promise<Result>;
  /** Calls the listener when a newer page wants to change the tables. Returns what ends the listening. */
  onNewerPage(listener: () => void): () => void;
  delete(options: { readonly disableAutoOpen: boolean }): Promise<unknown>;
  close(): void;
  /** Calls the listener when rows are no longer kept. Returns what ends the listening. */
  onLoss?(listener: () => void): () => void;
  /** From now on in memory, because the device has no room. */
  leaveDevice?(): Promise<void>;
  /** After a receipt that came while rows lived in memory: what still lies on the device for this cell is replaced, too. */
  settleOnDevice?(row: CellRow): Promise<void>;
}
