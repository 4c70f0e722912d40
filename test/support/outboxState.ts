// Puts an envelope that waits in a page's database into another state, as an answer of the intake would.
import type { Page } from 'playwright-core';

export async function setOutboxState(page: Page, changes: Readonly<Record<string, string | number>>): Promise<void> {
  await page.evaluate(changeRows, changes);
}

/** Runs inside the page. */
async function changeRows(changes: Readonly<Record<string, string | number>>): Promise<void> {
  const asked = <Result>(request: IDBRequest<Result>) =>
    new Promise<Result>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const database = await asked(indexedDB.open('app'));
  const table = database.transaction('outbox', 'readwrite').objectStore('outbox');
  const rows: Record<string, unknown>[] = await asked(table.getAll());
  for (const row of rows) await asked(table.put({ ...row, ...changes }));
  database.close();
}
