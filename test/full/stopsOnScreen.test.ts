// Pictures of the pages at which a client's journey stops, rests or begins again, and what a machine can hold against them.
import { randomBytes } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answersAt } from '../../src/core/answers.ts';
import { formatCode, makeCode } from '../../src/core/code.ts';
import { demoAbout } from '../../src/demo/demoAbout.ts';
import type { ClientPage } from '../support/clientPage.ts';
import { foreignWords } from '../support/foreignWords.ts';
import { holdBack, openDevice } from '../support/heldDevice.ts';
import { PagePictures } from '../support/pagePictures.ts';
import { submitAll } from '../support/submitAll.ts';
import { chromiumPath, launchBrowser } from '../support/watchedBrowser.ts';
import { startWorld, type World } from '../support/world.ts';

describe.skipIf(chromiumPath === '')('stops and rests on screen', () => {
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

  it('every page at which the journey stops or rests holds', async () => {
    const pictures = picturesIn('screens/stops');
    const { questionnaire, codes } = world;
    const shown = (client: ClientPage, name: string) => pictures.take(client, name);
    const faults: string[] = [];
    const nobody = formatCode(makeCode((length) => Uint8Array.from(randomBytes(length))));
    const answers = answersAt(questionnaire, 'start', 'sv');

    const first = await openDevice(browser, world.intake.client, async (context) => {
      await context.route('**/profile.json', (route) => route.abort());
    });
    await first.client.enterCode(nobody);
    await first.client.seeHeading(first.client.text('stopped.connect-once.title'));
    await shown(first.client, 'connect-once');
    await first.context.unroute('**/profile.json');
    await first.client.press('stopped.way.toStart');
    const worker = await holdBack(first.context, /worker-[^/]*\.js$/);
    await first.client.enterCode(nobody);
    await first.client.seeHeading(first.client.text('unlocking.title'));
    await shown(first.client, 'unlocking');
    worker.release();
    await first.client.chooseOccasion(questionnaire, 'start');
    await first.client.seeHeading(first.client.text('stopped.code-unknown.title'));
    await shown(first.client, 'code-unknown');
    await first.client.press('stopped.way.toCode');
    await first.context.route('**/api/**', (route) => route.abort());
    await first.client.page.getByRole('textbox').fill(codes[2]?.code ?? '');
    await first.client.press('code.continue');
    await first.client.chooseOccasion(questionnaire, 'start');
    await first.client.seeHeading(first.client.text('confirmCode.title'));
    await shown(first.client, 'confirm-code');
    await first.client.page.getByRole('textbox').fill(codes[2]?.code ?? '');
    await first.client.press('code.continue');
    await first.client.begin();
    await first.client.answerAll(questionnaire, answers);
    await first.client.press('check.send');
    await first.client.seeHeading(first.client.text('send.waitingTitle'));
    await first.client.press('send.close');
    await first.client.enterCode(codes[2]?.code ?? '');
    await first.client.seeHeading(first.client.text('occasion.title'));
    await shown(first.client, 'occasion-waiting');
    await submitAll(world, [{ occasion: 'start', language: 'sv', answers }], () => 2);
    await first.context.unroute('**/api/**');
    await first.client.chooseOccasion(questionnaire, 'start');
    await first.client.seeHeading(first.client.text('unsent.conflict.title'));
    await shown(first.client, 'conflict');
    faults.push(...first.watch.faults);
    await first.context.close();

    const second = await openDevice(browser, world.intake.client);
    await second.client.enterCode(codes[2]?.code ?? '');
    await second.client.chooseOccasion(questionnaire, 'start');
    await second.client.seeHeading(second.client.text('stopped.taken.title'));
    await shown(second.client, 'taken');
    await second.client.press('stopped.way.toOccasions');
    await second.client.chooseOccasion(questionnaire, 'end');
    await second.client.begin();
    await second.client.press('question.skip');
    await second.client.page.waitForTimeout(1000);
    await second.client.open(world.intake.client);
    await second.client.enterCode(codes[2]?.code ?? '');
    await second.client.seeHeading(second.client.text('resume.title'));
    await shown(second.client, 'resume');
    faults.push(...second.watch.faults);
    await second.context.close();
    expect([...faults, ...pictures.faults]).toEqual([]);
  });
});
