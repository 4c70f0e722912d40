// A table of the device's store reached through somebody who decides, at each question, which store answers it.
import type { ClientStore, StoreTable } from './clientStore.ts';

export type Run = <Result>(work: (store: ClientStore) => Promise<Result>) => Promise<Result>;

export function tableOf<Row>(run: Run, of: (store: ClientStore) => StoreTable<Row>): StoreTable<Row> {
  return {
    get: (key) => run((store) => of(store).get(key)),
    put: (row) => run((store) => of(store).put(row)),
    add: (row) => run((store) => of(store).add(row)),
    update: (key, changes) => run((store) => of(store).update(key, changes)),
    delete: (key) => run((store) => of(store).delete(key)),
    toArray: () => run((store) => of(store).toArray()),
    count: () => run((store) => of(store).count()),
    clear: () => run((store) => of(store).clear()),
    bulkPut: (rows) => run((store) => of(store).bulkPut(rows)),
    bulkDelete: (keys) => run((store) => of(store).bulkDelete(keys)),
  };
}
