// Codes on their one way: from the worker to paper. Nothing of them travels, nothing of them stays, and the paper says
// neither whose it is nor what it is for.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoAbout } from '../../src/demo/demoAbout.ts';
import { axeOnPage } from '../support/axeOnPage.ts';
import { ClinicPage } from '../support/clinicPage.ts';
import { heapHolds } from '../support/heapHolds.ts';
import { printPage } from '../support/paper.ts';
import { chromiumPath, launchBrowser, pageDefaults, tablet, Watch } from '../support/watchedBrowser.ts';
import { startWorld, type World, worldPassphrase } from '../support/world.ts';

const a4 = [210, 297];
const receipt = [80, 120];

describe.skipIf(chromiumPath === '')('a sheet of slips', () => {
  let browser: Browser;
  let world: World;

  beforeAll(async () => {
    [browser, world] = await Promise.all([launchBrowser(), startWorld()]);
  });
  afterAll(async () => {
    await browser?.close();
    await world?.end();
  });

  it('F18: is printed in every form and language; no request holds a code, and none is left in page or memory', async () => {
    const context = await browser.newContext({ ...pageDefaults, viewport: tablet });
    const watch = new Watch(context, [world.intake.clinic]);
    context.setDefaultTimeout(90_000);
    const sent: string[] = [];
    context.on('request', (request) => {
      sent.push(request.url(), JSON.stringify(request.headers()), request.postDataBuffer()?.toString('latin1') ?? '');
    });
    const clinic = new ClinicPage(await context.newPage());
    const { page } = clinic;
    await clinic.open(world.intake.clinic);
    await clinic.unlock(world.keyFile(), worldPassphrase);
    const codes = await clinic.issueSheet();
    expect(codes).toHaveLength(10);
    expect(await axeOnPage(page)).toEqual([]);

    const choose = (key: string, value: string) =>
      page.getByLabel(clinic.text(`slips.${key}`), { exact: true }).selectOption(value);
    for (const layout of ['sheet', 'receipt'] as const) {
      await choose('layout', layout);
      for (const words of ['all', 'sv', 'en'] as const) {
        await choose('words', words);
        const { sheets, text } = await printPage(page, `screens/paper/slips-${layout}-${words}.pdf`);
        expect(sheets).toEqual(layout === 'sheet' ? [a4] : codes.map(() => receipt));
        for (const code of codes) expect(text.split(code)).toHaveLength(2);
        expect(text.includes('Din kod'), words).toBe(words !== 'en');
        expect(text.includes('Your code'), words).toBe(words !== 'sv');
        expect(text).not.toMatch(/mottagning|clinic|behandling|treatment|sex|kast|avstämning/i);
        expect(text).not.toContain(demoAbout.name['sv']);
      }
    }

    const forms = codes.flatMap((code) => [code, code.replaceAll('-', '')]);
    // What the page holds as text is found, and while slips are shown their codes are no such text.
    const planted = 'HELD-BY-THE-PAGE';
    await page.evaluate((text) => void Object.assign(globalThis, { held: text }), planted);
    expect(await heapHolds(page, [planted, ...forms])).toEqual([planted]);
    await clinic.leaveSlips();
    const html = await page.content();
    expect(forms.filter((form) => html.includes(form))).toEqual([]);
    expect(forms.filter((form) => sent.some((part) => part.includes(form)))).toEqual([]);
    const stored = await page.evaluate(async () => [
      document.cookie,
      JSON.stringify({ ...localStorage, ...sessionStorage }),
      JSON.stringify(await indexedDB.databases()),
      location.href,
      document.title,
    ]);
    expect(stored.join()).not.toMatch(/[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/);
    expect(await heapHolds(page, forms)).toEqual([]);
    expect(watch.faults).toEqual([]);
    await context.close();
  });
});
