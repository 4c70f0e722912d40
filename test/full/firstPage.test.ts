// The first page in a real browser: there before any script, in every language, and nothing of the app in front of it.
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { builtClientFiles } from '../support/builtFiles.ts';
import { ClientPage } from '../support/clientPage.ts';
import { pageLanguages } from '../support/pageTexts.ts';
import { chromiumPath, launchBrowser, pageDefaults, Watch } from '../support/watchedBrowser.ts';
import { startWorld, type World } from '../support/world.ts';

const scripts = /\/assets\/[\w-]+\.js$/;
const kinds = { scripts, 'style sheets': /\/assets\/[\w-]+\.css$/ } as const;
type Kind = keyof typeof kinds;

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

  it('waits for nothing of the app, asks for it last, and for everything else only once it is painted', async () => {
    const [app = ''] = await later(' data-part="app"', 'modulepreload');
    let letThrough = () => {};
    const held = new Promise<void>((resolve) => {
      letThrough = resolve;
    });
    await context.route(`**${app}`, async (route) => {
      await held;
      await route.continue();
    });
    await open();
    const painted = () =>
      page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0);
    await expect.poll(painted).toBeGreaterThan(0);
    expect(await asking('sv').firstChoice().isVisible()).toBe(true);
    letThrough();
    const asked = (names: readonly string[]) =>
      page.evaluate(async (names) => {
        const entries = () =>
          performance.getEntriesByType('resource').filter(({ name }) => names.includes(new URL(name).pathname));
        while (entries().length < names.length) await new Promise((resolve) => setTimeout(resolve, 50));
        return entries().map(({ startTime }) => startTime);
      }, names);
    const rest = await Promise.all(
      ['', ' data-part="app"', ' data-part="sv"', ' data-part="en"'].map((part) => later(part)),
    );
    expect(rest.flat().length).toBeGreaterThan(3);
    expect(Math.min(...(await asked(rest.flat())))).toBeGreaterThan(await painted());
    const first = await page.evaluate(() =>
      [...document.querySelectorAll('head script, head link[rel=stylesheet]')].map(
        (element) => new URL(element.getAttribute('src') ?? element.getAttribute('href') ?? '', location.href).pathname,
      ),
    );
    expect(first).toHaveLength(2);
    expect(Math.min(...(await asked([app])))).toBeGreaterThanOrEqual(Math.max(...(await asked(first))));
    expect(await page.locator('link[rel=modulepreload][data-part=app]').getAttribute('fetchpriority')).toBe('low');
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
      const place = () => page.evaluate(() => [document.documentElement.lang, document.activeElement?.tagName]);
      await expect.poll(place).toEqual([language, 'H1']);
      await page.waitForURL(`${world.intake.client}/`);
      await expect.poll(() => page.locator('.first-page').count()).toBe(0);
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
    await page.waitForURL(`${world.intake.client}/`);
  });

  it.each(pageLanguages.flatMap((language) => (Object.keys(kinds) as Kind[]).map((cut) => [language, cut] as const)))(
    'says when the app cannot be fetched, and the next touch asks again (%s, %s)',
    async (language, cut) => {
      watch.excuse(/ERR_FAILED/);
      const client = asking(language);
      let isCut = true;
      let first: string | undefined;
      await context.route(kinds[cut], (route) => {
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
      await page.waitForURL(`${world.intake.client}/`);
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

  it.each([
    ['/', 'scripts'],
    ['/#sv', 'scripts'],
    ['/', 'style sheets'],
  ] as const)('J04: starts nothing of the app that is not the file of the build (%s, %s)', async (path, kind) => {
    const [file = ''] = await later(' data-part="app"', kind === 'scripts' ? 'modulepreload' : 'later');
    const { refused } = await plantIn(file);
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

  it('J04: goes on with nothing that is not the file of the build', async () => {
    const { refused } = await plantIn(await rest());
    const client = asking('sv');
    await client.open(world.intake.client);
    await refused;
    await client.enterCode(world.codes[0]?.code ?? '');
    await client.page
      .getByRole('alert')
      .filter({ hasText: client.text('fetching.failed') })
      .waitFor();
    expect(await page.evaluate(() => (globalThis as { got?: number }).got)).toBeUndefined();
  });

  it.each(pageLanguages)(
    'says when the rest cannot be fetched, and goes on with the code when it can (%s)',
    async (language) => {
      watch.excuse(/ERR_FAILED/);
      const file = await rest();
      let isCut = true;
      await context.route(`**${file}`, (route) => (isCut ? route.abort() : route.continue()));
      const client = asking(language);
      await client.open(world.intake.client);
      const failed = page.getByRole('alert').filter({ hasText: client.text('fetching.failed') });
      await client.press('frame.device');
      await failed.waitFor();
      await client.press('frame.back', 'ui');
      await client.press('frame.support');
      await client.seeHeading(client.text('support.title'));
      await client.press('support.return');
      await client.enterCode(world.codes[1]?.code ?? '');
      await failed.waitFor();
      isCut = false;
      await client.press('fetching.again');
      // A browser that remembers the failure is given the page anew, in the same language; then the code is typed again.
      const begin = page.getByRole('heading', { level: 1, name: client.text('start.title'), exact: true });
      const open = page.getByRole('heading', { level: 1, name: client.text('occasion.title'), exact: true });
      await begin.or(open).or(failed).first().waitFor();
      if (await failed.isVisible()) await client.press('fetching.again');
      await begin.or(open).first().waitFor();
      if (await begin.isVisible()) await client.enterCode(world.codes[1]?.code ?? '');
      await open.waitFor();
      await page.waitForURL(`${world.intake.client}/`);
    },
  );

  /** What the document names for later, of one part. */
  async function later(part: string, relation = 'later'): Promise<readonly string[]> {
    const html = await (await fetch(world.intake.client)).text();
    return [...html.matchAll(/<link rel="(\w+)"(?: fetchpriority="low")?( data-part="\w+")?[^>]*href="([^"]+)"/g)]
      .filter(([, own, of = '']) => own === relation && of === part)
      .map(([, , , path = '']) => path);
  }

  /** The file with everything that comes after the code. */
  async function rest(): Promise<string> {
    const { questionnaires } = builtClientFiles();
    return (await later('')).find((path) => !questionnaires.includes(path.slice(1))) ?? '';
  }

  /** From now on that file comes with a line more. Resolves with what the browser says when it refuses it. */
  async function plantIn(file: string) {
    expect(file).not.toBe('');
    await context.route(`**${file}`, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: `${await response.text()}\nglobalThis.got = 1;` });
    });
    const refused = page.waitForEvent('console', (message) => /integrity/.test(message.text()));
    return { refused };
  }
});
