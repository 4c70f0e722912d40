// A picture of every page of the client's journey and of every question, in both languages, at two sizes, light and dark,
// and what a machine can hold against them. `npm run screens` runs the files of this kind alone.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askedQuestions } from '../../src/core/progress.ts';
import { demoAbout } from '../../src/demo/demoAbout.ts';
import { foreignWords } from '../support/foreignWords.ts';
import { holdBack, openDevice } from '../support/heldDevice.ts';
import { PagePictures } from '../support/pagePictures.ts';
import { reportResponses } from '../support/reportRespondents.ts';
import { chromiumPath, launchBrowser } from '../support/watchedBrowser.ts';
import { startWorld, type World } from '../support/world.ts';

describe.skipIf(chromiumPath === '')('the client’s page on screen', () => {
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

  it('every page of the client’s journey holds', async () => {
    const pictures = picturesIn('screens/client');
    const { context, client, watch } = await openDevice(browser, world.intake.client, (made) => made.clock.install());
    const { clock } = client.page;
    // Pictures take their time, and the page does not wait for an answer for ever: its clock stands still meanwhile.
    const pause = async () => clock.pauseAt((await client.page.evaluate(() => Date.now())) + 10_000);
    const { questionnaire, codes } = world;
    const shown = (name: string) => pictures.take(client, name);
    const open = async (aside: 'support' | 'worries' | 'access' | 'device') => {
      await client.press(`frame.${aside}`);
      await client.seeHeading(client.text(`${aside}.title`));
    };
    const seeRefused = () => client.page.locator('.error-summary').waitFor();
    const [response] = reportResponses(questionnaire);
    if (response === undefined) throw new Error('nobody answers');

    await client.page.reload();
    await client.firstChoice().waitFor();
    await pictures.takeAlone(client, '00-first');
    await client.seeStart();
    await shown('01-start');
    await open('support');
    await shown('02-support-before-code');
    await client.press('support.return');
    await open('worries');
    await shown('02-worries');
    await client.press('support.return');
    await open('access');
    await shown('02-access');
    await client.press('support.return');
    await open('device');
    await shown('03-device');
    await pictures.takeDialog(client, '04-device-erase', {
      open: () => client.press('device.erase'),
      close: () => client.press('device.eraseNo'),
    });
    await client.press('support.return');

    await client.press('start.begin');
    await client.seeHeading(client.text('code.title'));
    await shown('05-code');
    await client.press('code.continue');
    await seeRefused();
    await shown('06-code-refused');
    await client.page.getByRole('textbox').fill(codes[0]?.code ?? '');
    await client.press('code.continue');
    await client.seeHeading(client.text('occasion.title'));
    await shown('07-occasion');
    await client.press('occasion.continue');
    await seeRefused();
    await shown('08-occasion-missing');

    const status = await holdBack(context, '**/api/v1/status');
    await pause();
    await client.chooseOccasion(questionnaire, response.occasion);
    await client.seeHeading(client.text('opening.title'));
    await shown('09-opening');
    await clock.resume();
    status.release();
    await client.seeHeading(client.text('aboutAnswers.title'));
    await shown('10-about-answers');
    await open('support');
    await shown('11-support');
    await client.press('support.return');
    await client.begin();

    const kinds = new Set<string>();
    await client.answerAll(questionnaire, response.answers, async (question, number) => {
      const kind = `${question.type}${question.repeats ? '-several' : ''}${question.ordered ? '-scale' : ''}`;
      if (kinds.has(kind)) return;
      kinds.add(kind);
      await shown(`12-question-${kind}`);
      if (number === 1) {
        await client.press('question.next');
        await seeRefused();
        await shown('13-question-unanswered');
      }
    });
    await shown('14-check');

    const submission = await holdBack(context, '**/api/v1/submissions');
    await pause();
    await client.press('check.send');
    await client.seeHeading(client.text('send.sendingTitle'));
    await shown('15-sending');
    await clock.resume();
    submission.cut();
    await client.seeHeading(client.text('send.waitingTitle'));
    await shown('16-waiting');
    // The page's own next attempt must not be quicker than the touch.
    const again = await holdBack(context, '**/api/v1/submissions');
    await client.press('send.again');
    again.release();
    await client.seeHeading(client.text('receipt.title'));
    await shown('17-receipt');
    await client.press('receipt.done');

    await client.enterCode(codes[0]?.code ?? '');
    await client.seeHeading(client.text('occasion.title'));
    await shown('18-occasion-sent');
    expect([...watch.faults, ...pictures.faults]).toEqual([]);
    await context.close();
  });

  it('every question holds, in both languages and at both sizes', async () => {
    const pictures = picturesIn('screens/questions');
    const { context, client, watch } = await openDevice(browser, world.intake.client);
    const { questionnaire, codes } = world;
    const longest = reportResponses(questionnaire)
      .map((response) => ({ response, pages: askedQuestions(questionnaire, response.answers).length }))
      .sort((left, right) => right.pages - left.pages)
      .map(({ response }) => response)
      .find(({ occasion }) => occasion === 'end');
    if (longest === undefined) throw new Error('nobody answers');
    await client.reachFirstQuestion(questionnaire, codes[1]?.code ?? '', longest.occasion);
    await client.answerAll(questionnaire, longest.answers, async (_, number) => {
      await pictures.take(client, String(number).padStart(2, '0'));
    });
    expect([...watch.faults, ...pictures.faults]).toEqual([]);
    await context.close();
  });
});
