// A picture of every page of the clinic and of every step of its set-up, and what a machine can hold against them.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoAbout } from '../../src/demo/demoAbout.ts';
import { startIntakeProcess } from '../../src/demo/startIntakeProcess.ts';
import { ClinicPage } from '../support/clinicPage.ts';
import { foreignWords } from '../support/foreignWords.ts';
import { holdBack } from '../support/heldDevice.ts';
import { PagePictures } from '../support/pagePictures.ts';
import { printPage } from '../support/paper.ts';
import { reportResponses } from '../support/reportRespondents.ts';
import { setUpInBrowser } from '../support/setUpInBrowser.ts';
import { submitAll } from '../support/submitAll.ts';
import { isPseudoRun, testedPages } from '../support/testedLanguages.ts';
import { chromiumPath, launchBrowser, pageDefaults, Watch } from '../support/watchedBrowser.ts';
import { startWorld, type World, worldPassphrase } from '../support/world.ts';

describe.skipIf(chromiumPath === '')('the clinic’s page on screen', () => {
  let browser: Browser;
  let world: World;

  beforeAll(async () => {
    [browser, world] = await Promise.all([launchBrowser(), startWorld()]);
  });
  afterAll(async () => {
    await browser?.close();
    await world?.end();
  });

  const picturesIn = (folder: string) => new PagePictures(folder, foreignWords(world.questionnaire, demoAbout));

  it('every page of the clinic holds', async () => {
    const pictures = picturesIn('screens/clinic');
    const people = reportResponses(world.questionnaire).filter(({ occasion }) => occasion === 'end');
    await submitAll(world, people.slice(0, 7), (response) => people.indexOf(response) + 3);
    const context = await browser.newContext(pageDefaults);
    const watch = new Watch(context, [world.intake.clinic]);
    const clinic = new ClinicPage(await context.newPage());
    const shown = (name: string) => pictures.take(clinic, name);
    await clinic.open(world.intake.clinic);
    await shown('01-start');
    await clinic.press('start.open');
    await shown('02-unlock');
    await clinic.press('unlock.submit');
    await shown('03-unlock-missing');
    await clinic.open(world.intake.clinic);
    // Fetching begins by itself: it waits, or the page would change in the middle of being looked at.
    const list = await holdBack(context, '**/api/v1/admin/submissions*');
    await clinic.unlock(world.keyFile(), worldPassphrase);
    await clinic.page.getByRole('progressbar').waitFor();
    await shown('04-mail-before');
    const tabs = clinic.page.getByRole('navigation', { name: clinic.text('nav.label') }).getByRole('button');
    const places = await Promise.all((await tabs.all()).map((tab) => tab.boundingBox()));
    if (!isPseudoRun) expect(new Set(places.slice(0, 3).map((place) => place?.y)).size, 'tabs in one line').toBe(1);
    await clinic.toPage('tables');
    await clinic.page.getByText(clinic.text('mail.coming')).waitFor();
    await shown('05-tables-before');
    list.release();
    await clinic.fetchMail();
    await shown('06-mail');
    await clinic.page
      .locator('main button', { hasText: clinic.text('mail.open') })
      .first()
      .click();
    await clinic.button(clinic.text('response.back')).waitFor();
    await shown('07-response');
    await clinic.toPage('tables');
    await shown('08-tables');
    await clinic.toPage('codes');
    await pictures.takeDialog(clinic, '09-codes-question', {
      open: () => clinic.press('codes.issue'),
      close: () => clinic.press('codes.cancel'),
    });
    await clinic.issueSheet();
    await shown('10-slips');
    const sheet = await printPage(clinic.page, 'screens/clinic/slips.pdf');
    // Ten slips in two languages fill a sheet; in four they need more room, and none is cut.
    expect(sheet.sheets).toEqual(Array.from({ length: isPseudoRun ? 3 : 1 }, () => [210, 297]));
    await clinic.page.getByLabel(clinic.text('slips.layout'), { exact: true }).selectOption('receipt');
    const receipts = await printPage(clinic.page, 'screens/clinic/receipts.pdf');
    expect(receipts.sheets.map(([width]) => width)).toEqual(Array.from({ length: 10 }, () => 80));
    await clinic.leaveSlips();
    await shown('11-codes');
    await clinic.press('nav.lock');
    await clinic.seeHeading(clinic.text('start.heading'));
    await shown('12-locked');
    expect([...watch.faults, ...pictures.faults]).toEqual([]);
    await context.close();
  });

  it('every step of a clinic’s set-up holds', async () => {
    const pictures = picturesIn('screens/set-up');
    const settings = {
      INTAKE_DATA: `${world.folder}/new`,
      INTAKE_CLIENT_PORT: '0',
      INTAKE_CLINIC_PORT: '0',
      ...testedPages,
    };
    const intake = await startIntakeProcess('dist/intake/main.js', settings);
    const context = await browser.newContext({ ...pageDefaults, acceptDownloads: true });
    const watch = new Watch(context, [intake.clinic]);
    const clinic = new ClinicPage(await context.newPage());
    await clinic.open(intake.clinic);
    await setUpInBrowser(clinic, intake.setupToken ?? '', async (name) => {
      await pictures.take(clinic, name);
      if (name !== 'set-up-recovery') return;
      const paper = await printPage(clinic.page, 'screens/set-up/recovery.pdf');
      expect(paper.sheets).toHaveLength(1);
      expect(paper.text).toMatch(/FORM 1/);
    });
    expect([...watch.faults, ...pictures.faults]).toEqual([]);
    await context.close();
    await intake.stop();
  });
});
