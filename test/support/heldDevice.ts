// A new device on which a test can hold requests back: pages that are otherwise gone in a moment stay to be looked at.
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { ClientPage } from './clientPage.ts';
import { pageDefaults, Watch } from './watchedBrowser.ts';

export interface HeldDevice {
  readonly context: BrowserContext;
  readonly client: ClientPage;
  readonly watch: Watch;
}

export type Seat = (page: Page) => ClientPage;

/** What Chromium itself says of requests that a test cut, and of the intake's refusals. */
const cutNetwork = /ERR_FAILED|ERR_INTERNET_DISCONNECTED|status of (?:404|409|410|422)/;

/** On its start page, without a service worker: a request answered by one could not be held back. */
export async function openDevice(
  browser: Browser,
  address: string,
  prepare?: (context: BrowserContext) => Promise<void>,
  /** Who sits at it. */
  seat: Seat = (page) => new ClientPage(page),
): Promise<HeldDevice> {
  const context = await browser.newContext({ ...pageDefaults, serviceWorkers: 'block' });
  const watch = new Watch(context, [address]);
  watch.excuse(cutNetwork, /service.?worker/i);
  await prepare?.(context);
  const client = seat(await context.newPage());
  await client.open(address);
  return { context, client, watch };
}

export interface HeldBack {
  /** Lets go what is held and whatever comes. */
  release(): void;
  /** Fails what is held and whatever comes, until `release`. */
  cut(): void;
}

/** Requests to `address` wait for the test. */
export async function holdBack(context: BrowserContext, address: string | RegExp): Promise<HeldBack> {
  let isCut = false;
  let open = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  await context.route(address, async (route) => {
    await gate;
    await (isCut ? route.abort() : route.continue());
  });
  return {
    release() {
      isCut = false;
      open();
    },
    cut() {
      isCut = true;
      open();
    },
  };
}
