// What a page knows of the service worker that the browser wakes: for what it has been asked, and how often the worker has told that
// it is done. Each function runs inside the page.

/** For what the browser has been asked to wake the worker. */
export async function wakingTags(): Promise<string[]> {
  const registration = (await navigator.serviceWorker.ready) as unknown as {
    readonly sync: { getTags(): Promise<string[]> };
  };
  return registration.sync.getTags();
}

/** From here on `wordsHeard` tells how often the worker has told that it is done. */
export function countWords(): void {
  const counted = globalThis as { words?: number };
  counted.words = 0;
  navigator.serviceWorker.addEventListener('message', () => {
    counted.words = (counted.words ?? 0) + 1;
  });
}

export function wordsHeard(): number {
  return (globalThis as { words?: number }).words ?? 0;
}
