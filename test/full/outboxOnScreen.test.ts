// Pictures of the pages on which sealed answers wait, could not be handed in, were sent, or are held by the page alone.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answersAt } from '../../src/core/answers.ts';
import { deriveSlotKeys } from '../../src/crypto/codeKeys.ts';
import { demoAbout } from '../../src/demo/demoAbout.ts';
import { foreignWords } from '../support/foreignWords.ts';
import { openDevice } from '../support/heldDevice.ts';
import { loseSubmission } from '../support/lostSubmission.ts';
import { setOutboxState } from '../support/outboxState.ts';
import { PagePictures } from '../support/pagePictures.ts';
import { chromiumPath, launchBrowser } from '../support/watchedBrowser.ts';
import { startWorld, type World } from '../support/world.ts';

const submissions = '**/api/v1/submissions';
const reasons = ['held', 'conflict', 'closed', 'unknown', 'rekey', 'overdue'] as const;

describe.skipIf(chromiumPath === '')('sealed answers on screen', () => {
  let browser: Browser;
  let world: World;
  beforeAll(async () => {
    [browser, world] = await Promise.all([launchBrowser(), startWorld()]);
  });
  afterAll(async () => {
    await browser?.close();
    await world?.end();
  });

  it('every page on which they wait, stopped or arrived holds', async () => {
    const pictures = new PagePictures('screens/outbox', foreignWords(world.questionnaire, demoAbout));
    const { questionnaire, codes } = world;
    const [first] = codes;
    if (first === undefined) throw new Error('no code is left');
    const { client, context, watch } = await openDevice(browser, world.intake.client);
    const look = async () => {
      await client.seeHeading(client.text('start.title'));
      await client.enterCode(first.code);
      await client.chooseOccasion(questionnaire, 'start');
    };
    await context.route(submissions, (route) => route.abort());
    await client.reachFirstQuestion(questionnaire, first.code, 'start');
    await client.answerAll(questionnaire, answersAt(questionnaire, 'start', 'sv'));
    await client.press('check.send');
    await client.seeHeading(client.text('send.waitingTitle'));
    await pictures.take(client, 'waiting');
    await client.press('send.close');
    for (const why of reasons) {
      const isOverdue = why === 'overdue';
      await setOutboxState(client.page, isOverdue ? { st: 'tried', dropAfter: '2020-01-31' } : { st: why });
      await look();
      await client.seeHeading(client.text(`unsent.${why}.title`));
      await pictures.take(client, why);
      if (why === 'conflict') {
        await pictures.takeDialog(client, 'remove', {
          open: () => client.press('unsent.way.remove'),
          close: () => client.press('unsent.removeNo'),
        });
      }
      await client.press('unsent.way.keep');
    }
    await context.unroute(submissions);
    await look();
    await client.press('unsent.way.send');
    await client.seeHeading(client.text('receipt.title'));
    await client.press('receipt.done');
    await look();
    await client.seeHeading(client.text('sent.title'));
    await client.page.getByText(client.text('sent.asking')).waitFor({ state: 'hidden' });
    await pictures.take(client, 'sent');
    expect(loseSubmission(world, deriveSlotKeys(first.root, questionnaire.id, 'start').slotPublicKey)).toBe(1);
    await client.press('sent.done');
    await look();
    await client.seeHeading(client.text('sent.missingTitle'));
    await pictures.take(client, 'sent-missing');
    await context.close();
    expect([...watch.faults, ...pictures.faults]).toEqual([]);
  });

  it('every page that says that nothing is kept holds', async () => {
    const pictures = new PagePictures('screens/memory', foreignWords(world.questionnaire, demoAbout));
    const { questionnaire, codes } = world;
    const { client, context, watch } = await openDevice(browser, world.intake.client, async (prepared) => {
      await prepared.addInitScript(() => Object.defineProperty(Navigator.prototype, 'locks', { value: undefined }));
    });
    await pictures.take(client, 'start');
    await client.enterCode(codes[1]?.code ?? '');
    await client.chooseOccasion(questionnaire, 'start');
    await client.seeHeading(client.text('aboutAnswers.title'));
    await pictures.take(client, 'about-answers');
    await client.press('aboutAnswers.begin');
    await client.page.locator('label').first().click();
    await client.page.getByText(client.text('save.memoryTitle')).waitFor();
    await pictures.take(client, 'question');
    await client.answerAll(questionnaire, answersAt(questionnaire, 'start', 'sv'));
    await pictures.take(client, 'check');
    await context.route(submissions, (route) => route.abort());
    await client.press('check.send');
    await client.seeHeading(client.text('send.waitingTitle'));
    await pictures.take(client, 'waiting');
    await context.unroute(submissions);
    await client.press('send.again');
    await client.seeHeading(client.text('receipt.title'));
    await pictures.take(client, 'receipt');
    await context.close();
    expect([...watch.faults, ...pictures.faults]).toEqual([]);
  });
});
