// Puts an envelope that waits in a page's database into another state, as an answer of the intake would, or others beside it.
import type { Page } from 'playwright-core';

type Changes = Readonly<Record<string, string | number>>;

export async function setOutboxState(page: Page, changes: Changes): Promise<void> {
  await page.evaluate(changeRows, changes);
}

/** Beside the one that waits, one more for each of `changes`; none at all takes them away again. */
export async function setBesideOutbox(page: Page, changes: readonly Changes[]): Promise<void> {
  await page.evaluate(setBeside, changes);
}

/** Runs inside the page. An attempt that is under way is waited for: it would write the row as it found it. */
async function changeRows(changes: Changes): Promise<void> {
  const asked = <Result>(request: IDBRequest<Result>) =>
    new Promise<Result>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const database = await asked(indexedDB.open('app'));
  const slots = await asked(database.transaction('outbox').objectStore('outbox').getAllKeys());
  for (const slot of slots) {
    await navigator.locks.request(`send:${String(slot)}`, async () => {
      const table = database.transaction('outbox', 'readwrite').objectStore('outbox');
      const row: Record<string, unknown> | undefined = await asked(table.get(slot));
      if (row !== undefined) await asked(table.put({ ...row, ...changes }));
    });
  }
  database.close();
}

/** Runs inside the page. */
async function setBeside(changes: readonly Changes[]): Promise<void> {
  const asked = <Result>(request: IDBRequest<Result>) =>
    new Promise<Result>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const database = await asked(indexedDB.open('app'));
  const table = database.transaction('outbox', 'readwrite').objectStore('outbox');
  const rows: { slot: string }[] = await asked(table.getAll());
  for (const { slot } of rows.filter((row) => row.slot.startsWith('beside'))) await asked(table.delete(slot));
  const first = rows.find((row) => !row.slot.startsWith('beside'));
  for (const [number, change] of changes.entries()) {
    await asked(table.put({ ...first, ...change, slot: `beside-${number}` }));
  }
  database.close();
}
