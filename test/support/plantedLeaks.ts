// Leaks on purpose, one of each kind, and where an inspection must find them. Each function runs inside a page and knows
// nothing but the words that it is given.

/** What is planted, the place where it must be found, and how. */
export type PlantedLeak = readonly [what: string, place: RegExp, plant: (words: string) => unknown];

export const plantedLeaks: readonly PlantedLeak[] = [
  ['a database name', /^IndexedDB database name/, (words) => indexedDB.open(words)],
  [
    'a store name',
    /store name$/,
    (words) => {
      indexedDB.open('app').onupgradeneeded = (event) =>
        (event.target as IDBOpenDBRequest).result.createObjectStore(words);
    },
  ],
  [
    'an index name',
    /index name$/,
    (words) => {
      indexedDB.open('app').onupgradeneeded = (event) =>
        (event.target as IDBOpenDBRequest).result.createObjectStore('rows').createIndex(words, 'k');
    },
  ],
  [
    'a key',
    /key 0$/,
    (words) => {
      indexedDB.open('app').onupgradeneeded = (event) =>
        (event.target as IDBOpenDBRequest).result.createObjectStore('rows').put(1, words);
    },
  ],
  [
    'a value',
    /value 0\.deep\[0\]\.words$/,
    (words) => {
      indexedDB.open('app').onupgradeneeded = (event) =>
        (event.target as IDBOpenDBRequest).result.createObjectStore('rows').put({ deep: [{ words }] }, 1);
    },
  ],
  [
    'a member name of a value',
    /member name$/,
    (words) => {
      indexedDB.open('app').onupgradeneeded = (event) =>
        (event.target as IDBOpenDBRequest).result.createObjectStore('rows').put({ [words]: 1 }, 1);
    },
  ],
  [
    'bytes of a value',
    /value 0\.bytes$/,
    (words) => {
      const bytes = new TextEncoder().encode(words);
      indexedDB.open('app').onupgradeneeded = (event) =>
        (event.target as IDBOpenDBRequest).result.createObjectStore('rows').put({ bytes }, 1);
    },
  ],
  [
    'a Blob',
    /value 0$/,
    (words) => {
      const blob = new Blob([words]);
      indexedDB.open('app').onupgradeneeded = (event) =>
        (event.target as IDBOpenDBRequest).result.createObjectStore('rows').put(blob, 1);
    },
  ],
  ['a name in localStorage', /^localStorage name/, (words) => localStorage.setItem(words, '1')],
  ['a value in localStorage', /^localStorage value/, (words) => localStorage.setItem('k', words)],
  ['sessionStorage', /^sessionStorage value/, (words) => sessionStorage.setItem('k', words)],
  ['a cache name', /^Cache Storage name/, (words) => caches.open(words)],
  [
    'a cached address',
    /^Cache Storage files address/,
    async (words) => (await caches.open('files')).put(`/${words}`, new Response('x')),
  ],
  [
    'a cached header',
    /^Cache Storage files headers/,
    async (words) => (await caches.open('files')).put('/x', new Response('x', { headers: { 'x-note': words } })),
  ],
  [
    'a cached body',
    /^Cache Storage files body/,
    async (words) => (await caches.open('files')).put('/x', new Response(words)),
  ],
  [
    'a cookie',
    /^cookie$/,
    (words) => {
      // biome-ignore lint/suspicious/noDocumentCookie: a leak on purpose.
      document.cookie = `k=${words}; max-age=1000`;
    },
  ],
  ['the address bar', /^address bar$/, (words) => history.replaceState(null, '', `/#${words}`)],
  [
    'a history entry',
    /^history entry$/,
    (words) => {
      history.pushState(null, '', `/?${words}`);
      history.pushState(null, '', '/');
    },
  ],
  ['a history state', /^history state$/, (words) => history.replaceState({ words }, '', '/')],
  [
    'a title',
    /^title$/,
    (words) => {
      document.title = words;
    },
  ],
  ['the console', /^console$/, (words) => console.warn(words)],
  ['an error', /^page error$/, (words) => void Promise.reject(new Error(words))],
  ['the page shown', /^page shown$/, (words) => document.body.append(words)],
  [
    'what a screen reader says',
    /^page spoken$/,
    (words) => document.body.setAttribute('aria-label', words) ?? document.body.setAttribute('role', 'region'),
  ],
  [
    'the accessibility tree',
    /^accessibility tree$/,
    (words) => {
      const image = document.body.appendChild(document.createElement('img'));
      image.alt = words;
    },
  ],
  [
    'the name of a file that is saved',
    /^file name$/,
    (words) => {
      const link = document.body.appendChild(document.createElement('a'));
      link.href = URL.createObjectURL(new Blob(['x']));
      link.download = `${words}.txt`;
      link.click();
    },
  ],
  [
    'a window name',
    /^window name$/,
    (words) => {
      window.name = words;
    },
  ],
  ['a request', /^address asked$/, (words) => fetch(`/${words}`)],
  ['a request’s body', /^bytes sent/, (words) => fetch('/', { method: 'POST', body: words })],
  ['a lock name', /^lock name$/, (words) => void navigator.locks.request(words, () => new Promise(() => undefined))],
  [
    'a service worker',
    /^service worker body/,
    async () => {
      await navigator.serviceWorker.register('/worker.js');
      await navigator.serviceWorker.ready;
    },
  ],
];

/** Found on the disk after the page was left and the browser closed. */
export const leaksOnDisk: readonly PlantedLeak[] = [
  [
    'a database',
    /IndexedDB/,
    (words) => {
      const request = indexedDB.open('app');
      request.onupgradeneeded = () => request.result.createObjectStore('rows').put({ words }, 1);
      return new Promise((resolve) => {
        request.onsuccess = () => resolve(undefined);
      });
    },
  ],
  ['localStorage', /Local Storage/, (words) => localStorage.setItem('k', words)],
  ['a cache', /CacheStorage/, async (words) => (await caches.open('files')).put('/x', new Response(words))],
  ['the browser’s history', /History$/, (words) => history.pushState(null, '', `/?${words}`)],
  [
    'a field that the browser would fill in again',
    /Sessions/,
    (words) => {
      const field = document.getElementById('area') as HTMLTextAreaElement;
      field.focus();
      document.execCommand('insertText', false, words);
    },
  ],
];
