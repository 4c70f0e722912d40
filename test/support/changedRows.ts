// Reaches into the client's database on a device past the page, as somebody with developer tools does: reads rows as they
// are, writes whatever is wanted in their place. The page that is given only has to be of the same origin.
import type { Page } from 'playwright-core';

/** What stands in a row's `blob`: bytes, or something that has no business there. */
export type BlobValue = Uint8Array | string | number | null | Readonly<Record<string, unknown>>;

export interface StoredCell {
  readonly id: string;
  readonly blob: Uint8Array;
}

export async function storedCells(page: Page): Promise<readonly StoredCell[]> {
  const rows = await page.evaluate(readCells);
  return rows.map(({ id, bytes }) => ({ id, blob: Uint8Array.from(Buffer.from(bytes, 'base64')) }));
}

/** Writes the cell under `id`, whatever the value. */
export async function putCell(page: Page, id: string, blob: BlobValue): Promise<void> {
  const isBytes = blob instanceof Uint8Array;
  const value = isBytes ? Buffer.from(blob).toString('base64') : JSON.stringify(blob);
  await page.evaluate(writeCell, { id, isBytes, value });
}

export async function clearTable(page: Page, table: 'cells' | 'outbox' | 'meta'): Promise<void> {
  await page.evaluate(emptyTable, table);
}

export async function deleteDatabase(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const request = indexedDB.deleteDatabase('app');
        request.onsuccess = resolve;
        request.onerror = reject;
      }),
  );
}

/** Takes the database over, as a newer page would; resolves when every older page has let go. */
export async function upgradeDatabase(page: Page, version: number): Promise<void> {
  await page.evaluate(
    (wanted) =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.open('app', wanted);
        request.onerror = reject;
        request.onsuccess = () => {
          request.result.close();
          resolve();
        };
      }),
    version,
  );
}

export async function databaseVersion(page: Page): Promise<number | undefined> {
  return await page.evaluate(async () => (await indexedDB.databases()).find(({ name }) => name === 'app')?.version);
}

async function readCells(): Promise<{ id: string; bytes: string }[]> {
  const asked = <Result>(request: IDBRequest<Result>) =>
    new Promise<Result>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const database = await asked(indexedDB.open('app'));
  const rows: { id: string; blob: Uint8Array }[] = await asked(
    database.transaction('cells').objectStore('cells').getAll(),
  );
  database.close();
  return rows.map(({ id, blob }) => ({
    id,
    bytes: btoa(Array.from(blob, (byte) => String.fromCharCode(byte)).join('')),
  }));
}

async function writeCell({ id, isBytes, value }: { id: string; isBytes: boolean; value: string }): Promise<void> {
  const asked = <Result>(request: IDBRequest<Result>) =>
    new Promise<Result>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const blob: unknown = isBytes ? Uint8Array.from(atob(value), (symbol) => symbol.charCodeAt(0)) : JSON.parse(value);
  const database = await asked(indexedDB.open('app'));
  const transaction = database.transaction('cells', 'readwrite');
  transaction.objectStore('cells').put({ id, blob });
  await new Promise((resolve) => {
    transaction.oncomplete = resolve;
  });
  database.close();
}

async function emptyTable(table: string): Promise<void> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('app');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const transaction = database.transaction(table, 'readwrite');
  transaction.objectStore(table).clear();
  await new Promise((resolve) => {
    transaction.oncomplete = resolve;
  });
  database.close();
}
