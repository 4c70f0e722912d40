// One person's phone: a browser with a profile on disk that can be closed, killed, opened again and cut off from the network.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { ClientPage } from './clientPage.ts';
import { killBrowser } from './killBrowser.ts';
import type { PageLanguage } from './pageTexts.ts';
import { launchProfile, Watch } from './watchedBrowser.ts';
import type { WorldBehindProxy } from './worldBehindProxy.ts';

/** The browser's own words about answers that tests spoil on purpose. */
const brokenNetwork = [
  /net::ERR_/,
  /the server responded with a status of (?:409|429|503|511) .*\/api\/v1\/submissions$/,
];

/** For keeping the page's files on the device, on a busy machine. */
const patienceMs = 60_000;

export interface PhoneOptions {
  readonly language?: PageLanguage;
  readonly browser?: BrowserContextOptions;
  /** Called with each new browser, before it opens a page; what it promises is waited for. */
  readonly onLaunch?: (context: BrowserContext) => unknown;
}

export class Phone {
  readonly folder = mkdtempSync(join(tmpdir(), 'phone-'));
  readonly #served: WorldBehindProxy;
  readonly #options: PhoneOptions;
  readonly #faults: string[] = [];
  #running: { readonly context: BrowserContext; readonly page: Page; readonly client: ClientPage } | undefined;
  #isOnline = true;

  constructor(served: WorldBehindProxy, options: PhoneOptions = {}) {
    this.#served = served;
    this.#options = options;
  }

  get client(): ClientPage {
    return this.#now().client;
  }

  get page(): Page {
    return this.#now().page;
  }

  get isOnline(): boolean {
    return this.#isOnline;
  }

  /** What the watch found wrong, over all of this phone's browsers; broken connections are the tests' own doing. */
  get faults(): readonly string[] {
    return this.#faults;
  }

  /**
   * Starts the browser and opens the page's start; the first time, waits until the page can do without network.
   * `chooses` false: the first page is left as it is, with no language chosen.
   */
  async open(chooses = true): Promise<void> {
    const { address } = this.#served;
    const { language = 'sv', browser = {}, onLaunch } = this.#options;
    const locale = language === 'sv' ? 'sv-SE' : 'en-GB';
    const context = await launchProfile(this.folder, { locale, hasTouch: true, isMobile: true, ...browser });
    const watch = new Watch(context, [address]);
    watch.excuse(...brokenNetwork);
    context.once('close', () => this.#faults.push(...watch.faults));
    await onLaunch?.(context);
    const page = context.pages()[0] ?? (await context.newPage());
    const client = new ClientPage(page, language);
    this.#running = { context, page, client };
    if (!this.#isOnline) await context.setOffline(true);
    if (chooses) await client.open(address);
    else await page.goto(`${address}/`);
    if (this.#isOnline) await page.evaluate(filesAreKept, patienceMs);
  }

  async reload(): Promise<void> {
    await this.client.reload();
  }

  async close(): Promise<void> {
    const { context } = this.#now();
    this.#running = undefined;
    await context.close();
  }

  /** As when the battery is taken out. */
  async kill(): Promise<void> {
    const { context } = this.#now();
    this.#running = undefined;
    const closed = new Promise((resolve) => context.once('close', resolve));
    await killBrowser(this.folder);
    await closed;
  }

  /** The browser knows that it has no network, and no byte passes the proxy. */
  async loseNetwork(): Promise<void> {
    this.#isOnline = false;
    this.#served.proxy.sever();
    await this.#running?.context.setOffline(true);
  }

  async findNetwork(): Promise<void> {
    this.#isOnline = true;
    this.#served.proxy.heal();
    await this.#running?.context.setOffline(false);
  }

  async throwAway(): Promise<void> {
    if (this.#running !== undefined) await this.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  #now() {
    if (this.#running === undefined) throw new Error('the phone is off');
    return this.#running;
  }
}

/** Runs inside the page. @throws Error when the page's own files are not kept on the device in time */
async function filesAreKept(timeoutMs: number): Promise<void> {
  const tooLate = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error('no service worker has become active')), timeoutMs);
  });
  await Promise.race([navigator.serviceWorker.ready, tooLate]);
}
