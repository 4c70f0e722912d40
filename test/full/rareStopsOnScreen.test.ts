// Pictures of the stops that a device brings about (its storage, its tabs, its network), and what a machine can hold against them.
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answersAt } from '../../src/core/answers.ts';
import { demoAbout } from '../../src/demo/demoAbout.ts';
import { builtClientFiles } from '../support/builtFiles.ts';
import { putCell, storedCells, upgradeDatabase } from '../support/changedRows.ts';
import { ClientPage } from '../support/clientPage.ts';
import { foreignWords } from '../support/foreignWords.ts';
import { openDevice } from '../support/heldDevice.ts';
import { PagePictures } from '../support/pagePictures.ts';
import { chromiumPath, launchBrowser } from '../support/watchedBrowser.ts';
import { startWorld, type World } from '../support/world.ts';

describe.skipIf(chromiumPath === '')('rare stops on screen', () => {
  let browser: Browser;
  let world: World;
  let otherWorld: World;
  let pictures: PagePictures;
  const faults: string[] = [];

  beforeAll(async () => {
    [browser, world, otherWorld] = await Promise.all([launchBrowser(), startWorld(), startWorld()]);
    pictures = new PagePictures('screens/rare-stops', foreignWords(world.questionnaire, demoAbout));
  });
  afterAll(async () => {
    await browser?.close();
    await world?.end();
    await otherWorld?.end();
  });

  /** A new device; `way` ends on the page to be looked at. */
  async function picture(
    name: string,
    heading: string,
    way: (device: { client: ClientPage; context: BrowserContext; code: string }) => Promise<ClientPage>,
  ): Promise<void> {
    const { client, context, watch } = await openDevice(browser, world.intake.client);
    const shown = await way({ client, context, code: world.codes[0]?.code ?? '' });
    await shown.seeHeading(shown.text(heading));
    await pictures.take(shown, name);
    faults.push(...watch.faults.map((fault) => `${name}: ${fault}`));
    await context.close();
  }

  const toFirstAnswer = async (client: ClientPage, code: string) => {
    await client.reachFirstQuestion(world.questionnaire, code, 'start');
    await client.page.getByRole('radio').first().check({ force: true });
    await client.page.getByText(client.text('save.saved')).first().waitFor();
  };

  it('every page at which the device itself stops the journey holds', async () => {
    await picture('unlock-failed', 'stopped.unlock-failed.title', async ({ client, context, code }) => {
      await context.route(/worker-[^/]*\.js$/, (route) => route.abort());
      await client.enterCode(code);
      return client;
    });
    await picture('other-clinic', 'stopped.other-clinic.title', async ({ client, context, code }) => {
      await client.enterCode(code);
      await client.seeHeading(client.text('occasion.title'));
      await context.route(/\/(?:profile|about)\.(?:json|sig)$/, async (route) => {
        const { pathname } = new URL(route.request().url());
        await route.fulfill({ response: await route.fetch({ url: `${otherWorld.intake.client}${pathname}` }) });
      });
      await client.reload();
      await client.enterCode(code);
      return client;
    });
    await picture('elsewhere', 'stopped.elsewhere.title', async ({ client, context, code }) => {
      await toFirstAnswer(client, code);
      const second = new ClientPage(await context.newPage());
      await second.open(world.intake.client);
      await second.enterCode(code);
      await second.press('resume.continue');
      return second;
    });
    await picture('unreadable', 'stopped.unreadable.title', async ({ client, code }) => {
      await toFirstAnswer(client, code);
      await client.reload();
      const [cell] = await storedCells(client.page);
      await putCell(client.page, cell?.id ?? '', null);
      await client.enterCode(code);
      await client.chooseOccasion(world.questionnaire, 'start');
      return client;
    });
    await picture('device-failed', 'stopped.device-failed.title', async ({ client, code }) => {
      await client.enterCode(code);
      await client.seeHeading(client.text('occasion.title'));
      await client.page.evaluate(() => {
        const broken = () => {
          throw new DOMException('', 'NotReadableError');
        };
        Object.assign(IDBObjectStore.prototype, { get: broken, getAll: broken, openCursor: broken });
      });
      await client.chooseOccasion(world.questionnaire, 'start');
      return client;
    });
    await picture('outdated', 'stopped.outdated.title', async ({ client, code }) => {
      await toFirstAnswer(client, code);
      await upgradeDatabase(client.page, 990);
      return client;
    });
    await picture('fetching-failed', 'fetching.title', async ({ client, context, code }) => {
      const later = Object.entries(builtClientFiles().packages).find(([, names]) => names.includes('dexie'))?.[0] ?? '';
      await context.route(`**/${later}`, (route) => route.abort());
      await client.reload();
      await client.enterCode(code);
      await client.page.getByText(client.text('fetching.failed')).waitFor();
      return client;
    });
    await picture('save-failed', 'check.title', async ({ client, code }) => {
      await client.reachFirstQuestion(world.questionnaire, code, 'start');
      await client.page.evaluate(() => {
        const full = () => {
          throw new DOMException('', 'QuotaExceededError');
        };
        Object.assign(IDBObjectStore.prototype, { put: full, add: full });
      });
      await client.answerAll(world.questionnaire, answersAt(world.questionnaire, 'start', 'sv'));
      await client.press('check.send');
      await client.page.getByText(client.text('check.failed')).waitFor();
      return client;
    });
    expect([...faults, ...pictures.faults]).toEqual([]);
  });
});
