// After the clinic is locked nothing that a client wrote is left in the page's memory, not even for whoever takes a snapshot of it.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ClinicPage } from '../support/clinicPage.ts';
import { heapHolds } from '../support/heapHolds.ts';
import { plantedAnswers } from '../support/plantedAnswers.ts';
import { submitAll } from '../support/submitAll.ts';
import { chromiumPath, launchBrowser, pageDefaults, Watch } from '../support/watchedBrowser.ts';
import { startWorld, type World, worldPassphrase } from '../support/world.ts';

describe.skipIf(chromiumPath === '')('a clinic that was locked', () => {
  let browser: Browser;
  let world: World;

  beforeAll(async () => {
    [browser, world] = await Promise.all([launchBrowser(), startWorld()]);
  });
  afterAll(async () => {
    await browser?.close();
    await world?.end();
  });

  it('keeps no answer in memory', async () => {
    const answers = plantedAnswers(world.questionnaire, 'end', 'sv');
    await submitAll(world, [{ occasion: 'end', language: 'sv', answers }], () => 0);
    const written = ['Qvixtjumborp', 'Zorpelindrausk', 'Fluxbravendirk'];
    const context = await browser.newContext(pageDefaults);
    const watch = new Watch(context, [world.intake.clinic]);
    const clinic = new ClinicPage(await context.newPage());
    await clinic.open(world.intake.clinic);
    await clinic.unlock(world.keyFile(), worldPassphrase);
    expect((await clinic.fetchMail()).accepted).toBe(1);
    expect(await heapHolds(clinic.page, written)).not.toEqual([]);
    await clinic.press('nav.lock');
    await clinic.seeHeading(clinic.text('start.heading'));
    expect(await heapHolds(clinic.page, written)).toEqual([]);
    expect(watch.faults).toEqual([]);
    await context.close();
  });
});
