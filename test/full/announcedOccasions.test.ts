// The occasions after the start, each whole and with a keyboard alone, in either language, and what a screen reader is told on
// each page of them. What is told was read through and is kept in announced/ (heardPages.ts).
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HeardPages } from '../support/heardPages.ts';
import { openDevice } from '../support/heldDevice.ts';
import { keyboardSeat } from '../support/keyboardClient.ts';
import { pageLanguages } from '../support/pageTexts.ts';
import { plantedAnswers } from '../support/plantedAnswers.ts';
import { chromiumPath, launchBrowser } from '../support/watchedBrowser.ts';
import { startWorld, type World } from '../support/world.ts';

const walks = pageLanguages.flatMap((language) =>
  (['end', 'follow-up-6m'] as const).map((occasion) => ({ language, occasion })),
);

describe.skipIf(chromiumPath === '')('what is announced at later occasions', () => {
  let browser: Browser;
  let world: World;
  beforeAll(async () => {
    [browser, world] = await Promise.all([launchBrowser(), startWorld()]);
  });
  afterAll(async () => {
    await browser?.close();
    await world?.end();
  });

  it.each(walks)('is what was read through, by keyboard ($occasion, $language)', async ({ language, occasion }) => {
    const { questionnaire, intake, codes } = world;
    const code = codes[walks.findIndex((walk) => walk.language === language && walk.occasion === occasion)]?.code ?? '';
    // Nothing is asked at a follow-up that is not asked at the end, and nothing may sound different.
    const pages = new HeardPages('end', language, { plants: occasion === 'end' });
    const { client, context, watch } = await openDevice(browser, intake.client, undefined, keyboardSeat(language));
    await client.reachFirstQuestion(questionnaire, code, occasion);
    const answers = plantedAnswers(questionnaire, occasion, language);
    await client.answerAll(questionnaire, answers, async ({ linkId }) => {
      await pages.take(client, `question ${linkId}`);
    });
    await pages.take(client, 'check');
    await client.send();
    await pages.take(client, 'receipt');
    await context.close();
    const { heard, reviewed } = pages.result();
    expect(heard).toBe(reviewed);
    expect([...pages.faults, ...watch.faults]).toEqual([]);
  });
});
