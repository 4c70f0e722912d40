// The page for exports in a real browser: pictures of it, every file really saved, and chosen by keyboard alone.
import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoAbout } from '../../src/demo/demoAbout.ts';
import { ClinicPage } from '../support/clinicPage.ts';
import { foreignWords } from '../support/foreignWords.ts';
import { PagePictures } from '../support/pagePictures.ts';
import { readCsvRecords } from '../support/readCsv.ts';
import { reportResponses } from '../support/reportRespondents.ts';
import { submitAll } from '../support/submitAll.ts';
import { chromiumPath, launchBrowser, pageDefaults, Watch } from '../support/watchedBrowser.ts';
import { startWorld, type World, worldPassphrase } from '../support/world.ts';

describe.skipIf(chromiumPath === '')('the page for exports on screen', () => {
  let browser: Browser;
  let world: World;

  beforeAll(async () => {
    [browser, world] = await Promise.all([launchBrowser(), startWorld()]);
  });
  afterAll(async () => {
    await browser?.close();
    await world?.end();
  });

  it('holds, and saves what it says by keyboard alone', async () => {
    const pictures = new PagePictures('screens/exports', foreignWords(world.questionnaire, demoAbout));
    const people = reportResponses(world.questionnaire).filter(({ occasion }) => occasion === 'end');
    await submitAll(world, people.slice(0, 6), (response) => people.indexOf(response));
    const context = await browser.newContext({ ...pageDefaults, acceptDownloads: true });
    const watch = new Watch(context, [world.intake.clinic]);
    const clinic = new ClinicPage(await context.newPage());
    const { page } = clinic;
    await clinic.open(world.intake.clinic);
    await clinic.unlock(world.keyFile(), worldPassphrase);
    await clinic.toPage('exports');
    await clinic.fetchMail();
    await clinic.toPage('exports');
    await pictures.take(clinic, '01-people');

    await page.getByRole('radio', { name: clinic.text('exports.kind.people'), exact: true }).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await pictures.take(clinic, '02-answers');
    await page.getByRole('checkbox', { name: clinic.text('exports.ownWords'), exact: true }).focus();
    await page.keyboard.press('Tab');
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
    expect(download.suggestedFilename()).toBe('export-long.csv');
    const rows = readCsvRecords(readFileSync(await download.path(), 'utf8'), ';');
    expect(new Set(rows.map((row) => row.get('person'))).size).toBe(6);
    await page.getByRole('radio', { name: clinic.text('exports.kind.year'), exact: true }).check({ force: true });
    await pictures.take(clinic, '03-year');
    expect([...watch.faults, ...pictures.faults]).toEqual([]);
    await context.close();
  });
});
