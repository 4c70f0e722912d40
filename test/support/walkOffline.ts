// The way through the form on a device that has lost its network, from the first page to answers that wait, are tried in vain and
// then leave by themselves; and past a page beside the way that was never fetched.
import type { Browser } from 'playwright-core';
import { answersAt } from '../../src/core/answers.ts';
import { builtClientFiles } from './builtFiles.ts';
import { ClientPage } from './clientPage.ts';
import { openDevice, type Seat } from './heldDevice.ts';
import type { PageViewer } from './pageViewer.ts';
import { pageDefaults, Watch } from './watchedBrowser.ts';
import type { World } from './world.ts';

const asides = { support: '03-support', worries: '04-worries', access: '05-access', device: '06-device' } as const;

/** Uses up the world's code `number`. Gives what the browser complained of. */
export async function walkOffline(
  browser: Browser,
  world: World,
  viewer: PageViewer,
  number: number,
  seat: Seat = (page) => new ClientPage(page),
): Promise<readonly string[]> {
  const { intake, questionnaire, codes } = world;
  const context = await browser.newContext(pageDefaults);
  const watch = new Watch(context, [intake.client]);
  watch.excuse(/net::ERR_/);
  const client = seat(await context.newPage());
  const { page } = client;
  const code = codes[number]?.code ?? '';
  await client.open(intake.client);
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await client.reload();
  await context.setOffline(true);
  await page.reload();
  await client.firstChoice().waitFor();
  await viewer.take(client, '01-first');
  await client.seeStart();
  await viewer.take(client, '02-start');
  for (const [aside, name] of Object.entries(asides)) {
    await client.press(`frame.${aside}`);
    await client.seeHeading(client.text(`${aside}.title`));
    await viewer.take(client, name);
    await client.press('support.return');
  }
  await client.enterCode(code);
  await client.chooseOccasion(questionnaire, 'start');
  await client.seeHeading(client.text('confirmCode.title'));
  await client.typeInto(client.text('confirmCode.title'), code);
  await client.press('code.continue');
  await client.seeHeading(client.text('aboutAnswers.title'));
  await viewer.take(client, '07-about-answers');
  await client.press('aboutAnswers.begin');
  await client.answerAll(questionnaire, answersAt(questionnaire, 'start', client.language));
  await viewer.take(client, '08-check');
  await client.press('check.send');
  await client.seeHeading(client.text('send.waitingTitle'));
  await viewer.take(client, '09-waiting');
  for (const attempt of [2, 3]) {
    await client.press('send.again');
    await page.getByText(client.text('send.stillOffline', { number: attempt })).waitFor();
    await viewer.take(client, `10-waiting-attempt-${attempt}`);
  }
  await context.setOffline(false);
  await client.seeHeading(client.text('receipt.title'));
  await viewer.take(client, '11-receipt');
  await context.close();
  return [...watch.faults, ...(await walkUnfetched(browser, world, viewer, seat))];
}

async function walkUnfetched(browser: Browser, { intake }: World, viewer: PageViewer, seat: Seat) {
  const { client, context, watch } = await openDevice(browser, intake.client, undefined, seat);
  const later = Object.entries(builtClientFiles().packages).find(([, names]) => names.includes('dexie'))?.[0] ?? '';
  await context.route(`**/${later}`, (route) => route.abort());
  await client.reload();
  await client.press('frame.support');
  await client.seeHeading(client.text('support.title'));
  await client.press('support.return');
  await client.press('frame.worries');
  await client.page.getByText(client.text('fetching.failed')).waitFor();
  await viewer.take(client, '12-worries-not-fetched');
  await context.unroute(`**/${later}`);
  await client.press('fetching.again');
  await client.seeHeading(client.text('worries.title'));
  await viewer.take(client, '13-worries-fetched');
  await context.close();
  return watch.faults;
}
