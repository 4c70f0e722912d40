// A language is added by adding a folder: with two that nobody speaks, every question of every occasion is walked past, and nothing
// is hard-coded, cut, laid over something else, or mirrored wrongly. So it is with every other page: the files of the kind
// OnScreen run a second time in these languages (project "languages").
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoAbout } from '../../src/demo/demoAbout.ts';
import { ClinicPage } from '../support/clinicPage.ts';
import { walkPages } from '../support/everyPage.ts';
import { foreignWords } from '../support/foreignWords.ts';
import { openDevice } from '../support/heldDevice.ts';
import { PagePictures } from '../support/pagePictures.ts';
import { plantedAnswers } from '../support/plantedAnswers.ts';
import { plantedLooks } from '../support/plantedLooks.ts';
import { pseudoFaults } from '../support/pseudoLook.ts';
import { testedLanguages } from '../support/testedLanguages.ts';
import { chromiumPath, launchBrowser, pageDefaults, Watch } from '../support/watchedBrowser.ts';
import { startWorld, type World } from '../support/world.ts';

const occasions = ['start', 'end', 'follow-up-6m'] as const;

describe.skipIf(chromiumPath === '')('a language more', () => {
  let browser: Browser;
  let world: World;
  /** Most questions are asked at every occasion. */
  const seen = new Set<string>();
  beforeAll(async () => {
    [browser, world] = await Promise.all([launchBrowser(), startWorld()]);
  });
  afterAll(async () => {
    await browser?.close();
    await world?.end();
  });

  it.each(occasions)('holds on every page and at every question (%s)', async (occasion) => {
    const pictures = new PagePictures(`screens/${occasion}`, foreignWords(world.questionnaire, demoAbout));
    const { client, context, watch } = await openDevice(browser, world.intake.client);
    const { questionnaire } = world;
    const code = world.codes[occasions.indexOf(occasion)]?.code ?? '';
    const answers = plantedAnswers(questionnaire, occasion, 'sv');
    let number = 0;
    const { page } = client;
    await walkPages(client, { questionnaire, code, occasion, answers }, async (name) => {
      number += 1;
      const heading = await page.getByRole('heading', { level: 1 }).innerText();
      if (seen.has(heading) && name !== 'check') return;
      seen.add(heading);
      await pictures.take(client, `${String(number).padStart(2, '0')}-${name}`);
    });
    expect(number).toBeGreaterThan(20);
    expect([...watch.faults, ...pictures.faults]).toEqual([]);
    await context.close();
  });

  it.each(testedLanguages)('is the clinic’s page’s own where the browser asks for it (%s)', async (language) => {
    const context = await browser.newContext({ ...pageDefaults, locale: language });
    const watch = new Watch(context, [world.intake.clinic]);
    const clinic = new ClinicPage(await context.newPage(), language);
    await clinic.page.goto(`${world.intake.clinic}/`);
    await clinic.seeHeading(clinic.text('start.heading'));
    expect(await clinic.page.evaluate(() => document.documentElement.lang)).toBe(language);
    expect(watch.faults).toEqual([]);
    await context.close();
  });

  it('is looked at by eyes that see: every kind of fault, planted on a page that has none, is named', async () => {
    const { client, context } = await openDevice(browser, world.intake.client);
    const { page, language } = client;
    expect(await pseudoFaults(page, language)).toEqual([]);
    for (const [plant, named] of plantedLooks) {
      await client.reload();
      await page.evaluate(plant);
      const found = (await pseudoFaults(page, language)).join('\n');
      for (const fault of named) expect(found).toMatch(fault);
    }
    await context.close();
  });
});
