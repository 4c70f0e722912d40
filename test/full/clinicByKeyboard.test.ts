// A clinic is set up, run, locked and brought back by keyboard alone: every page, every dialog, every list.
import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startIntakeProcess } from '../../src/demo/startIntakeProcess.ts';
import { submitResponse } from '../../src/demo/submitResponse.ts';
import { followedPeople } from '../support/followedPeople.ts';
import { KeyboardClinic } from '../support/keyboardClinic.ts';
import type { KeyFile } from '../support/keyPages.ts';
import { chromiumPath, launchBrowser, pageDefaults, tablet, Watch } from '../support/watchedBrowser.ts';
import { startWorld, type World, worldPassphrase } from '../support/world.ts';

describe.skipIf(chromiumPath === '')('the clinic’s page by keyboard alone', () => {
  let browser: Browser;
  let world: World;

  beforeAll(async () => {
    [browser, world] = await Promise.all([launchBrowser(), startWorld()]);
  });
  afterAll(async () => {
    await browser?.close();
    await world?.end();
  });

  async function opened(address: string) {
    const context = await browser.newContext({ ...pageDefaults, viewport: tablet, acceptDownloads: true });
    const watch = new Watch(context, [address]);
    // More than the watch gives: keys are derived here again and again.
    context.setDefaultTimeout(90_000);
    const clinic = new KeyboardClinic(await context.newPage());
    await clinic.open(address);
    return { clinic, watch, page: clinic.page };
  }

  async function saveKeyFile(clinic: KeyboardClinic): Promise<KeyFile> {
    await clinic.seeHeading(clinic.text('setUp.passphrase.heading'));
    const list = clinic.page.getByRole('list', { name: clinic.text('setUp.passphrase.words') });
    const passphrase = (await list.getByRole('listitem').allInnerTexts()).map((word) => word.trim()).join(' ');
    await clinic.typeIn('repeat', passphrase);
    await clinic.page.keyboard.press('Enter');
    await clinic.seeHeading(clinic.text('setUp.keyFile.heading'));
    const save = async (key: string) => {
      const downloading = clinic.page.waitForEvent('download');
      await clinic.press(key);
      return Uint8Array.from(readFileSync(await (await downloading).path()));
    };
    const file = await save('setUp.keyFile.save');
    await save('setUp.keyFile.again');
    await clinic.tabTo('key-file-saved');
    await clinic.page.keyboard.press('Space');
    await clinic.press('setUp.next');
    return { file, passphrase };
  }

  it('is set up, and opened again with the recovery sheet', async () => {
    const settings = { INTAKE_DATA: `${world.folder}/typed`, INTAKE_CLIENT_PORT: '0', INTAKE_CLINIC_PORT: '0' };
    const intake = await startIntakeProcess('dist/intake/main.js', settings);
    const { clinic, watch, page } = await opened(intake.clinic);
    await clinic.press('start.setUp');
    await clinic.typeIn('token', intake.setupToken ?? '');
    await page.keyboard.press('Enter');
    await clinic.seeHeading(clinic.text('setUp.clinic.heading'));
    for (const language of ['sv', 'en']) await clinic.typeIn(`name-${language}`, `Prov ${language}`);
    await clinic.press('setUp.next');
    await clinic.seeHeading(clinic.text('setUp.notice.heading'));
    const boxes = await page
      .locator('main textarea')
      .evaluateAll((all) => all.map((box) => ({ id: box.id, text: (box as HTMLTextAreaElement).value })));
    for (const { id, text } of boxes) await clinic.typeIn(id, text.replace(/\[[^\]]*\]/g, '031-390 06 00'));
    await clinic.press('setUp.next');
    await saveKeyFile(clinic);
    await clinic.seeHeading(clinic.text('setUp.recovery.heading'));
    const sheet = (await page.getByText(/^FORM 1/).innerText()).trim();
    await clinic.typeIn('recovery-last', sheet.slice(-10));
    await page.keyboard.press('Enter');
    await clinic.seeHeading(clinic.text('setUp.finish.heading'));
    await clinic.press('setUp.finish.submit');
    await clinic.seeHeading(clinic.text('mail.heading'));
    await clinic.seeFetched();
    await clinic.press('nav.lock');
    await clinic.seeHeading(clinic.text('start.heading'));

    await clinic.press('recover.open');
    await clinic.typeIn('recovery-sheet', sheet);
    await clinic.press('setUp.next');
    await clinic.seeHeading(clinic.text('recover.whoHeading'));
    await clinic.press('setUp.next');
    await saveKeyFile(clinic);
    await clinic.seeHeading(clinic.text('recover.sendHeading'));
    await clinic.press('recover.send');
    await clinic.seeHeading(clinic.text('mail.heading'));
    await clinic.seeFetched();
    expect(watch.faults).toEqual([]);
    await page.context().close();
    await intake.stop();
  });

  it('is run for a day: mail, codes, tables, change, a colleague, a lost slip, a lock', async () => {
    for (const response of followedPeople(() => 'Att prata').slice(0, 12)) {
      const root = world.codes[response.person % 10]?.root ?? new Uint8Array();
      // Some of them come twice to one slot of these ten: the first is enough.
      await submitResponse(world.intake.client, {
        ...response,
        root,
        profile: world.clinic.profile,
        nowMs: Date.now(),
      }).catch(() => undefined);
    }
    const { clinic, watch, page } = await opened(world.intake.clinic);
    await clinic.openWith({ file: world.keyFile(), passphrase: worldPassphrase });
    await clinic.seeFetched();
    await clinic.press('mail.fetch');
    await clinic.seeFetched();
    await clinic.press('mail.open');
    await clinic.press('response.back');
    await clinic.seeHeading(clinic.text('mail.heading'));

    await clinic.toPage('codes');
    await clinic.press('codes.issue');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await clinic.press('codes.issue');
    await clinic.press('codes.issueConfirm');
    await clinic.seeHeading(clinic.text('slips.heading'));
    await clinic.tabTo('slip-layout');
    await page.keyboard.press('ArrowDown');
    await page.locator('.slip-receipts').waitFor();
    await clinic.press('slips.leave');
    await clinic.press('slips.leaveConfirm');
    await clinic.seeHeading(clinic.text('codes.heading'));
    await clinic.pressNamed(clinic.text('codes.handOutNext', { serial: '0011' }));
    await page.getByText(clinic.text('codes.handOutNext', { serial: '0012' })).waitFor();

    await clinic.toPage('person');
    await clinic.typeIn('person', '11');
    await page.keyboard.press('Enter');
    await clinic.seeHeading(clinic.text('person.title', { serial: '0011' }));
    await clinic.tabTo('replace-by');
    await page.keyboard.press('ArrowDown');
    await clinic.press('person.replace.submit');
    await page.getByRole('dialog').waitFor();
    await clinic.press('person.replace.confirm');
    await clinic.seeHeading(clinic.text('person.title', { serial: '0013' }));
    await page.locator('main [aria-disabled="true"]').first().waitFor({ state: 'detached' });

    await clinic.toPage('tables');
    await clinic.tabTo('spread-question');
    await page.keyboard.press('ArrowDown');
    await clinic.tabTo(clinic.text('tables.print'));
    await clinic.toPage('change');
    await clinic.tabTo(clinic.text('change.print'));

    await clinic.press('nav.keys');
    await clinic.seeHeading(clinic.text('keys.heading'));
    await clinic.press('keys.loss.open');
    await clinic.pressNamed(clinic.text('keys.lossOf.stolen.what'));
    await clinic.press('keys.lossOf.stolen.go');
    await clinic.tabTo(clinic.text('keys.earlierChoice.revoke'));
    await page.keyboard.press('ArrowUp');
    await clinic.press('keys.back');
    await clinic.press('keys.colleague.open');
    await clinic.typeIn('colleague-name', 'AB');
    await clinic.press('keys.colleague.go');
    const colleague = await saveKeyFile(clinic);
    await page.getByText(clinic.text('keys.colleague.done', { name: 'AB' })).waitFor();
    await clinic.press('nav.lock');
    await clinic.seeHeading(clinic.text('start.heading'));
    await clinic.openWith(colleague);
    expect(watch.faults).toEqual([]);
    await page.context().close();
  });
});
