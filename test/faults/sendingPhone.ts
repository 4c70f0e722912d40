// A phone with many sealed forms whose own page brings them home: filled before the network is bad, then left to itself but
// for what happens to phones. The network comes and goes, the page is opened again, and two tabs do the same work.
import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { ClientPage } from '../support/clientPage.ts';
import { putRows, type Row, tableOf } from '../support/deviceRows.ts';
import { until } from '../support/until.ts';
import type { FilledDevice } from './sealedForms.ts';

const patienceMs = 60_000;
/** The page tries sooner than its back-off when the network comes back, but not sooner than this. */
const restMs = 5_200;

export class SendingPhone {
  readonly #context: BrowserContext;
  readonly #tabs: readonly Page[];
  readonly #address: string;

  private constructor(context: BrowserContext, tabs: readonly Page[], address: string) {
    this.#context = context;
    this.#tabs = tabs;
    this.#address = address;
  }

  static async fill(browser: Browser, address: string, tables: FilledDevice['tables']): Promise<SendingPhone> {
    const context = await browser.newContext({ locale: 'sv-SE', reducedMotion: 'reduce' });
    context.setDefaultTimeout(patienceMs);
    const tabs = [await context.newPage(), await context.newPage()];
    const [first] = tabs;
    if (first === undefined) throw new Error('no tab');
    await new ClientPage(first).open(address);
    await until('the page to work without network', async () => ((await first.evaluate(isReady)) ? true : undefined));
    // Away from the page: it must find its rows there at its next start, and not before.
    await first.goto(`${address}/icon.svg`);
    for (const table of ['cells', 'outbox', 'meta'] as const) await putRows(first, table, tables[table]);
    return new SendingPhone(context, tabs, address);
  }

  /** Until nothing waits any more, or the time is over; how often the page was pulled. */
  async sendAll(deadlineMs: number): Promise<number> {
    await Promise.all(this.#tabs.map((tab) => tab.goto(`${this.#address}/`)));
    let pulls = 1;
    for (; performance.now() < deadlineMs && (await this.#waiting()) > 0; pulls += 1) {
      await wait(restMs);
      if (pulls % 4 === 0) {
        await Promise.all(this.#tabs.map((tab) => tab.reload()));
        continue;
      }
      await this.#context.setOffline(true);
      await this.#context.setOffline(false);
    }
    return pulls;
  }

  rows(table: 'cells' | 'outbox'): Promise<readonly Row[]> {
    return tableOf(this.#tab, table);
  }

  async close(): Promise<void> {
    await this.#context.close();
  }

  get #tab(): Page {
    const [first] = this.#tabs;
    if (first === undefined) throw new Error('no tab');
    return first;
  }

  async #waiting(): Promise<number> {
    return await until('the outbox', () => this.#tab.evaluate(countWaiting));
  }
}

/** Runs inside the page. */
async function isReady(): Promise<boolean> {
  const databases = await indexedDB.databases();
  const registration = await navigator.serviceWorker.getRegistration();
  return registration?.active != null && databases.some(({ name }) => name === 'app');
}

/** Runs inside the page. */
async function countWaiting(): Promise<number> {
  const asked = <Result>(request: IDBRequest<Result>) =>
    new Promise<Result>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const database = await asked(indexedDB.open('app'));
  const rows: { readonly st: string }[] = await asked(database.transaction('outbox').objectStore('outbox').getAll());
  database.close();
  return rows.filter(({ st }) => st === 'ready' || st === 'tried').length;
}
