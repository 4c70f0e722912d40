// The first page in a real browser: there before any script, in every language, and nothing of the app in front of it.
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ClientPage } from '../support/clientPage.ts';
import { pageLanguages } from '../support/pageTexts.ts';
import { chromiumPath, launchBrowser, pageDefaults, Watch } from '../support/watchedBrowser.ts';
import { startWorld, type World } from '../support/world.ts';

const scripts = /\/assets\/[\w-]+\.js$/;

describe.skipIf(chromiumPath === '')('the first page', () => {
  let browser: Browser;
  let world: World;
  let context: BrowserContext;
  let page: Page;
  let watch: Watch;
  beforeAll(async () => {
    [browser, world] = await Promise.all([launchBrowser(), startWorld()]);
  });
  beforeEach(async () => {
    context = await browser.newContext({ ...pageDefaults, serviceWorkers: 'block' });
    watch = new Watch(context, [world.intake.client]);
    watch.excuse(/service.?worker/i);
    page = await context.newPage();
  });
  afterEach(() => context.close());
  afterAll(async () => {
    await browser?.close();
    await world?.end();
  });

  const open = () => page.goto(`${world.intake.client}/`);
  const asking = (language: 'sv' | 'en') => new ClientPage(page, language);

  it('is whole without any script, each language marked as what it is', async () => {
    await context.route(scripts, (route) => route.abort());
    watch.excuse(/ERR_FAILED/);
    await open();
    for (const language of pageLanguages) {
      const client = asking(language);
      for (const key of ['welcome', 'lead'])
        expect(await page.getByText(client.text(key, {}, 'first'), { exact: true }).isVisible()).toBe(true);
      const choice = client.firstChoice();
      expect(await choice.evaluate((link) => link.closest('[lang]')?.getAttribute('lang'))).toBe(language);
      expect((await choice.boundingBox())?.height).toBeGreaterThanOrEqual(48);
    }
    expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
  });

  it('is painted before anything of the app is asked for', async () => {
    await open();
    const { painted, asked } = await page.evaluate(async () => {
      const named = [...document.querySelectorAll<HTMLLinkElement>('link[rel=later], link[rel=modulepreload]')].map(
        ({ href }) => href,
      );
      const entries = () => performance.getEntriesByType('resource').filter(({ name }) => named.includes(name));
      while (entries().length < named.length) await new Promise((resolve) => setTimeout(resolve, 50));
      return {
        painted: performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
        asked: entries().map(({ startTime }) => startTime),
      };
    });
    expect(asked.length).toBeGreaterThan(3);
    expect(Math.min(...asked)).toBeGreaterThan(painted ?? Number.POSITIVE_INFINITY);
    expect(watch.faults).toEqual([]);
  });

  it.each(pageLanguages)(
    'gives way to the app in %s, read from its heading, and leaves no word behind',
    async (language) => {
      await open();
      const client = asking(language);
      await client.firstChoice().focus();
      await page.keyboard.press('Enter');
      await client.seeHeading(client.text('start.title'));
      expect(await page.evaluate(() => [document.documentElement.lang, document.activeElement?.tagName])).toEqual([
        language,
        'H1',
      ]);
      expect(page.url()).toBe(`${world.intake.client}/`);
      expect(await page.locator('.first-page').count()).toBe(0);
      expect(watch.faults).toEqual([]);
    },
  );

  it('hears a choice that was made before its script had come', async () => {
    let letThrough = () => {};
    const held = new Promise<void>((resolve) => {
      letThrough = resolve;
    });
    await context.route(scripts, async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(`${world.intake.client}/`, { waitUntil: 'commit' });
    const client = asking('en');
    await client.firstChoice().click({ noWaitAfter: true });
    letThrough();
    await client.seeHeading(client.text('start.title'));
    expect(page.url()).toBe(`${world.intake.client}/`);
  });

  it.each(pageLanguages)(
    'says when the app cannot be fetched, and the next touch asks again (%s)',
    async (language) => {
      watch.excuse(/ERR_FAILED/);
      const client = asking(language);
      let isCut = true;
      let first: string | undefined;
      await context.route(scripts, (route) => {
        first ??= route.request().url();
        return isCut && route.request().url() !== first ? route.abort() : route.continue();
      });
      await open();
      await client.firstChoice().click();
      await page
        .getByRole('alert')
        .filter({ hasText: client.text('failed', {}, 'first') })
        .waitFor();
      isCut = false;
      await client.firstChoice().click();
      await client.seeHeading(client.text('start.title'));
      expect(page.url()).toBe(`${world.intake.client}/`);
    },
  );

  it('can be installed: nothing that a browser asks for is missing', async () => {
    const open = await browser.newContext(pageDefaults);
    const shown = await open.newPage();
    await new ClientPage(shown).open(world.intake.client);
    await shown.evaluate(async () => void (await navigator.serviceWorker.ready));
    const session = await open.newCDPSession(shown);
    const { errors } = await session.send('Page.getAppManifest');
    expect(errors).toEqual([]);
    const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
    // What this window is, not what the page is.
    expect(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito')).toEqual([]);
    await open.close();
  });

  it.each(['/', '/#sv'])('J04: starts nothing of the app that is not the file of the build (%s)', async (path) => {
    const html = await (await fetch(world.intake.client)).text();
    const later = [...html.matchAll(/rel="later"[^>]*href="([^"]+)"/g)].map(([, path = '']) => path);
    expect(later.length).toBeGreaterThan(3);
    await context.route(`**${later[0]}`, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: `${await response.text()}\nglobalThis.got = 1;` });
    });
    const refused = page.waitForEvent('console', (message) => /integrity/.test(message.text()));
    await page.goto(world.intake.client + path);
    await refused;
    const client = asking('sv');
    if (path === '/') await client.firstChoice().click();
    await page
      .getByRole('alert')
      .filter({ hasText: client.text('failed', {}, 'first') })
      .waitFor();
    expect(await page.evaluate(() => (globalThis as { got?: number }).got)).toBeUndefined();
  });
});
