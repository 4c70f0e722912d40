// The language of a shared tablet, read before the app is there: straight from the browser's storage, without the database layer.
// Looking leaves nothing behind: where there is no database, none is made.
import { databaseName } from './databaseName.ts';

/** Undefined on a personal device, and wherever storage cannot be read. */
export async function keptTabletLanguage(): Promise<string | undefined> {
  const known = await globalThis.indexedDB?.databases();
  if (!known?.some(({ name }) => name === databaseName)) return undefined;
  const database = await asked(indexedDB.open(databaseName));
  try {
    if (!database.objectStoreNames.contains('meta')) return undefined;
    const row: unknown = await asked(database.transaction('meta').objectStore('meta').get('kiosk'));
    const language = (row as { value?: { language?: unknown } } | undefined)?.value?.language;
    return typeof language === 'string' ? language : undefined;
  } finally {
    database.close();
  }
}

function asked<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
    // Removed by another tab between the two questions: what this would make anew is not made.
    if (request instanceof IDBOpenDBRequest) request.onupgradeneeded = () => request.transaction?.abort();
  });
}
