// The same tables in memory, for a browser that keeps nothing: gone with the page. Rows are copied in and out, as a database does.
import type { ClientStore, StoreTable, TableName } from './clientStore.ts';
import type { CellRow, MetaRow, OutboxRow } from './database.ts';

class MemoryTable<Row> implements StoreTable<Row> {
  rows = new Map<string, Row>();
  readonly #keyOf: (row: Row) => string;

  constructor(keyOf: (row: Row) => string) {
    this.#keyOf = keyOf;
  }

  async get(key: string): Promise<Row | undefined> {
    return structuredClone(this.rows.get(key));
  }

  async put(row: Row): Promise<void> {
    this.rows.set(this.#keyOf(row), structuredClone(row));
  }

  async add(row: Row): Promise<void> {
    if (this.rows.has(this.#keyOf(row))) throw new DOMException('the key is taken', 'ConstraintError');
    await this.put(row);
  }

  async update(key: string, changes: Partial<Row>): Promise<void> {
    const row = this.rows.get(key);
    if (row !== undefined) this.rows.set(key, { ...row, ...structuredClone(changes) });
  }

  async delete(key: string): Promise<void> {
    this.rows.delete(key);
  }

  async toArray(): Promise<Row[]> {
    return structuredClone([...this.rows.values()]);
  }

  async count(): Promise<number> {
    return this.rows.size;
  }

  async clear(): Promise<void> {
    this.rows.clear();
  }

  async bulkPut(rows: readonly Row[]): Promise<void> {
    for (const row of rows) await this.put(row);
  }

  async bulkDelete(keys: string[]): Promise<void> {
    for (const key of keys) this.rows.delete(key);
  }
}

export class MemoryStore implements ClientStore {
  readonly cells = new MemoryTable<CellRow>(({ id }) => id);
  readonly outbox = new MemoryTable<OutboxRow>(({ slot }) => slot);
  readonly meta = new MemoryTable<MetaRow>(({ k }) => k);
  readonly isKept = false;
  #last: Promise<unknown> = Promise.resolve();

  /** One after the other; what fails leaves the tables as they were. */
  transaction<Result>(_mode: 'rw', tables: readonly TableName[], work: () => Promise<Result>): Promise<Result> {
    const run = async () => {
      const before = tables.map((name) => new Map<string, unknown>(this[name].rows));
      try {
        return await work();
      } catch (error) {
        tables.forEach((name, index) => {
          Object.assign(this[name], { rows: before[index] });
        });
        throw error;
      }
    };
    const result = this.#last.then(run);
    this.#last = result.catch(() => undefined);
    return result;
  }

  onNewerPage(): () => void {
    return () => undefined;
  }

  async delete(): Promise<void> {
    for (const name of ['cells', 'outbox', 'meta'] as const) await this[name].clear();
  }

  close(): void {}
}
