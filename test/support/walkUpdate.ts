// The way past the pages that offer a new version: one that comes while the receipt is shown, and the start page that it stands on
// until it is taken.
import { rmSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { answersAt } from '../../src/core/answers.ts';
import { ClientPage } from './clientPage.ts';
import type { Seat } from './heldDevice.ts';
import type { PageViewer } from './pageViewer.ts';
import { copyOfPage, publishVersion } from './publishedVersion.ts';
import { pageDefaults, Watch } from './watchedBrowser.ts';
import { startWorld } from './world.ts';

/** In a world of its own, because it is published there. Gives what the browser complained of. */
export async function walkUpdate(
  browser: Browser,
  viewer: PageViewer,
  seat: Seat = (page) => new ClientPage(page),
): Promise<readonly string[]> {
  const files = copyOfPage();
  const world = await startWorld({ settings: { INTAKE_CLIENT_FILES: files } });
  const context = await browser.newContext(pageDefaults);
  const watch = new Watch(context, [world.intake.client]);
  watch.excuse(/net::ERR_/);
  try {
    const client = seat(await context.newPage());
    const { page } = client;
    await client.open(world.intake.client);
    await page.evaluate(async () => void (await navigator.serviceWorker.ready));
    await client.reload();
    const { questionnaire } = world;
    await client.reachFirstQuestion(questionnaire, world.codes[0]?.code ?? '', 'start');
    await client.answerAll(questionnaire, answersAt(questionnaire, 'start', client.language));
    await client.send();
    await publishVersion(world, files, page);
    await page.getByText(client.text('update.title')).waitFor();
    await viewer.take(client, '01-receipt');
    await client.press('receipt.done');
    await client.seeHeading(client.text('start.title'));
    await viewer.take(client, '02-start');
    await client.press('update.button');
    await page.locator('meta[name=generation]').waitFor({ state: 'attached' });
    await client.seeStart();
    await viewer.take(client, '03-start-of-the-new-one');
    return watch.faults;
  } finally {
    await context.close();
    await world.end();
    rmSync(files, { recursive: true, force: true });
  }
}
