// Counts what a page asks of IndexedDB, by store and kind, and in the app's own settings by name: what a database holds must not show
// in how it is asked.
import type { BrowserContext, Page } from 'playwright-core';

declare global {
  var storageCalls: string[] | undefined;
}

/** Give it the context before its first page is opened. */
export async function countCalls(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const calls: string[] = [];
    globalThis.storageCalls = calls;
    // Elsewhere keys are chance.
    const keyOf = (asked: unknown) => (typeof asked === 'string' ? asked : (asked as { k?: string } | undefined)?.k);
    const watched = [
      'get',
      'getKey',
      'getAll',
      'getAllKeys',
      'count',
      'openCursor',
      'openKeyCursor',
      'put',
      'add',
      'delete',
      'clear',
    ];
    for (const kind of watched) {
      const prototype = IDBObjectStore.prototype as unknown as Record<string, (...args: unknown[]) => unknown>;
      const original = prototype[kind];
      if (original === undefined) continue;
      prototype[kind] = function (this: IDBObjectStore, ...args) {
        calls.push(this.name === 'meta' ? `${kind} meta ${keyOf(args[0])}` : `${kind} ${this.name}`);
        return Reflect.apply(original, this, args);
      };
    }
  });
}

/** In alphabetical order: which of two answers comes first is chance. */
export async function callsOf(page: Page, what: 'tell' | 'forget'): Promise<readonly string[]> {
  return await page.evaluate((asked) => {
    const calls = globalThis.storageCalls ?? [];
    if (asked === 'forget') calls.length = 0;
    return [...calls].sort();
  }, what);
}

/** The page has asked the intake for the clinic's profile since it was loaded, and has read for the last time which one it keeps. */
export async function hasMetClinic(page: Page): Promise<boolean> {
  return await page.evaluate(() => {
    const calls = globalThis.storageCalls ?? [];
    const answered = calls.indexOf('get meta seq');
    return answered >= 0 && calls.includes('get meta profile', answered);
  });
}
