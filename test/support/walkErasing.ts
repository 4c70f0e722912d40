// The way past the removal of everything on the device: while it is done, when it is done, and when it could not be.
// The page's clock stands still but where it is pushed.
import type { Browser } from 'playwright-core';
import { openDevice, type Seat } from './heldDevice.ts';
import type { PageViewer } from './pageViewer.ts';
import type { World } from './world.ts';

const leastMs = 3_000;

/** Uses up no code. Gives what the browser complained of. */
export async function walkErasing(
  browser: Browser,
  world: World,
  viewer: PageViewer,
  _number: number,
  seat?: Seat,
): Promise<readonly string[]> {
  const { client, context, watch } = await openDevice(
    browser,
    world.intake.client,
    (made) => made.clock.install(),
    seat,
  );
  const { page } = client;
  const erase = async (ended: string, name: string) => {
    await client.press('device.erase');
    await client.press('device.eraseYes');
    await client.button(client.text('device.erasing')).waitFor();
    await viewer.take(client, `${name}, at work`);
    await page.clock.runFor(leastMs);
    await page.getByText(client.text(ended)).waitFor();
    await viewer.take(client, name);
  };
  await client.press('frame.device');
  await client.seeHeading(client.text('device.title'));
  await page.clock.pauseAt(Date.now() + 60_000);
  await page.evaluate(() => {
    const { keys } = CacheStorage.prototype;
    const stuck = () => Promise.reject(new DOMException('', 'UnknownError'));
    CacheStorage.prototype.keys = stuck;
    Object.assign(globalThis, { letGo: () => Object.assign(CacheStorage.prototype, { keys }) });
  });
  await erase('device.eraseFailed', '01-not-everything');
  await page.evaluate('globalThis.letGo()');
  await erase('device.erased', '02-everything');
  await client.press('support.return');
  await client.seeHeading(client.text('start.title'));
  await viewer.take(client, '03-start-after-it');
  await context.close();
  return watch.faults;
}
