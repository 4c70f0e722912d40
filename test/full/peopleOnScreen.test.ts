// Pictures of the pages about single people and of what is printed there; what a machine can hold against them, and all of
// it done with the keyboard alone.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, addMonths, dayFromUnixMs } from '../../src/core/day.ts';
import { enterEvents } from '../../src/demo/clinicRegistry.ts';
import { demoAbout } from '../../src/demo/demoAbout.ts';
import { ClinicPage } from '../support/clinicPage.ts';
import { foreignWords } from '../support/foreignWords.ts';
import { PagePictures } from '../support/pagePictures.ts';
import { printPage } from '../support/paper.ts';
import { openPerson } from '../support/peoplePages.ts';
import { reportResponses } from '../support/reportRespondents.ts';
import { submitAll } from '../support/submitAll.ts';
import { chromiumPath, launchBrowser, pageDefaults, Watch } from '../support/watchedBrowser.ts';
import { startWorld, type World, worldPassphrase } from '../support/world.ts';

describe.skipIf(chromiumPath === '')('the pages about single people', () => {
  const today = dayFromUnixMs(Date.now());
  let browser: Browser;
  let world: World;
  let clinic: ClinicPage;
  let watch: Watch;

  beforeAll(async () => {
    [browser, world] = await Promise.all([launchBrowser(), startWorld()]);
    const ends = [addMonths(today, -6), addMonths(today, -8), addDays(today, -3), addMonths(today, -13)];
    await enterEvents(
      world.clinic,
      ends.map((on, index) => ({ day: today, event: { k: 'ended', serial: `000${index + 1}`, on } as const })),
    );
    const people = reportResponses(world.questionnaire).filter(({ occasion }) => occasion === 'end');
    await submitAll(world, people.slice(0, 5), (response) => people.indexOf(response));
    const context = await browser.newContext(pageDefaults);
    watch = new Watch(context, [world.intake.clinic]);
    context.setDefaultTimeout(90_000);
    clinic = new ClinicPage(await context.newPage());
    await clinic.open(world.intake.clinic);
    await clinic.unlock(world.keyFile(), worldPassphrase);
    await clinic.fetchMail();
  });
  afterAll(async () => {
    await browser?.close();
    await world?.end();
  });

  it('hold in both languages, on screen and on paper, and axe finds nothing', async () => {
    const pictures = new PagePictures('screens/people', foreignWords(world.questionnaire, demoAbout));
    const shown = (name: string) => pictures.take(clinic, name);
    await clinic.toPage('due');
    for (const summary of await clinic.page.locator('main summary').all()) await summary.click();
    await shown('01-due');
    const list = await printPage(clinic.page, 'screens/people/due.pdf');
    expect(list.text).toContain('0001');
    await clinic.press('due.remind');
    await clinic.seeHeading(clinic.text('due.remindHeading'));
    await shown('02-reminders');
    const reminders = await printPage(clinic.page, 'screens/people/reminders.pdf');
    expect(reminders.sheets).toEqual([[210, 297]]);
    expect(reminders.text).not.toMatch(/mottagning|clinic|behandling|treatment|sex|kast|avstämning|uppfölj/i);
    await clinic.press('due.remindBack');
    await clinic.toPage('person');
    await shown('03-find');
    await clinic.press('person.find.submit');
    await shown('04-find-refused');
    await openPerson(clinic, '0001');
    await shown('05-person');
    await clinic.press('person.endForm.submit');
    await clinic.page.locator('.notice-success').waitFor();
    const move = { serial: '0001', occasion: clinic.text('occasion.end') };
    await clinic.button(clinic.text('person.move.openFull', move)).click();
    await clinic.press('person.move.submit');
    await shown('06-move-refused');
    await pictures.takeDialog(clinic, '07-erase', {
      open: () => clinic.press('person.erase.open'),
      close: () =>
        clinic.page
          .getByRole('dialog')
          .getByRole('button', { name: clinic.text('codes.cancel') })
          .click(),
    });
    await clinic.toPage('codes');
    await shown('08-codes');
    expect([...pictures.faults, ...watch.faults]).toEqual([]);
  });

  it('work by keyboard alone: look up, record an end, replace a slip, see who is due', async () => {
    const { page } = clinic;
    const focused = () =>
      page.evaluate(
        () => (document.activeElement as HTMLElement | null)?.innerText || document.activeElement?.id || '',
      );
    /** Tab by tab, from wherever the focus is. */
    const reach = async (wanted: string) => {
      for (let presses = 0; presses < 60; presses += 1) {
        if ((await focused()).split('\n')[0]?.trim() === wanted) return;
        await page.keyboard.press('Tab');
      }
      throw new Error(`no way to ${wanted} by Tab`);
    };
    await reach(clinic.text('nav.person'));
    await page.keyboard.press('Enter');
    await clinic.seeHeading(clinic.text('person.heading'));
    await reach('person');
    await page.keyboard.type('5');
    await page.keyboard.press('Enter');
    await clinic.seeHeading(clinic.text('person.title', { serial: '0005' }));
    await reach(clinic.text('person.endForm.submit'));
    await page.keyboard.press('Enter');
    await page.locator('.notice-success', { hasText: clinic.text('person.endSaved', { day: today }) }).waitFor();
    await reach(clinic.text('nav.due'));
    await page.keyboard.press('Space');
    await clinic.seeHeading(clinic.text('due.heading'));
    await reach(clinic.text('due.remind'));
    await page.keyboard.press('Enter');
    await clinic.seeHeading(clinic.text('due.remindHeading'));
    await reach(clinic.text('nav.person'));
    await page.keyboard.press('Enter');
    await clinic.seeHeading(clinic.text('person.heading'));
    await reach('person');
    await page.keyboard.type('6');
    await page.keyboard.press('Enter');
    await clinic.seeHeading(clinic.text('person.title', { serial: '0006' }));
    await reach(clinic.text('person.erase.open'));
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await expect.poll(focused).toBe(clinic.text('person.erase.open'));
    expect(watch.faults).toEqual([]);
  });
});
