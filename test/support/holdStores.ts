// Keeps a service worker's writing from beginning, and tells what it has asked to write: so a test can stop it between the two.
// Each function runs inside the page or the worker.

/** Runs inside the page: its transaction stays open until the page is gone. */
export async function holdStores(): Promise<void> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('app');
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  const store = database.transaction(['cells', 'outbox'], 'readwrite').objectStore('outbox');
  await new Promise<void>((resolve) => {
    const goOn = () => {
      store.count().onsuccess = () => {
        resolve();
        goOn();
      };
    };
    goOn();
  });
}

/** Runs inside the worker: from here on `notedTransactions` tells which stores it has asked to write into, begun or not. */
export function noteTransactions(): void {
  const noted = new Set<string>();
  Object.assign(globalThis, { noted });
  // Who opened the database has its function for transactions in hand already; a store is asked for anew each time.
  const { objectStore } = IDBTransaction.prototype;
  IDBTransaction.prototype.objectStore = function (name) {
    if (this.mode === 'readwrite') noted.add([...this.objectStoreNames].sort().join(' '));
    return objectStore.call(this, name);
  };
}

export function notedTransactions(): readonly string[] {
  return [...((globalThis as { noted?: Set<string> }).noted ?? [])];
}
