// Leaving at once, in a real browser: by button and by Shift, with and without network, before and without the script.
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ClientPage } from '../support/clientPage.ts';
import { openDevice } from '../support/heldDevice.ts';
import type { PageLanguage } from '../support/pageTexts.ts';
import { plantedAnswers } from '../support/plantedAnswers.ts';
import { Respondent } from '../support/respondent.ts';
import { chromiumPath, launchBrowser, pageDefaults, phone, tablet, Watch } from '../support/watchedBrowser.ts';
import { startWorld, type World } from '../support/world.ts';

const weather = 'https://www.smhi.se/';
const sunny = '<!doctype html><html lang="en"><title>Weather</title><h1>Sunny</h1>';

describe.skipIf(chromiumPath === '')('the quick exit', () => {
  let browser: Browser;
  let world: World;
  let codesTaken = 0;
  beforeAll(async () => {
    [browser, world] = await Promise.all([launchBrowser(), startWorld({ sheets: 2 })]);
  });
  afterAll(async () => {
    await browser?.close();
    await world?.end();
  });

  /** Somebody who answers, on a page that notes its words whenever a click or a key has done what it does at once (`lastWords`). */
  async function answering(language: PageLanguage = 'sv', prepare?: (context: BrowserContext) => Promise<void>) {
    const { context, client, watch } = await openDevice(browser, world.intake.client, async (made) => {
      await made.route(`${weather}**`, (route) => route.fulfill({ contentType: 'text/html', body: sunny }));
      await prepare?.(made);
    });
    watch.excuse(/request to https:\/\/www\.smhi\.se\//);
    if (language !== 'sv') await client.switchLanguage(language);
    const code = world.codes[codesTaken++];
    if (code === undefined) throw new Error('no code is left');
    const answers = plantedAnswers(world.questionnaire, 'start', language);
    const person = new Respondent(world.questionnaire, code, 'start', answers);
    await person.begin({ client });
    await person.answer({ client }, 1);
    await client.page.evaluate(() => {
      // Written before the browser leaves. A message could be lost with the page that sends it.
      const note = () => sessionStorage.setItem('words', document.body.innerText);
      // Windows hear last: whatever the page does at once has been done.
      for (const name of ['click', 'keyup']) globalThis.addEventListener(name, note);
    });
    return { context, client, watch };
  }

  /** The lines that the page had when it left. */
  const lastWords = async ({ page }: ClientPage) => {
    const words = await page.evaluate(() => sessionStorage.getItem('words'));
    return words?.split('\n').filter((line) => line.trim() !== '');
  };
  const pressShift = async ({ page }: ClientPage, times = 3) => {
    for (let press = 0; press < times; press += 1) await page.keyboard.press('Shift');
  };
  const link = (client: ClientPage) => client.page.getByRole('link', { name: client.text('exit.button') });

  const ways = [
    ['button', 'sv'],
    ['button', 'en'],
    ['Shift', 'sv'],
    ['Shift', 'en'],
  ] as const;
  it.each(ways)(
    'I01: by %s covers in the same moment, wipes, and goes to the neutral page (%s)',
    async (way, language) => {
      const { context, client, watch } = await answering(language);
      const { page } = client;
      if (way === 'button') await link(client).click({ noWaitAfter: true });
      else await pressShift(client);
      await page.waitForURL(weather);
      expect(await page.title()).toBe('Weather');
      // I03: Back finds the start page, empty, and no cover stuck.
      await page.goBack();
      await client.seeStart();
      expect(page.url()).toBe(`${world.intake.client}/`);
      expect(await page.getByRole('radio').count()).toBe(0);
      expect(await lastWords(client)).toEqual(['Avstämning', client.text('exit.leaving')]);
      expect(watch.faults).toEqual([]);
      await context.close();
    },
  );

  it.each(['Shift', 'button'] as const)(
    'I01: works by %s while a dialog keeps everything else out of reach, and covers that, too',
    async (way) => {
      const { context, client, watch } = await answering();
      const { page } = client;
      await client.press('frame.device');
      await client.press('device.erase');
      const dialog = page.getByRole('dialog');
      await dialog.waitFor();
      // Enter once more neither removes anything nor leaves.
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(client.text('device.eraseNo'));
      if (way === 'Shift') await pressShift(client);
      else await dialog.getByRole('link', { name: client.text('exit.button') }).click({ noWaitAfter: true });
      await page.waitForURL(weather);
      await page.goBack();
      await client.seeStart();
      expect(await page.getByRole('dialog').count()).toBe(0);
      const words = await lastWords(client);
      expect(words).toContain(client.text('exit.leaving'));
      expect(words).not.toContain(client.text('device.eraseTitle'));
      expect(watch.faults).toEqual([]);
      await context.close();
    },
  );

  it("Back under a dialog closes it with the page it stood on, removes nothing, and keeps the answers' page", async () => {
    const { context, client, watch } = await answering();
    const { page } = client;
    const question = await page.getByRole('heading', { level: 1 }).innerText();
    const chosen = await page.locator('main input:checked').count();
    await client.press('frame.device');
    await client.press('device.erase');
    await page.getByRole('dialog').waitFor();
    await page.goBack();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await client.seeHeading(question);
    expect(await page.locator('main input:checked').count()).toBe(chosen);
    expect(page.url()).toBe(`${world.intake.client}/`);
    expect(watch.faults).toEqual([]);
    await context.close();
  });

  it('I01: is first in the tab order, and Shift that belongs to another key does not count', async () => {
    const { context, client } = await answering();
    const { page } = client;
    const focused = () => page.evaluate(() => document.activeElement?.textContent);
    await page.reload();
    await client.firstChoice().waitFor();
    await page.keyboard.press('Tab');
    expect(await focused()).toContain(client.text('exit.button'));
    await client.seeStart();
    await page.evaluate(() => {
      document.body.tabIndex = -1;
      document.body.focus();
    });
    await page.keyboard.press('Tab');
    expect(await focused()).toBe(client.text('exit.button'));
    await pressShift(client, 2);
    await page.keyboard.press('Shift+A');
    for (const held of ['Control', 'Alt', 'Meta'])
      for (let press = 0; press < 3; press += 1) await page.keyboard.press(`${held}+Shift`);
    await pressShift(client, 2);
    await page.keyboard.press('a');
    await pressShift(client, 2);
    expect(page.url()).toBe(`${world.intake.client}/`);
    await client.seeHeading(client.text('start.title'));
    await context.close();
  });

  it('I01: forgets two presses after five seconds, and says so', async () => {
    const { context, client } = await answering('sv', (made) => made.clock.install());
    const { page } = client;
    await pressShift(client, 1);
    await page.getByText(client.text('exit.count_other', { count: 2 })).waitFor({ state: 'attached' });
    await pressShift(client, 1);
    await page.getByText(client.text('exit.count_one', { count: 1 })).waitFor({ state: 'attached' });
    await page.clock.runFor(5_000);
    await page.getByText(client.text('exit.expired')).waitFor({ state: 'attached' });
    await pressShift(client, 1);
    expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
    await context.close();
  });

  it.each(['sv', 'en'] as const)('I02: without network stays on a neutral page of its own (%s)', async (language) => {
    const { context, client, watch } = await answering(language);
    const { page } = client;
    await context.setOffline(true);
    await link(client).click();
    await page.getByText(client.text('exit.left')).waitFor();
    expect(page.url()).toBe(`${world.intake.client}/`);
    // I06: whoever cannot see the cover is told of it, and stands on it.
    expect(await page.getByRole('status').innerText()).toBe(client.text('exit.left'));
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('quiet-page');
    await client.press('exit.return');
    await client.seeHeading(client.text('start.title'));
    expect(watch.faults).toEqual([]);
    await context.close();
  });

  it('I02: stays on its own page when it is installed or shared, too', async () => {
    for (const size of [phone, tablet]) {
      const { context, client } = await answering('sv', async (made) => {
        await made.addInitScript(() => {
          const real = globalThis.matchMedia.bind(globalThis);
          globalThis.matchMedia = (query) =>
            query.includes('standalone') ? { ...real(query), matches: true } : real(query);
        });
      });
      await client.page.setViewportSize(size);
      await pressShift(client);
      await client.page.getByText(client.text('exit.left')).waitFor();
      await context.close();
    }
  });

  it('I03: Back after the exit finds an empty start page, also from a page that was kept in memory', async () => {
    const { context, client } = await answering();
    await pressShift(client);
    await client.page.waitForURL(weather);
    await client.page.goBack();
    await client.seeStart();
    await client.page.goForward();
    await client.page.waitForURL(weather);
    await client.page.goBack();
    await client.seeStart();
    expect(await client.page.locator('.quiet-page').count()).toBe(0);
    await context.close();
  });

  it.each([
    ['without any script', { javaScriptEnabled: false }],
    ['when the script cannot be fetched', {}],
  ] as const)('I05: %s the exit is a real link and leaves', async (_, options) => {
    const context = await browser.newContext({ ...pageDefaults, ...options, serviceWorkers: 'block' });
    const watch = new Watch(context, [world.intake.client]);
    watch.excuse(/ERR_FAILED/);
    await context.route('**/assets/*.js', (route) => route.abort());
    const page = await context.newPage();
    await page.goto(`${world.intake.client}/`);
    const exit = page.getByRole('link', { name: 'Lämna sidan' });
    const box = await exit.boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
    await exit.click();
    await page.waitForURL(`${world.intake.client}/away.html`);
    expect(await page.title()).toBe('Avstämning');
    expect(await page.getByText('Sidan är stängd.').isVisible()).toBe(true);
    expect(watch.faults).toEqual([]);
    await context.close();
  });
});
