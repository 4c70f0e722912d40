// Pictures of the stops that lie with the clinic (a slip of another clinic, one that is closed, a plan that this page does not
// know) and of the offer of a newer page, and what a machine can hold against them.
import { rmSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answersAt } from '../../src/core/answers.ts';
import { demoAbout } from '../../src/demo/demoAbout.ts';
import { newestVersions } from '../../src/questionnaires/catalogue.ts';
import { ClientPage } from '../support/clientPage.ts';
import { foreignWords } from '../support/foreignWords.ts';
import { PagePictures } from '../support/pagePictures.ts';
import { copyOfPage, publishVersion } from '../support/publishedVersion.ts';
import { walkClinicStops } from '../support/walkClinicStops.ts';
import { chromiumPath, launchBrowser, pageDefaults, Watch } from '../support/watchedBrowser.ts';
import { startWorld, type World } from '../support/world.ts';

describe.skipIf(chromiumPath === '')('stops that lie with the clinic, on screen', () => {
  const files = chromiumPath === '' ? '' : copyOfPage();
  let browser: Browser;
  let world: World;
  /** Its questionnaire is newer than the page that its intake serves. */
  let aheadWorld: World;

  beforeAll(async () => {
    const unknown = newestVersions.map((entry) => ({ ...entry, version: '99.0.0' }));
    [browser, world, aheadWorld] = await Promise.all([
      launchBrowser(),
      startWorld({ settings: { INTAKE_CLIENT_FILES: files } }),
      startWorld({ plan: unknown }),
    ]);
  });
  afterAll(async () => {
    await browser?.close();
    await world?.end();
    await aheadWorld?.end();
    rmSync(files, { recursive: true, force: true });
  });

  const picturesIn = (folder: string) => new PagePictures(folder, foreignWords(world.questionnaire, demoAbout));

  it('every page at which a slip or the clinic’s plan stops the journey holds', async () => {
    const pictures = picturesIn('screens/clinic-stops');
    const faults = await walkClinicStops(browser, world, aheadWorld, pictures);
    expect([...faults, ...pictures.faults]).toEqual([]);
  });

  it('every page that offers a newer one holds', async () => {
    const pictures = picturesIn('screens/update');
    const context = await browser.newContext(pageDefaults);
    const watch = new Watch(context, [world.intake.client]);
    watch.excuse(/net::ERR_/);
    const client = new ClientPage(await context.newPage());
    await client.open(world.intake.client);
    await client.page.evaluate(async () => void (await navigator.serviceWorker.ready));
    await client.reload();
    await publishVersion(world, files, client.page);
    const offer = () => client.page.getByText(client.text('update.title'));
    await offer().waitFor();
    await pictures.take(client, 'start');
    await client.reachFirstQuestion(world.questionnaire, world.codes[0]?.code ?? '', 'start');
    await client.answerAll(world.questionnaire, answersAt(world.questionnaire, 'start', 'sv'));
    await client.send();
    await offer().waitFor();
    await pictures.take(client, 'receipt');
    expect([...watch.faults, ...pictures.faults]).toEqual([]);
    await context.close();
  });
});
