// Pictures of every page about keys, from the overview to what is done after a loss, and what can be held against them.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatRecoverySheet } from '../../src/crypto/recoverySeed.ts';
import { demoAbout } from '../../src/demo/demoAbout.ts';
import { ClinicPage } from '../support/clinicPage.ts';
import { foreignWords } from '../support/foreignWords.ts';
import { newColleague, toKeys } from '../support/keyPages.ts';
import { PagePictures } from '../support/pagePictures.ts';
import { chromiumPath, launchBrowser, pageDefaults, Watch } from '../support/watchedBrowser.ts';
import { startWorld, type World, worldPassphrase } from '../support/world.ts';

describe.skipIf(chromiumPath === '')('the pages about keys', () => {
  let browser: Browser;
  let world: World;

  beforeAll(async () => {
    [browser, world] = await Promise.all([launchBrowser(), startWorld()]);
  });
  afterAll(async () => {
    await browser?.close();
    await world?.end();
  });

  it('hold in both languages, and nothing stands against them', async () => {
    const pictures = new PagePictures('screens/keys', foreignWords(world.questionnaire, demoAbout));
    const sheet = formatRecoverySheet(world.clinic.vault.seed ?? new Uint8Array(32));
    const context = await browser.newContext({ ...pageDefaults, acceptDownloads: true });
    const watch = new Watch(context, [world.intake.clinic]);
    const clinic = new ClinicPage(await context.newPage());
    const { page } = clinic;
    const shown = (name: string) => pictures.take(clinic, name);
    const typeSheet = () =>
      page.getByRole('textbox', { name: clinic.text('keys.sheet'), exact: true }).fill(sheet.toLowerCase());

    await clinic.open(world.intake.clinic);
    await clinic.press('recover.open');
    await clinic.press('setUp.next');
    await shown('01-recover-missing');
    await typeSheet();
    await clinic.press('setUp.next');
    await clinic.seeHeading(clinic.text('recover.whoHeading'));
    await shown('02-recover-who');

    await clinic.open(world.intake.clinic);
    await clinic.unlock(world.keyFile(), worldPassphrase);
    await toKeys(clinic);
    await shown('03-keys');
    await clinic.press('keys.drill.open');
    await shown('04-drill');
    await typeSheet();
    await clinic.press('keys.drill.go');
    await page.getByText(clinic.text('keys.drill.done')).waitFor();
    await clinic.press('keys.daily.open');
    await shown('05-daily');
    await clinic.press('keys.back');
    await newColleague(clinic, 'AB', async (name) => await shown(`06-${name}`));
    await shown('07-keys-colleague');
    await clinic.button(clinic.text('keys.leave.openFull', { name: 'AB' })).click();
    await shown('08-leave');
    await clinic.press('keys.back');
    await clinic.press('keys.colleague.open');
    await clinic.press('keys.colleague.go');
    await shown('09-colleague-missing');
    await clinic.press('keys.back');
    await clinic.press('keys.texts.open');
    await shown('10-texts');
    await clinic.press('setUp.cancel');
    await clinic.press('keys.loss.open');
    for (const summary of await page.locator('main summary').all()) await summary.click();
    await shown('11-loss');
    expect([...watch.faults, ...pictures.faults]).toEqual([]);
    await context.close();
  });
});
