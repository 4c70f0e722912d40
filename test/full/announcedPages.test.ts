// The whole scale with a keyboard alone, in either language, and what a screen reader is told on each page. What is told was read
// through and is kept in announced/ (heardPages.ts).
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noAnswers } from '../../src/core/answers.ts';
import { askedQuestions } from '../../src/core/progress.ts';
import { textIn } from '../../src/core/text.ts';
import { announcedAround } from '../support/announced.ts';
import { HeardPages } from '../support/heardPages.ts';
import { holdBack } from '../support/heldDevice.ts';
import { KeyboardClient } from '../support/keyboardClient.ts';
import { pageLanguages } from '../support/pageTexts.ts';
import { plantedAnswers } from '../support/plantedAnswers.ts';
import { chromiumPath, launchBrowser, pageDefaults, Watch } from '../support/watchedBrowser.ts';
import { startWorld, type World } from '../support/world.ts';

const submissions = '**/api/v1/submissions';

describe.skipIf(chromiumPath === '')('what is announced', () => {
  let browser: Browser;
  let world: World;
  beforeAll(async () => {
    [browser, world] = await Promise.all([launchBrowser(), startWorld()]);
  });
  afterAll(async () => {
    await browser?.close();
    await world?.end();
  });

  it.each(pageLanguages)('is what was read through, over the whole scale by keyboard (%s)', async (language) => {
    const context = await browser.newContext({ ...pageDefaults, serviceWorkers: 'block' });
    const watch = new Watch(context, [world.intake.client]);
    watch.excuse(/service.?worker/i, /ERR_FAILED/);
    const client = new KeyboardClient(await context.newPage(), language);
    const pages = new HeardPages('start', language);
    const hear = (name: string) => pages.take(client, name);
    const hearAround = async () => pages.add('around every page', await announcedAround(client.page));
    await walk(context, client, hear, hearAround);
    const { heard, reviewed } = pages.result();
    expect(heard).toBe(reviewed);
    expect(pages.faults).toEqual([]);
    expect(watch.faults).toEqual([]);
    await context.close();
  });

  async function walk(
    context: BrowserContext,
    client: KeyboardClient,
    hear: (name: string) => Promise<void>,
    hearAround: () => Promise<void>,
  ): Promise<void> {
    const { page, language } = client;
    const { questionnaire } = world;
    await page.goto(`${world.intake.client}/`);
    await client.firstChoice().waitFor();
    await hear('first');
    await client.tabTo(client.text('continue', {}, 'first'));
    await page.keyboard.press('Enter');
    await client.seeHeading(client.text('start.title'));
    await hear('start');
    await hearAround();
    for (const aside of ['support', 'worries', 'access', 'device'] as const) {
      await client.press(`frame.${aside}`);
      await client.seeHeading(client.text(`${aside}.title`));
      await hear(aside);
      if (aside === 'device') {
        await client.press('device.erase');
        await client.button(client.text('device.eraseNo')).waitFor();
        await hear('device, asking before it removes');
        await client.press('device.eraseNo');
        await client.button(client.text('device.eraseNo')).waitFor({ state: 'detached' });
        await hear('device, after keeping');
      }
      await client.press('support.return');
      await client.seeHeading(client.text('start.title'));
    }
    await client.press('start.begin');
    await client.seeHeading(client.text('code.title'));
    await hear('code');
    await client.press('code.continue');
    await page.locator('.error-summary').waitFor();
    await hear('code, refused');
    await client.tabTo(client.text('code.title'));
    await page.keyboard.type(world.codes[pageLanguages.indexOf(language)]?.code ?? '');
    await client.press('code.continue');
    await client.seeHeading(client.text('occasion.title'));
    await hear('occasion');
    await client.press('occasion.continue');
    await page.locator('.error-summary').waitFor();
    await hear('occasion, refused');
    await client.tabTo(client.occasionText(questionnaire, 'start'));
    await page.keyboard.press('Space');
    await client.press('occasion.continue');
    await client.seeHeading(client.text('aboutAnswers.title'));
    await hear('about answers');
    await client.press('aboutAnswers.begin');
    const refused = new Set<string>();
    await client.answerAll(questionnaire, plantedAnswers(questionnaire, 'start', language), async (question) => {
      await hear(`question ${question.linkId}`);
      const kind = `${question.type} ${question.repeats} ${question.options.length > 0}`;
      if (refused.has(kind)) return;
      refused.add(kind);
      await client.press('question.next');
      await page.locator('.error-summary').waitFor();
      await hear(`question ${question.linkId}, refused`);
    });
    await hear('check');
    const [asked] = askedQuestions(questionnaire, noAnswers);
    const question = asked === undefined ? '' : textIn(asked.text, language);
    await client.tabTo(`${client.text('summary.change', {}, 'ui')} ${question}`);
    await page.keyboard.press('Enter');
    await client.seeHeading(question);
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    await page
      .getByRole('status')
      .filter({ hasText: client.text('save.saved') })
      .waitFor();
    await hear('an answer changed');
    await client.press('question.done');
    await client.seeHeading(client.text('check.title'));
    await hear('check, returned to');
    await context.route(submissions, (route) => route.abort());
    await client.press('check.send');
    await client.seeHeading(client.text('send.waitingTitle'));
    await hear('waiting');
    // The page's own next attempt must not be quicker than the touch.
    const again = await holdBack(context, submissions);
    await client.press('send.again');
    again.release();
    await client.seeHeading(client.text('receipt.title'));
    await hear('receipt');
    await client.press('receipt.done');
    await client.seeHeading(client.text('start.title'));
  }
});
