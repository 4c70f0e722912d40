// The way past the stops that lie with the clinic (a slip of another clinic, one that is closed, a plan that this page does not
// know), for whoever looks at them.
import type { Browser } from 'playwright-core';
import { openDevice, type Seat } from './heldDevice.ts';
import type { PageViewer } from './pageViewer.ts';
import { strangeSlip } from './strangeSlip.ts';
import type { World } from './world.ts';

/** `aheadWorld` plans a questionnaire that is newer than the page. Gives what the browser complained of. */
export async function walkClinicStops(
  browser: Browser,
  world: World,
  aheadWorld: World,
  viewer: PageViewer,
  seat?: Seat,
): Promise<readonly string[]> {
  const { context, client, watch } = await openDevice(browser, world.intake.client, undefined, seat);
  const stops = {
    held: { clinic: aheadWorld.clinic.profile },
    closed: { isOver: true },
  };
  for (const [name, strangeness] of Object.entries(stops)) {
    await client.enterCode(await strangeSlip(world, strangeness));
    await client.chooseOccasion(world.questionnaire, 'start');
    await client.seeHeading(client.text(`stopped.${name}.title`));
    await viewer.take(client, name);
    if (name === 'held') {
      await client.press('stopped.way.again');
      await client.page.getByText(client.text('stopped.stillSame', { number: 2 })).waitFor();
      await viewer.take(client, 'held-again');
    }
    await client.press('stopped.way.toStart');
  }
  await context.close();

  const ahead = await openDevice(browser, aheadWorld.intake.client, undefined, seat);
  await ahead.client.enterCode(aheadWorld.codes[0]?.code ?? '');
  await ahead.client.seeHeading(ahead.client.text('stopped.questions-missing.title'));
  await viewer.take(ahead.client, 'questions-missing');
  await ahead.context.close();
  return [...watch.faults, ...ahead.watch.faults];
}
