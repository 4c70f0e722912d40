// The way past the stops that a device brings about (its storage, its tabs, its network), for whoever looks at them.
import type { Browser, BrowserContext } from 'playwright-core';
import { answersAt } from '../../src/core/answers.ts';
import { builtClientFiles } from './builtFiles.ts';
import { putCell, storedCells, upgradeDatabase } from './changedRows.ts';
import { ClientPage } from './clientPage.ts';
import { openDevice, type Seat } from './heldDevice.ts';
import type { PageViewer } from './pageViewer.ts';
import type { World } from './world.ts';

interface Device {
  readonly client: ClientPage;
  readonly context: BrowserContext;
  readonly code: string;
}

/** Leaves the world as it was; `otherWorld` is another clinic. Gives what the browser complained of. */
export async function walkDeviceStops(
  browser: Browser,
  world: World,
  otherWorld: World,
  viewer: PageViewer,
  seat: Seat = (page) => new ClientPage(page),
): Promise<readonly string[]> {
  const { questionnaire, intake } = world;
  const faults: string[] = [];

  /** A new device; `way` ends on the page to be looked at. */
  const stop = async (name: string, heading: string, way: (device: Device) => Promise<ClientPage>) => {
    const { client, context, watch } = await openDevice(browser, intake.client, undefined, seat);
    const shown = await way({ client, context, code: world.codes[0]?.code ?? '' });
    await shown.seeHeading(shown.text(heading));
    await viewer.take(shown, name);
    faults.push(...watch.faults.map((fault) => `${name}: ${fault}`));
    await context.close();
  };
  const toFirstAnswer = async (client: ClientPage, code: string) => {
    await client.reachFirstQuestion(questionnaire, code, 'start');
    await client.page.getByRole('radio').first().check({ force: true });
    await client.page.getByText(client.text('save.saved')).first().waitFor();
  };

  await stop('unlock-failed', 'stopped.unlock-failed.title', async ({ client, context, code }) => {
    await context.route(/worker-[^/]*\.js$/, (route) => route.abort());
    await client.enterCode(code);
    return client;
  });
  await stop('other-clinic', 'stopped.other-clinic.title', async ({ client, context, code }) => {
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
  await stop('elsewhere-again', 'stopped.elsewhere.title', async ({ client, context, code }) => {
    await toFirstAnswer(client, code);
    const second = seat(await context.newPage());
    await second.open(intake.client);
    await second.enterCode(code);
    await second.seeHeading(second.text('resume.title'));
    await second.press('resume.continue');
    await second.seeHeading(second.text('stopped.elsewhere.title'));
    await viewer.take(second, 'elsewhere');
    await second.press('stopped.way.again');
    await second.page.getByText(second.text('stopped.stillSame', { number: 2 })).waitFor();
    return second;
  });
  await stop('unreadable', 'stopped.unreadable.title', async ({ client, code }) => {
    await toFirstAnswer(client, code);
    await client.reload();
    const [cell] = await storedCells(client.page);
    await putCell(client.page, cell?.id ?? '', null);
    await client.enterCode(code);
    await client.chooseOccasion(questionnaire, 'start');
    return client;
  });
  await stop('device-failed', 'stopped.device-failed.title', async ({ client, code }) => {
    await client.enterCode(code);
    await client.seeHeading(client.text('occasion.title'));
    await client.page.evaluate(() => {
      const broken = () => {
        throw new DOMException('', 'NotReadableError');
      };
      Object.assign(IDBObjectStore.prototype, { get: broken, getAll: broken, openCursor: broken });
    });
    await client.chooseOccasion(questionnaire, 'start');
    return client;
  });
  await stop('outdated', 'stopped.outdated.title', async ({ client, code }) => {
    await toFirstAnswer(client, code);
    await upgradeDatabase(client.page, 990);
    return client;
  });
  await stop('fetching-failed', 'fetching.failedTitle', async ({ client, context, code }) => {
    const later = Object.entries(builtClientFiles().packages).find(([, names]) => names.includes('dexie'))?.[0] ?? '';
    await context.route(`**/${later}`, (route) => route.abort());
    await client.reload();
    await client.enterCode(code);
    await client.page.getByText(client.text('fetching.failed')).waitFor();
    return client;
  });
  await stop('save-failed', 'check.title', async ({ client, code }) => {
    await client.reachFirstQuestion(questionnaire, code, 'start');
    await client.page.evaluate(() => {
      const full = () => {
        throw new DOMException('', 'QuotaExceededError');
      };
      Object.assign(IDBObjectStore.prototype, { put: full, add: full });
    });
    await client.answerAll(questionnaire, answersAt(questionnaire, 'start', 'sv'));
    await client.press('check.send');
    await client.page.getByText(client.text('check.failed')).waitFor();
    return client;
  });
  return faults;
}
