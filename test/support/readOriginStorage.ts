// Runs inside the page: every place in which an origin can keep something, as flat rows. Knows nothing of this product.
// Nothing from outside the function may be used in it: it is sent to the browser as text.

export interface StorageRow {
  readonly place: string;
  readonly text?: string;
  /** Base64. */
  readonly bytes?: string;
  /** Of a body in Cache Storage. */
  readonly url?: string;
}

export async function readOriginStorage(): Promise<StorageRow[]> {
  const rows: StorageRow[] = [];
  const say = (place: string, text: string) => rows.push({ place, text });
  const asked = <Result>(request: IDBRequest<Result>) =>
    new Promise<Result>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const base64 = (bytes: Uint8Array) => {
    let binary = '';
    for (let at = 0; at < bytes.length; at += 8192) binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
    return btoa(binary);
  };
  const flatten = async (place: string, value: unknown): Promise<void> => {
    if (value instanceof Blob) return flatten(place, await value.arrayBuffer());
    if (value instanceof ArrayBuffer) return flatten(place, new Uint8Array(value));
    if (ArrayBuffer.isView(value)) {
      const { buffer, byteOffset, byteLength } = value;
      rows.push({ place, bytes: base64(new Uint8Array(buffer as ArrayBuffer, byteOffset, byteLength)) });
    } else if (value instanceof Map) await flatten(place, [...value.entries()]);
    else if (value instanceof Set) await flatten(place, [...value.values()]);
    else if (Array.isArray(value)) for (const [at, entry] of value.entries()) await flatten(`${place}[${at}]`, entry);
    else if (typeof value === 'object' && value !== null && !(value instanceof Date)) {
      for (const [name, entry] of Object.entries(value)) {
        say(`${place} member name`, name);
        await flatten(`${place}.${name}`, entry);
      }
    } else say(place, String(value));
  };

  for (const { name = '' } of await indexedDB.databases()) {
    say('IndexedDB database name', name);
    const database = await asked(indexedDB.open(name));
    for (const table of database.objectStoreNames) {
      const store = database.transaction(table).objectStore(table);
      say(`IndexedDB ${name} store name`, table);
      say(`IndexedDB ${name}/${table} key path`, String(store.keyPath));
      for (const index of store.indexNames) say(`IndexedDB ${name}/${table} index name`, index);
      const [keys, values] = await Promise.all([asked(store.getAllKeys()), asked(store.getAll())]);
      for (const [at, key] of keys.entries()) await flatten(`IndexedDB ${name}/${table} key ${at}`, key);
      for (const [at, value] of values.entries()) await flatten(`IndexedDB ${name}/${table} value ${at}`, value);
    }
    database.close();
  }
  for (const [kind, storage] of [
    ['localStorage', localStorage] as const,
    ['sessionStorage', sessionStorage] as const,
  ]) {
    for (const [name, value] of Object.entries(storage)) {
      say(`${kind} name`, name);
      say(`${kind} value`, String(value));
    }
  }
  for (const name of await caches.keys()) {
    say('Cache Storage name', name);
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      say(`Cache Storage ${name} address`, request.url);
      const response = await cache.match(request, { ignoreVary: true });
      say(`Cache Storage ${name} headers`, [...(response?.headers ?? [])].join('\n'));
      const body = new Uint8Array((await response?.arrayBuffer()) ?? []);
      rows.push({ place: `Cache Storage ${name} body`, bytes: base64(body), url: request.url });
    }
  }
  for (const registration of (await navigator.serviceWorker?.getRegistrations()) ?? []) {
    const script = (registration.active ?? registration.waiting ?? registration.installing)?.scriptURL ?? '';
    say('service worker scope', registration.scope);
    say('service worker address', script);
    const body = await (await fetch(script)).arrayBuffer();
    rows.push({ place: 'service worker body', bytes: base64(new Uint8Array(body)), url: script });
  }
  const { held = [], pending = [] } = (await navigator.locks?.query()) ?? {};
  for (const lock of [...held, ...pending]) say('lock name', lock.name ?? '');
  for (const entry of performance.getEntries()) say('performance entry', entry.name);
  say('cookies', document.cookie);
  say('window name', window.name);
  say('referrer', document.referrer);
  say('history state', JSON.stringify(history.state));
  return rows;
}
