// What the first page has to know of this device before the app is there: the language of a shared tablet, and whether sealed answers
// wait. Straight from the browser's storage, without the database layer. Looking leaves nothing behind: where there is no database,
// none is made.
import { databaseName } from './databaseName.ts';

export interface KeptHere {
  /** Undefined on a personal device. */
  readonly tabletLanguage: string | undefined;
  readonly isWaiting: boolean;
}

const nothing: KeptHere = { tabletLanguage: undefined, isWaiting: false };

/** Rejects where storage cannot be read. */
export async function keptHere(): Promise<KeptHere> {
  const known = await globalThis.indexedDB?.databases();
  if (!known?.some(({ name }) => name === databaseName)) return nothing;
  const database = await asked(indexedDB.open(databaseName));
  try {
    const tables = ['meta', 'outbox'].filter((name) => database.objectStoreNames.contains(name));
    if (tables.length < 2) return nothing;
    const transaction = database.transaction(tables);
    const [row, waiting] = await Promise.all([
      asked<unknown>(transaction.objectStore('meta').get('kiosk')),
      asked(transaction.objectStore('outbox').count()),
    ]);
    const language = (row as { value?: { language?: unknown } } | undefined)?.value?.language;
    return { tabletLanguage: typeof language === 'string' ? language : undefined, isWaiting: waiting > 0 };
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
