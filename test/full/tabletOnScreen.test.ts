// A picture of every page that only a shared tablet or its staff see, and of the copy for paper, in both languages, at two
// sizes, light and dark, and what a machine can hold against them.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoAbout } from '../../src/demo/demoAbout.ts';
import { foreignWords } from '../support/foreignWords.ts';
import { holdBack, openDevice } from '../support/heldDevice.ts';
import { PagePictures } from '../support/pagePictures.ts';
import { reportResponses } from '../support/reportRespondents.ts';
import { openStaffPage, shareDevice, staffPin, touchKeepsNothing } from '../support/staff.ts';
import { chromiumPath, launchBrowser } from '../support/watchedBrowser.ts';
import { startWorld, type World } from '../support/world.ts';

const quietMs = 90_000;

describe.skipIf(chromiumPath === '')('a shared tablet on screen', () => {
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

  it('every page of it holds', async () => {
    const pictures = picturesIn('screens/tablet');
    const { context, client, watch } = await openDevice(browser, world.intake.client, (made) => made.clock.install());
    const { questionnaire, codes } = world;
    const { page } = client;
    const shown = (name: string) => pictures.take(client, name);
    const [response] = reportResponses(questionnaire);
    const code = codes[0]?.code;
    if (response === undefined || code === undefined) throw new Error('nobody answers');

    await openStaffPage(client);
    await shown('01-staff-off');
    await client.press('staff.switchOn');
    await shown('02-staff-pin-shape');
    await client.press('staff.close');
    await shareDevice(client, { keepsNothing: true });
    await page.clock.pauseAt(Date.now() + 60_000);
    await shown('03-start-keeps-nothing');
    await openStaffPage(client);
    await shown('04-staff-pin');
    await page.getByRole('textbox').fill('000000');
    await client.press('staff.open');
    await page.getByText(client.text('staff.pinWrong')).first().waitFor();
    await shown('05-staff-pin-wrong');
    await page.getByRole('textbox').fill(staffPin);
    await client.press('staff.open');
    await client.button(client.text('staff.switchOff')).waitFor();
    await shown('06-staff-on');
    await touchKeepsNothing(client);
    await client.press('staff.close');
    await page.getByText(client.text('start.pauseShared')).waitFor();
    await shown('07-start');
    await client.press('frame.device');
    await shown('08-device');
    await client.press('support.return');

    await client.enterCode(code);
    await client.chooseOccasion(questionnaire, response.occasion);
    await client.seeHeading(client.text('aboutAnswers.title'));
    await shown('09-about-answers');
    await pictures.takeDialog(client, '10-idle', {
      open: async () => {
        await page.clock.runFor(quietMs);
        await client.button(client.text('idle.stay')).waitFor();
      },
      close: () => client.press('idle.stay'),
    });
    await client.begin();
    await client.answerAll(questionnaire, response.answers);
    await shown('11-check');
    const intake = await holdBack(context, '**/api/v1/submissions');
    intake.cut();
    await client.press('check.send');
    await client.seeHeading(client.text('send.sealedTitle'));
    await shown('12-sealed');
    intake.release();
    await client.press('send.again');
    await client.seeHeading(client.text('receipt.title'));
    await shown('13-receipt');
    await client.press('closing.hold');
    await shown('14-receipt-held');
    await page.getByRole('link', { name: client.text('exit.button') }).click();
    await page.getByText(client.text('exit.left')).waitFor();

    expect(watch.faults).toEqual([]);
    await context.close();
    expect(pictures.faults).toEqual([]);
  });

  it('the copy for paper holds', async () => {
    const pictures = picturesIn('screens/copy');
    const { context, client, watch } = await openDevice(browser, world.intake.client);
    const [response] = reportResponses(world.questionnaire);
    const code = world.codes[1]?.code;
    if (response === undefined || code === undefined) throw new Error('nobody answers');
    await client.reachFirstQuestion(world.questionnaire, code, response.occasion);
    await client.answerAll(world.questionnaire, response.answers);
    await client.press('check.copy');
    await client.seeHeading(client.text('copy.title'));
    await pictures.take(client, '01-copy');
    expect(watch.faults).toEqual([]);
    await context.close();
    expect(pictures.faults).toEqual([]);
  });
});
